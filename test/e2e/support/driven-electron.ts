/** Electron's main process as Playwright reaches it, over a fault of the two that is none of the app's. @module */
import type { ElectronApplication } from '@playwright/test'

/**
 * V8 holds what the driver waits for weakly, and on a busy main process may collect it before the driver is told, even
 * where nothing waits (microsoft/playwright#33737, #41826).
 */
const lost = 'Resulting promise was garbage collected'
const tries = 4

/** What is asked of the main process is asked again when its answer was lost so, and for no other fault. */
export function askingAgain(electron: ElectronApplication): ElectronApplication {
  const evaluate = electron.evaluate.bind(electron) as (...given: unknown[]) => Promise<unknown>
  const again = async (...given: unknown[]): Promise<unknown> => {
    for (let left = tries - 1; ; left--) {
      try {
        return await evaluate(...given)
      } catch (error) {
        if (left === 0 || !(error instanceof Error) || !error.message.includes(lost)) throw error
        console.log(`the driver lost an answer of the main process: ${error.message}`)
      }
    }
  }
  return Object.assign(electron, { evaluate: again })
}
