/** The page cannot open: no such organization, or nobody answers. @module */
import type { PageWords } from '../text/en/page-words.ts'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import type { Problem } from './problem.ts'

export function ClosedStep({
  problem,
  host,
  busy,
  onTryAgain,
}: {
  readonly problem: Problem
  readonly host: string
  readonly busy: boolean
  readonly onTryAgain: () => void
}) {
  const { words } = useWords()
  const { title, unknownTitle, cookiesTitle } = words.page.closed
  const heading = problem.code === 'cookies-off' ? cookiesTitle : title
  const unknown = problem.code === 'tenant-unknown'
  return (
    <Step title={unknown ? unknownTitle : heading} lead={toLead(problem, host, words)}>
      {unknown || problem.code === 'interaction-over' ? null : (
        <Button kind="primary" busy={busy} onClick={onTryAgain}>
          {words.page.tryAgain}
        </Button>
      )}
      <p className="small-print">{words.page.forSupport(problem.said ?? problem.code)}</p>
    </Step>
  )
}

function toLead({ code, retryAfterMs }: Problem, host: string, words: PageWords): string {
  const { unknownHelp, unreachable } = words.page.closed
  if (code === 'tenant-unknown') return unknownHelp(host)
  if (code === 'unreachable') return unreachable
  if (code === 'throttled') return words.problems.throttled(Math.ceil((retryAfterMs ?? 0) / 1000))
  return words.problems[code]
}
