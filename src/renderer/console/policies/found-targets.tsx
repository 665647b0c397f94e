/** A word to search by, and what it finds, in every state: coming, failed, nothing, many. @module */
import type { ReactNode } from 'react'
import type { PolicyTarget } from '#protocol/console-policies'
import { ProblemNote } from '../../page/problem-note.tsx'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './picker.css'
import type { Targets } from './use-targets.ts'

export function FoundTargets({
  of: { word, setWord, portions },
  label,
  children,
}: {
  readonly of: Targets
  readonly label: string
  readonly children: (target: PolicyTarget) => ReactNode
}) {
  const { text, words } = useConsoleWords()
  const { rows, problem, isWaiting, hasMore, more, again } = portions
  return (
    <div className="picker">
      <SearchField
        label={label}
        value={word}
        maxLength={113}
        onChange={setWord}
        onLeave={() => undefined}
      />
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      <div
        className="policy-scroll"
        role="group"
        aria-label={text.policies.picker.results}
        aria-busy={isWaiting || undefined}
      >
        {rows === undefined ? (
          problem === undefined ? (
            <Skeleton label={words.page.loading} />
          ) : null
        ) : rows.length === 0 ? (
          <p className="policy-quiet picker-none">{text.policies.picker.none}</p>
        ) : (
          rows.map(children)
        )}
        {hasMore && rows !== undefined ? (
          <div className="picker-more">
            <Button compact busy={isWaiting} onClick={more}>
              {text.policies.showMore}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}
