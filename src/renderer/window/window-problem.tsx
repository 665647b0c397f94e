/** A refusal in words, where the action was. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { problemText } from './problem-text.ts'

export function WindowProblem({
  problem,
  onTryAgain,
}: {
  readonly problem: BridgeProblem<DesktopProblemCode>
  readonly onTryAgain?: () => void
}) {
  const { words } = useWindowWords()
  const support = problem.id === undefined ? problem.code : `${problem.code} ${problem.id}`
  return (
    <Note
      kind="problem"
      code={words.general.forSupport(support)}
      action={
        onTryAgain === undefined ? undefined : (
          <ActionLink onClick={onTryAgain}>{words.general.tryAgain}</ActionLink>
        )
      }
    >
      {problemText(problem, words)}
    </Note>
  )
}
