/** Users: a list by name, and one beside it. @module */
import { useCallback, useState } from 'react'
import { consoleRoutes, type UserRow } from '#protocol/console-http'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ListBody } from './list-body.tsx'
import { AddPersonDialog } from './person/add-person-dialog.tsx'
import { PersonDetail } from './person-detail.tsx'
import { useAnswer } from './use-answer.ts'
import { usePortions } from './use-portions.ts'
import { show, type ViewProps } from './view.ts'

const size = 50

export function PeopleView({ rights, open }: ViewProps) {
  const { text } = useConsoleWords()
  const [startsWith, setStartsWith] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: UserRow | undefined, signal: AbortSignal) => {
      const request = { after: last?.name ?? '', startsWith, limit: size }
      const reply = await relyingParty.ask(consoleRoutes.consoleUsers, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.users } : reply
    },
    [startsWith],
  )
  const portions = usePortions({ size, ask })
  const counted = useAnswer(askForTotal)
  const total = counted.value?.total
  const change = (what: string) => {
    setSaid(what)
    portions.again()
    counted.again()
  }
  return (
    <>
      <div className="console-bar">
        <SearchField
          label={text.people.search}
          value={startsWith}
          maxLength={113}
          onChange={setStartsWith}
          onLeave={() => undefined}
        />
        {rights.includes('writeDirectory') ? (
          <Button
            compact
            onClick={() => {
              setAdding(true)
            }}
          >
            {text.adding.open}
          </Button>
        ) : null}
        {total === undefined ? null : <p className="console-quiet">{text.people.lead(total)}</p>}
      </div>
      <Announcement>{said}</Announcement>
      <div className="console-split" data-open={open !== ''}>
        <ListBody of={portions} empty={startsWith === '' ? text.list.empty : text.list.none}>
          {(rows) => (
            <DataTable
              label={text.sections.people}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show('people', id)
              }}
              columns={[
                { name: text.people.name, cell: (row) => <bdi>{row.displayName}</bdi> },
                {
                  name: text.people.account,
                  cell: (row) => <bdi>{row.name}</bdi>,
                  secondary: true,
                },
                {
                  name: text.people.kind,
                  cell: (row) => text.people.kinds[row.kind],
                  secondary: true,
                },
                { name: text.people.state, cell: (row) => <PersonState of={row} /> },
              ]}
            />
          )}
        </ListBody>
        {open === '' ? null : (
          <PersonDetail
            key={open}
            id={open}
            rights={rights}
            onChange={portions.again}
            onDeleted={() => {
              change(text.adding.deleted)
              show('people', '')
            }}
            onClose={() => {
              show('people', '')
            }}
          />
        )}
      </div>
      {isAdding ? (
        <AddPersonDialog
          onAdded={() => {
            change(text.adding.added)
          }}
          onClose={(user) => {
            setAdding(false)
            if (user !== undefined) show('people', user)
          }}
        />
      ) : null}
    </>
  )
}

function askForTotal(relyingParty: RelyingParty, signal: AbortSignal) {
  const request = { after: '', startsWith: '', limit: 1 }
  return relyingParty.ask(consoleRoutes.consoleUsers, request, { signal })
}

/** What is not as with most people, in words. */
function PersonState({
  of: { disabled, risk, federated, onPremisesMfa },
}: {
  readonly of: UserRow
}) {
  const { text } = useConsoleWords()
  const unusual = [
    disabled ? text.people.disabled : undefined,
    risk === 'high' ? text.people.atRisk : undefined,
    federated ? text.people.federated : undefined,
    onPremisesMfa ? text.people.onPremises : undefined,
  ].filter((word) => word !== undefined)
  return <>{unusual.length === 0 ? text.people.enabled : unusual.join(', ')}</>
}
