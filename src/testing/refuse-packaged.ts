/** Keeps the tests' own ways out of an app that people use. @module */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What tells a packaged Electron app from all else; `process` has it. */
export interface Runtime {
  readonly versions: Readonly<Record<string, string | undefined>>
  /** Electron's own folder for what belongs to the app. */
  readonly resourcesPath?: string
}

/** Throws in a packaged app: one whose program lies in Electron's folder of resources. */
export function refusePackaged(runtime: Runtime, ownPlace: string): void {
  if (isPackaged(runtime) || /[/\\]app\.asar[/\\]/.test(ownPlace)) {
    throw new Error(
      'countersign/testing does not load in a packaged app: its authenticators approve by themselves, and its seeds tell numbers beforehand. Import it in tests alone.',
    )
  }
}

function isPackaged({ versions, resourcesPath }: Runtime): boolean {
  if (versions['electron'] === undefined) return false
  // The development runtime has its own default_app.asar there, and nothing else to run.
  return (
    resourcesPath === undefined ||
    ['app.asar', 'app'].some((name) => existsSync(join(resourcesPath, name)))
  )
}
