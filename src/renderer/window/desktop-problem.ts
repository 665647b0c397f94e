/** A problem as the bridge told it, as one that there are words for. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import { windowCatalogues } from '../text/windows/window-catalogues.ts'

/** A code that this window does not know is a fault of the app; the code stands below, for support. */
export function toDesktopProblem(problem: BridgeProblem): BridgeProblem<DesktopProblemCode> {
  const { code } = problem
  return isKnown(code) ? { ...problem, code } : { code: 'internal', id: code }
}

function isKnown(code: string): code is DesktopProblemCode {
  return Object.hasOwn(windowCatalogues.en.problems, code)
}
