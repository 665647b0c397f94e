/** What of this operating system can verify the person. @module */
import { join } from 'node:path'
import { app, systemPreferences } from 'electron'
import { createPolkitActionInstaller } from '../authenticator/adapters/polkit-action-installer.ts'
import { createOsPrompt } from '../authenticator/adapters/os-prompt.ts'
import { systemClock } from '../authenticator/adapters/system-clock.ts'
import type { OsPrompt } from '../authenticator/ports.ts'
import type { OsInstaller } from '../desktop/ports.ts'
import { terminalWords } from '../shell/terminal.ts'

export interface OsVerificationHere {
  readonly osPrompt: OsPrompt | undefined
  readonly osInstaller: OsInstaller | undefined
}

/** @param locale a BCP 47 tag: what a system's own dialog is given to say is said in it */
export function osVerificationHere(locale: () => string): OsVerificationHere {
  return {
    osPrompt: createOsPrompt({
      platform: process.platform,
      userId: process.getuid?.(),
      clock: systemClock,
      reason: () => terminalWords(locale()).verificationReason,
      touchId: {
        canPrompt: () => systemPreferences.canPromptTouchID(),
        prompt: (why) => systemPreferences.promptTouchID(why),
      },
      loadPassport,
    }),
    osInstaller: process.platform === 'linux' ? polkitInstaller() : undefined,
  }
}

/** It comes with the package for Windows alone, so its name is not one that a build elsewhere can follow. */
function loadPassport(): Promise<unknown> {
  const name = 'passport-desktop'
  return import(name)
}

function polkitInstaller(): OsInstaller {
  // Root copies it, and cannot look into the package's archive: there it lies beside it.
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  const file = join(resources, 'polkit', 'org.countersign.policy')
  return createPolkitActionInstaller(file)
}
