/** One user: who they are, what they are in, how they prove themselves, and what an administrator may do. @module */
import { useCallback, useState } from 'react'
import { consoleRoutes, type ConsoleRight, type UserDetail } from '#protocol/console-http'
import { ProblemNote } from '../page/problem-note.tsx'
import type { Problem } from '../page/problem.ts'
import type { RelyingParty, Reply } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { PageLink } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Detail, DetailPart } from './detail.tsx'
import { DeletePersonDialog } from './person/delete-person-dialog.tsx'
import { PersonMethods } from './person/person-methods.tsx'
import { PersonRoles } from './person/person-roles.tsx'
import { RenameDialog } from './person/rename-dialog.tsx'
import { PersonWhy } from './person/person-why.tsx'
import { addressOf } from './section.ts'
import { useAnswer, useAsking } from './use-answer.ts'

interface Act {
  readonly busy: boolean
  readonly isDone?: boolean
  readonly problem?: Problem
}

export function PersonDetail({
  id,
  rights,
  onChange,
  onDeleted,
  onClose,
}: {
  readonly id: string
  readonly rights: readonly ConsoleRight[]
  readonly onChange: () => void
  readonly onDeleted: () => void
  readonly onClose: () => void
}) {
  const { text, words } = useConsoleWords()
  const relyingParty = useAsking()
  const ask = useCallback(
    (asked: RelyingParty, signal: AbortSignal) =>
      asked.ask(consoleRoutes.consoleUser, { user: id }, { signal }),
    [id],
  )
  const { value, problem, again } = useAnswer(ask)
  const [act, setAct] = useState<Act>({ busy: false })
  const [asking, setAsking] = useState<'nothing' | 'name' | 'deletion'>('nothing')
  const stop = () => {
    setAsking('nothing')
  }
  const run = (doing: (asked: RelyingParty) => Promise<Reply<unknown>>) => {
    setAct({ busy: true })
    void doing(relyingParty).then((reply) => {
      setAct(
        reply.outcome === 'done'
          ? { busy: false, isDone: true }
          : { busy: false, problem: reply.problem },
      )
      again()
      onChange()
    })
  }
  return (
    <Detail title={value?.user.displayName ?? '…'} onClose={onClose}>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {act.problem === undefined ? null : <ProblemNote problem={act.problem} />}
      <Announcement>{act.isDone === true ? text.person.done : ''}</Announcement>
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={words.page.loading} />
        ) : null
      ) : (
        <>
          <Who of={value} />
          <DetailPart title={text.people.groups}>
            {value.groups.length === 0 ? (
              <p className="detail-row-text">{text.people.noGroups}</p>
            ) : (
              <ul className="detail-actions">
                {value.groups.map((group) => (
                  <li key={group.id}>
                    <PageLink href={addressOf({ section: 'groups', open: group.id })}>
                      {group.displayName}
                    </PageLink>
                  </li>
                ))}
              </ul>
            )}
          </DetailPart>
          {value.methods === undefined ? null : (
            <DetailPart title={text.people.methods}>
              <PersonMethods
                user={id}
                name={value.user.displayName}
                methods={value.methods}
                mayWrite={rights.includes('writeMethods')}
                busy={act.busy}
                run={run}
              />
            </DetailPart>
          )}
          {rights.includes('readPolicy') ? (
            <DetailPart title={text.person.why.title}>
              <PersonWhy of={value} />
            </DetailPart>
          ) : null}
          {rights.includes('writeDirectory') ? (
            <DetailPart title={text.person.roles.title}>
              <PersonRoles of={value.user} busy={act.busy} run={run} />
            </DetailPart>
          ) : null}
          <div className="detail-actions">
            {rights.includes('writeDirectory') ? (
              <Button
                compact
                busy={act.busy}
                onClick={() => {
                  setAsking('name')
                }}
              >
                {text.adding.rename}
              </Button>
            ) : null}
            {rights.includes('writeDirectory') ? (
              <Button
                compact
                busy={act.busy}
                onClick={() => {
                  const disabled = !value.user.disabled
                  run((asked) =>
                    asked.ask(consoleRoutes.consoleDisableUser, { user: id, disabled }),
                  )
                }}
              >
                {value.user.disabled ? text.people.allow : text.people.block}
              </Button>
            ) : null}
            {rights.includes('writeMethods') && value.user.risk === 'high' ? (
              <Button
                compact
                busy={act.busy}
                onClick={() => {
                  run((asked) => asked.ask(consoleRoutes.consoleDismissRisk, { user: id }))
                }}
              >
                {text.people.dismissRisk}
              </Button>
            ) : null}
            {rights.includes('writeDirectory') ? (
              <Button
                compact
                busy={act.busy}
                onClick={() => {
                  setAsking('deletion')
                }}
              >
                {text.adding.delete}
              </Button>
            ) : null}
          </div>
          {asking === 'name' ? (
            <RenameDialog
              of={value.user}
              onSaved={() => {
                stop()
                setAct({ busy: false, isDone: true })
                again()
                onChange()
              }}
              onClose={stop}
            />
          ) : null}
          {asking === 'deletion' ? (
            <DeletePersonDialog of={value} onDeleted={onDeleted} onClose={stop} />
          ) : null}
        </>
      )}
    </Detail>
  )
}

function Who({ of: { user } }: { readonly of: UserDetail }) {
  const { text } = useConsoleWords()
  const { people } = text
  const facts: readonly Fact[] = [
    { name: people.account, value: user.name },
    { name: people.kind, value: people.kinds[user.kind] },
    {
      name: people.state,
      value: user.disabled ? people.disabled : people.enabled,
      ...(user.risk === 'high' ? { note: people.atRisk, unusual: 'note' } : {}),
      ...(user.disabled ? { unusual: 'value' } : {}),
    },
    { name: people.signsIn, value: user.federated ? people.elsewhere : people.here },
    { name: people.secondFactor, value: user.onPremisesMfa ? people.onPremises : people.cloud },
    {
      name: people.roles,
      value:
        user.roles.length === 0
          ? people.noRoles
          : user.roles.map((role) => text.roles[role]).join(', '),
    },
  ]
  return <Facts dense of={facts} />
}
