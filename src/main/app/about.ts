/** What runs here, as the person is told. @module */
import { app } from 'electron'
import type { About } from '#protocol/authenticator-state'
import { version } from '../device/version.ts'

/** The release that the product is made for, as in package.json. */
export const pinnedElectron = '45.4.1'

export function describeApp(dataFolder: string, sandboxed: boolean): About {
  const { electron, chrome, node } = process.versions
  return {
    ...{ version, node, dataFolder, sandboxed },
    electron,
    chromium: chrome,
    developmentRuntime: !app.isPackaged && electron !== pinnedElectron,
  }
}
