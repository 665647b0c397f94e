/** What a person is offered and why, what would be if something were otherwise, and all of it as JSON. @module */
import { useCallback, useMemo, useState } from 'react'
import { consoleRoutes, type UserDetail } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { download } from '../download.ts'
import { useAnswer } from '../use-answer.ts'
import { nothingSupposed, toSupposition, WhatIf } from './what-if.tsx'
import { changedMethods, WhyList } from './why-list.tsx'

export function PersonWhy({ of: detail }: { readonly of: UserDetail }) {
  const { text } = useConsoleWords()
  const words = text.person
  const { user, groups } = detail
  const [supposed, setSupposed] = useState(nothingSupposed)
  // Asked anew with whatever is changed about the person.
  const question = useMemo(() => {
    const whatIf = toSupposition(supposed)
    return { user: detail.user.id, ...(whatIf === undefined ? {} : { whatIf }) }
  }, [detail, supposed])
  const ask = useCallback(
    (relyingParty: RelyingParty, signal: AbortSignal) =>
      relyingParty.ask(consoleRoutes.consoleWhy, question, { signal }),
    [question],
  )
  const { value, problem, isWaiting, again } = useAnswer(ask)
  const names = useMemo(
    () => new Map([...groups, ...supposed.groups].map((group) => [group.id, group.displayName])),
    [groups, supposed.groups],
  )
  if (value === undefined) {
    return problem === undefined ? (
      <Skeleton label={words.why.loading} />
    ) : (
      <ProblemNote problem={problem} onTryAgain={again} />
    )
  }
  const { now, then } = value
  const others = then === undefined ? 0 : changedMethods(then, now).length
  return (
    <div className="why" aria-busy={isWaiting || undefined}>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      <Disclosure title={words.whatIf.title}>
        <WhatIf of={supposed} without={groups.map(({ id }) => id)} onChange={setSupposed} />
      </Disclosure>
      <p className="why-said" role="status">
        {then === undefined || isWaiting
          ? ''
          : others === 0
            ? words.whatIf.same
            : words.whatIf.changes(others)}
      </p>
      <WhyList of={then ?? now} now={then === undefined ? undefined : now} names={names} />
      <JsonTools
        name={`why-${user.name}.json`}
        of={then === undefined ? now : { ...question, now, then }}
      />
    </div>
  )
}

function JsonTools({ name, of: value }: { readonly name: string; readonly of: unknown }) {
  const words = useConsoleWords().text.person.why
  const [said, setSaid] = useState('')
  return (
    <div className="why-tools">
      <ActionLink
        onClick={() => {
          const text = JSON.stringify(value, undefined, 2)
          navigator.clipboard.writeText(text).then(
            () => {
              setSaid(words.copied)
            },
            () => {
              setSaid(words.notCopied)
            },
          )
        }}
      >
        {words.copy}
      </ActionLink>
      <ActionLink
        onClick={() => {
          download(name, value)
        }}
      >
        {words.download}
      </ActionLink>
      <span className="detail-row-text" role="status">
        {said}
      </span>
    </div>
  )
}
