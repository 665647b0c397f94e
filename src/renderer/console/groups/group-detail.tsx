/** One group: who is in it, what it is in, and what an administrator may change. @module */
import { useCallback, useRef, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { GroupRefusal, MemberRow } from '#protocol/console-groups-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { PageLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Detail, DetailPart } from '../detail.tsx'
import { PickDialog } from '../pick-dialog.tsx'
import { addressOf } from '../section.ts'
import { useAnswer, useAsking } from '../use-answer.ts'
import { show } from '../view.ts'
import type { DetailProps } from '../whole-list.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { GroupMembers } from './group-members.tsx'

type Asking = 'nothing' | 'members' | 'words' | 'deletion'
type Act =
  | { readonly step: 'still' | 'busy' }
  | { readonly step: 'refused'; readonly why: GroupRefusal }
  | { readonly step: 'failed'; readonly problem: Problem }

const usersAndGroups = ['user', 'group'] as const
const still: Act = { step: 'still' }

export function GroupDetail({ id, mayWrite, onChange, onDeleted }: DetailProps) {
  const { text, words: page } = useConsoleWords()
  const words = text.groups
  const relyingParty = useAsking()
  const [asking, setAsking] = useState<Asking>('nothing')
  const [act, setAct] = useState(still)
  const [turn, setTurn] = useState(0)
  const members = useRef<HTMLDivElement>(null)
  const ask = useCallback(
    (asked: RelyingParty, signal: AbortSignal) =>
      asked.ask(
        consoleRoutes.consoleMembers,
        { group: id, after: '', startsWith: '', limit: 1 },
        { signal },
      ),
    [id],
  )
  const { value, problem, again } = useAnswer(ask)
  const changed = () => {
    setAct(still)
    setTurn(turn + 1)
    // The button that was pressed may be gone.
    members.current?.focus({ preventScroll: true })
    again()
    onChange()
  }
  const stop = () => {
    setAsking('nothing')
  }
  const fail = (failed: Problem) => {
    setAct({ step: 'failed', problem: failed })
    again()
  }
  const add = (members: readonly Pick<MemberRow, 'id' | 'kind'>[]) => {
    stop()
    setAct({ step: 'busy' })
    const request = { group: id, members: members.map(({ id: one, kind }) => ({ id: one, kind })) }
    void relyingParty.ask(consoleRoutes.consoleAddMembers, request).then((reply) => {
      if (reply.outcome === 'refused') fail(reply.problem)
      else if (reply.value.outcome === 'done') changed()
      else setAct({ step: 'refused', why: reply.value.why })
    })
  }
  const remove = ({ id: member }: MemberRow) => {
    setAct({ step: 'busy' })
    void relyingParty
      .ask(consoleRoutes.consoleRemoveMember, { group: id, member })
      .then((reply) => {
        if (reply.outcome === 'done') changed()
        else fail(reply.problem)
      })
  }
  const deleteGroup = () => {
    stop()
    setAct({ step: 'busy' })
    void relyingParty.ask(consoleRoutes.consoleDeleteGroup, { group: id }).then((reply) => {
      if (reply.outcome === 'refused') fail(reply.problem)
      else if (reply.value.outcome === 'done') onDeleted()
      else setAct({ step: 'refused', why: reply.value.why })
    })
  }
  const name = value?.group.displayName ?? '…'
  return (
    <Detail
      title={name}
      onClose={() => {
        show('groups', '')
      }}
    >
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {act.step === 'failed' ? <ProblemNote problem={act.problem} /> : null}
      {act.step === 'refused' ? <Refusal of={act.why} /> : null}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={page.page.loading} />
        ) : null
      ) : (
        <>
          {value.group.description === '' ? null : (
            <p className="detail-row-text">{value.group.description}</p>
          )}
          <DetailPart title={words.members}>
            <div ref={members} tabIndex={-1}>
              <GroupMembers
                key={turn}
                group={id}
                busy={act.step === 'busy'}
                onRemove={mayWrite ? remove : undefined}
              />
            </div>
          </DetailPart>
          {value.within.length === 0 ? null : (
            <DetailPart title={words.within}>
              <ul className="detail-actions">
                {value.within.map((group) => (
                  <li key={group.id}>
                    <PageLink href={addressOf({ section: 'groups', open: group.id })}>
                      {group.displayName}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </DetailPart>
          )}
          {mayWrite ? (
            <div className="detail-actions">
              {(
                [
                  ['members', words.add],
                  ['words', words.change],
                  ['deletion', words.delete],
                ] as const
              ).map(([what, label]) => (
                <Button
                  key={what}
                  compact
                  busy={act.step === 'busy'}
                  onClick={() => {
                    setAsking(what)
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          ) : null}
        </>
      )}
      {asking === 'members' ? (
        <PickDialog
          title={words.add}
          kinds={usersAndGroups}
          without={[id]}
          onPick={add}
          onClose={stop}
        />
      ) : null}
      {asking === 'words' && value !== undefined ? (
        <GroupDialog
          of={value.group}
          onSaved={() => {
            stop()
            changed()
          }}
          onClose={stop}
        />
      ) : null}
      {asking === 'deletion' ? (
        <Dialog title={words.deleteTitle(name)} onClose={stop}>
          <p>{words.deleteText}</p>
          <DialogAnswers>
            <Button kind="danger" onClick={deleteGroup}>
              {words.deleteAnswer}
            </Button>
            <Button onClick={stop}>{words.keep}</Button>
          </DialogAnswers>
        </Dialog>
      ) : null}
    </Detail>
  )
}

function Refusal({ of: why }: { readonly of: GroupRefusal }) {
  const { text } = useConsoleWords()
  const words = text.groups
  const names: Readonly<Record<string, string>> = {
    ...text.policies.methods,
    registrationCampaign: text.settings.registration.campaign,
  }
  switch (why.code) {
    case 'name-taken':
      return <Note kind="problem">{words.refused[why.code]}</Note>
    case 'circle':
      return <Note kind="problem">{words.refused[why.code](why.group.displayName)}</Note>
    case 'in-policy':
      return (
        <Note kind="problem">
          {words.refused[why.code](why.methods.map((method) => names[method] ?? method).join(', '))}
        </Note>
      )
  }
}
