/** What an edit that is not saved would mean for people: chosen first, then each with what would be decided. @module */
import { useCallback, useMemo, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { PolicyTarget } from '#protocol/console-policies'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { changedMethods, WhyList } from '../person/why-list.tsx'
import { PickDialog } from '../pick-dialog.tsx'
import { useAnswer } from '../use-answer.ts'
import { toChange, type Draft } from './draft.ts'
import './picker.css'

const peopleAlone = ['user'] as const
/** More than this nobody compares at once. */
const most = 5

export function WhatIfDialog({
  draft,
  known,
  onClose,
}: {
  readonly draft: Draft
  /** Whom its rows name. */
  readonly known: ReadonlyMap<string, PolicyTarget>
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.policies.whatIf
  const [people, setPeople] = useState<readonly PolicyTarget[]>()
  if (people === undefined) {
    return (
      <PickDialog
        title={words.choose}
        kinds={peopleAlone}
        without={[]}
        onPick={(chosen) => {
          setPeople(chosen.slice(0, most))
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {people.map((person) => (
        <Supposed key={person.id} of={person} draft={draft} known={known} />
      ))}
      <DialogAnswers>
        <Button kind="primary" onClick={onClose}>
          {words.close}
        </Button>
      </DialogAnswers>
    </Dialog>
  )
}

function Supposed({
  of: person,
  draft,
  known,
}: {
  readonly of: PolicyTarget
  readonly draft: Draft
  readonly known: ReadonlyMap<string, PolicyTarget>
}) {
  const { text } = useConsoleWords()
  const { whatIf, why } = text.person
  const ask = useCallback(
    (relyingParty: RelyingParty, signal: AbortSignal) =>
      relyingParty.ask(
        consoleRoutes.consoleWhy,
        { user: person.id, whatIf: { policy: toChange(draft) } },
        { signal },
      ),
    [person.id, draft],
  )
  const { value, problem, again } = useAnswer(ask)
  const names = useMemo(
    () => new Map([...known.values()].map((one) => [one.id, one.displayName])),
    [known],
  )
  // What stays as it is would only hide what does not.
  const others = value?.then === undefined ? [] : changedMethods(value.then, value.now)
  return (
    <section className="supposed">
      <h3 className="policy-strong">
        <bdi>{person.displayName}</bdi>
      </h3>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={why.loading} />
        ) : null
      ) : (
        <>
          <p role="status">{others.length === 0 ? whatIf.same : whatIf.changes(others.length)}</p>
          <WhyList
            of={{ ...(value.then ?? value.now), methods: others }}
            now={value.now}
            names={names}
          />
        </>
      )}
    </section>
  )
}
