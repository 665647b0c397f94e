/** The page cannot open: nobody by that name, or nobody answers. @module */
import { ProblemNote } from './problem-note.tsx'
import type { Problem } from './problem.ts'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'

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
  const { title, unknownTitle, unknownHelp } = words.page.closed
  const unknown = problem.code === 'tenant-unknown'
  return (
    <Step title={unknown ? unknownTitle : title} lead={unknown ? unknownHelp(host) : undefined}>
      <div className="form">
        <ProblemNote problem={problem} />
        {unknown ? null : (
          <Button kind="primary" busy={busy} onClick={onTryAgain}>
            {words.page.tryAgain}
          </Button>
        )}
      </div>
    </Step>
  )
}
