/** Applications: all of them, narrowed by a word, one beside them, and a new one. @module */
import { useEffect, useMemo, useState } from 'react'
import type { ApplicationRow } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Announcement } from '../../ui/announcement.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ListBody } from '../list-body.tsx'
import { usePortions } from '../use-portions.ts'
import { show, type ViewProps } from '../view.ts'
import { ApplicationDetail } from './application-detail.tsx'
import { MakeDialog } from './make-dialog.tsx'

/** A tenant has some hundreds: they are sorted and searched here. */
const size = 1000
/** A long table is drawn a page at a time. */
const page = 100

async function askForApplications(
  relyingParty: RelyingParty,
  last: ApplicationRow | undefined,
  signal: AbortSignal,
) {
  const request = { after: last?.id ?? '', startsWith: '', limit: size }
  const reply = await relyingParty.ask(consoleRoutes.consoleApplications, request, { signal })
  return reply.outcome === 'done' ? { ...reply, value: reply.value.applications } : reply
}

export function ApplicationsView({ rights, open }: ViewProps) {
  const { text, language } = useConsoleWords()
  const words = text.applications
  const [word, setWord] = useState('')
  const [pages, setPages] = useState(1)
  const [isMaking, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const [made, setMade] = useState('')
  // Once the form is gone, which keeps whoever fills it in where they are.
  useEffect(() => {
    if (made !== '') show('applications', made)
  }, [made])
  const portions = usePortions({ size, ask: askForApplications })
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return portions.rows
      ?.filter(
        (row) =>
          row.displayName.toLocaleLowerCase(language).includes(wanted) ||
          row.clientId.startsWith(wanted),
      )
      .sort((a, b) => a.displayName.localeCompare(b.displayName, language))
  }, [portions.rows, word, language])
  const shown = found?.slice(0, pages * page)
  const hasMoreHere = shown !== undefined && found !== undefined && shown.length < found.length
  const mayWrite = rights.includes('writeApplications')
  const change = (what: string) => {
    setSaid(what)
    portions.again()
  }
  return (
    <>
      <div className="console-bar">
        <SearchField
          label={words.search}
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
            {words.make}
          </Button>
        ) : null}
        {portions.rows === undefined ? null : (
          <p className="console-quiet">{words.lead(portions.rows.length)}</p>
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
          empty={word === '' ? words.none : text.list.none}
        >
          {(rows) => (
            <DataTable
              label={text.sections.applications}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show('applications', id)
              }}
              columns={[
                { name: words.name, cell: (row) => <bdi>{row.displayName}</bdi> },
                {
                  name: words.kind,
                  cell: (row) => row.kinds.map((kind) => words.kinds[kind]).join(', '),
                },
                {
                  name: words.clientId,
                  secondary: true,
                  cell: (row) => <code>{row.clientId}</code>,
                },
              ]}
            />
          )}
        </ListBody>
        {open === '' ? null : (
          <ApplicationDetail
            key={open}
            id={open}
            mayWrite={mayWrite}
            onChange={() => {
              change(words.done.saved)
            }}
            onDeleted={() => {
              change(words.done.deleted)
              show('applications', '')
            }}
          />
        )}
      </div>
      {isMaking ? (
        <MakeDialog
          onMade={(id) => {
            setMaking(false)
            setMade(id)
            change(words.done.made)
          }}
          onClose={() => {
            setMaking(false)
          }}
        />
      ) : null}
    </>
  )
}
