/** A refusal in words, where the action was. @module */
import { useState } from 'react'
import { useWords } from '../text/use-words.ts'
import { Note } from '../ui/note.tsx'
import { ActionLink } from '../ui/link.tsx'
import { monotonicNow, useSecondsLeft } from '../ui/use-seconds-left.ts'
import type { Problem } from './problem.ts'

export function ProblemNote({
  problem,
  onTryAgain,
}: {
  readonly problem: Problem
  readonly onTryAgain?: () => void
}) {
  const { words } = useWords()
  const [deadline] = useState(() => monotonicNow() + (problem.retryAfterMs ?? 0))
  const first = Math.ceil((problem.retryAfterMs ?? 0) / 1000)
  const seconds = useSecondsLeft(deadline)
  return (
    <Note
      kind="problem"
      {...(problem.said === undefined ? {} : { code: words.page.forSupport(problem.said) })}
      action={
        onTryAgain === undefined ? undefined : (
          <div>
            <ActionLink onClick={onTryAgain}>{words.page.tryAgain}</ActionLink>
          </div>
        )
      }
    >
      {problem.code === 'throttled' ? (
        <>
          {/* Said once; the seconds that run are for the eye alone. */}
          <span className="visually-hidden">{words.problems.throttled(first)}</span>
          <span aria-hidden>{words.problems.throttled(seconds)}</span>
        </>
      ) : (
        words.problems[problem.code]
      )}
    </Note>
  )
}
