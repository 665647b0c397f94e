/** Groups: all of them, narrowed by a word, and who is in one beside them. @module */
import { useCallback, useMemo, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { GroupRow } from '#protocol/console-groups-http'
import { ProblemNote } from '../page/problem-note.tsx'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageLink } from '../ui/link.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Detail, DetailPart } from './detail.tsx'
import { ListBody } from './list-body.tsx'
import { addressOf } from './section.ts'
import { useAnswer } from './use-answer.ts'
import { usePortions } from './use-portions.ts'
import { show, type ViewProps } from './view.ts'

/** Tenants have at most a thousand or so: they are sorted and searched here. */
const size = 1000

async function askForGroups(
  relyingParty: RelyingParty,
  last: GroupRow | undefined,
  signal: AbortSignal,
) {
  const request = { after: last?.id ?? '', startsWith: '', limit: size }
  const reply = await relyingParty.ask(consoleRoutes.consoleGroups, request, { signal })
  return reply.outcome === 'done' ? { ...reply, value: reply.value.groups } : reply
}

export function GroupsView({ open }: ViewProps) {
  const { text, language } = useConsoleWords()
  const [word, setWord] = useState('')
  const portions = usePortions({ size, ask: askForGroups })
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return portions.rows
      ?.filter((row) => row.displayName.toLocaleLowerCase(language).includes(wanted))
      .sort((a, b) => a.displayName.localeCompare(b.displayName, language))
  }, [portions.rows, word, language])
  return (
    <>
      <div className="console-bar">
        <SearchField
          label={text.groups.search}
          value={word}
          maxLength={120}
          onChange={setWord}
          onLeave={() => undefined}
        />
        {portions.rows === undefined ? null : (
          <p className="console-quiet">{text.groups.lead(portions.rows.length)}</p>
        )}
      </div>
      <div className="console-split" data-open={open !== ''}>
        <ListBody
          of={{ ...portions, rows: found }}
          empty={word === '' ? text.list.empty : text.list.none}
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
        {open === '' ? null : <GroupDetail key={open} id={open} />}
      </div>
    </>
  )
}

function GroupDetail({ id }: { readonly id: string }) {
  const { text, words } = useConsoleWords()
  const ask = useCallback(
    (relyingParty: RelyingParty, signal: AbortSignal) =>
      relyingParty.ask(
        consoleRoutes.consoleMembers,
        { group: id, after: '', startsWith: '', limit: 200 },
        { signal },
      ),
    [id],
  )
  const { value, problem, again } = useAnswer(ask)
  return (
    <Detail
      title={value?.group.displayName ?? '…'}
      onClose={() => {
        show('groups', '')
      }}
    >
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={words.page.loading} />
        ) : null
      ) : (
        <>
          <p className="detail-row-text">{value.group.description}</p>
          <DetailPart title={text.groups.members}>
            {value.members.length === 0 ? (
              <p className="detail-row-text">{text.groups.noMembers}</p>
            ) : (
              <ul className="detail-rows">
                {value.members.map((member) => (
                  <li key={member.id} className="detail-row">
                    <p className="detail-row-name">
                      <PageLink
                        href={addressOf({
                          section: member.kind === 'user' ? 'people' : 'groups',
                          open: member.id,
                        })}
                      >
                        {member.displayName}
                      </PageLink>
                    </p>
                    <p className="detail-row-text">
                      {member.kind === 'user' ? member.name : text.groups.group}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </DetailPart>
        </>
      )}
    </Detail>
  )
}
