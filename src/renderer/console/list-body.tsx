/** The rows of a list in every state: coming, failed, none at all, none of this kind, many. @module */
import type { ReactNode } from 'react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Portions } from './use-portions.ts'

export function ListBody<R>({
  of: portions,
  empty,
  children,
}: {
  readonly of: Portions<R>
  readonly empty: string
  readonly children: (rows: readonly R[]) => ReactNode
}) {
  const { text, words } = useConsoleWords()
  const { rows, problem, isWaiting, hasMore, more, again } = portions
  return (
    <div className="console-list" aria-busy={isWaiting || undefined}>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {rows === undefined ? (
        problem === undefined ? (
          <Skeleton label={words.page.loading} />
        ) : null
      ) : rows.length === 0 ? (
        <p className="console-empty">{empty}</p>
      ) : (
        children(rows)
      )}
      {hasMore && rows !== undefined ? (
        <div>
          <Button compact busy={isWaiting} onClick={more}>
            {text.list.more}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
