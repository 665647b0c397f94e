/** Groups: all of them, narrowed by a word, one beside them, and a new one. @module */
import { useMemo, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { GroupRow } from '#protocol/console-groups-http'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Announcement } from '../../ui/announcement.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ListBody } from '../list-body.tsx'
import { usePortions } from '../use-portions.ts'
import { show, type ViewProps } from '../view.ts'
import { GroupDetail } from './group-detail.tsx'
import { GroupDialog } from './group-dialog.tsx'

/** Tenants have at most a thousand or so: they are sorted and searched here. */
const size = 1000
/** A long table is drawn a page at a time. */
const page = 100

async function askForGroups(
  relyingParty: RelyingParty,
  last: GroupRow | undefined,
  signal: AbortSignal,
) {
  const request = { after: last?.id ?? '', startsWith: '', limit: size }
  const reply = await relyingParty.ask(consoleRoutes.consoleGroups, request, { signal })
  return reply.outcome === 'done' ? { ...reply, value: reply.value.groups } : reply
}

export function GroupsView({ rights, open }: ViewProps) {
  const { text, language } = useConsoleWords()
  const [word, setWord] = useState('')
  const [pages, setPages] = useState(1)
  const [isMaking, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const portions = usePortions({ size, ask: askForGroups })
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return portions.rows
      ?.filter((row) => row.displayName.toLocaleLowerCase(language).includes(wanted))
      .sort((a, b) => a.displayName.localeCompare(b.displayName, language))
  }, [portions.rows, word, language])
  const shown = found?.slice(0, pages * page)
  const hasMoreHere = shown !== undefined && found !== undefined && shown.length < found.length
  const mayWrite = rights.includes('writeDirectory')
  const change = (what: string) => {
    setSaid(what)
    portions.again()
  }
  return (
    <>
      <div className="console-bar">
        <SearchField
          label={text.groups.search}
          value={word}
          maxLength={120}
          onChange={(wanted) => {
            setWord(wanted)
            setPages(1)
          }}
          onLeave={() => undefined}
        />
        {mayWrite ? (
          <Button
            compact
            onClick={() => {
              setMaking(true)
            }}
          >
            {text.groups.make}
          </Button>
        ) : null}
        {portions.rows === undefined ? null : (
          <p className="console-quiet">{text.groups.lead(portions.rows.length)}</p>
        )}
      </div>
      <Announcement>{said}</Announcement>
      <div className="console-split" data-open={open !== ''}>
        <ListBody
          of={{
            ...{ ...portions, rows: shown, hasMore: hasMoreHere || portions.hasMore },
            more() {
              if (hasMoreHere) setPages(pages + 1)
              else portions.more()
            },
          }}
          empty={word === '' ? text.groups.makeFirst : text.list.none}
        >
          {(rows) => (
            <DataTable
              label={text.sections.groups}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show('groups', id)
              }}
              columns={[
                { name: text.groups.name, cell: (row) => <bdi>{row.displayName}</bdi> },
                { name: text.groups.description, cell: (row) => <bdi>{row.description}</bdi> },
              ]}
            />
          )}
        </ListBody>
        {open === '' ? null : (
          <GroupDetail
            key={open}
            id={open}
            mayWrite={mayWrite}
            onChange={() => {
              change(text.groups.done.saved)
            }}
            onDeleted={() => {
              change(text.groups.done.deleted)
              show('groups', '')
            }}
          />
        )}
      </div>
      {isMaking ? (
        <GroupDialog
          of={undefined}
          onSaved={(group) => {
            setMaking(false)
            change(text.groups.done.made)
            show('groups', group.id)
          }}
          onClose={() => {
            setMaking(false)
          }}
        />
      ) : null}
    </>
  )
}
