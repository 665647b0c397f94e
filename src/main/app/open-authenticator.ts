/** Opens the authenticator for the app: its vault, its keychain helper, and what verifies the person. @module */
import { createPersonVerifier } from '../authenticator/adapters/person-verifier.ts'
import type { OsPrompt } from '../authenticator/ports.ts'
import { assembleDevice } from '../assemble-device.ts'
import type { AuthenticatorListener, OpenAuthenticator, OsInstaller } from '../desktop/ports.ts'
import { FolderInUse } from '../desktop/errors.ts'
import { takeFolder } from '../device/folder-lock.ts'
import { DeviceProblem } from '../device/problem.ts'
import { version } from '../device/version.ts'
import type { KeychainStarter } from '../shell/keychain-process.ts'

export interface OpeningWish {
  /** The authenticator's own folder. */
  readonly data: string
  readonly keychain: KeychainStarter
  readonly osPrompt: OsPrompt | undefined
  readonly osInstaller: OsInstaller | undefined
}

/** How long another program that uses the same folder is waited for. */
const folderPatienceMs = 3000

export async function openAuthenticator(
  { data, keychain, osPrompt, osInstaller }: OpeningWish,
  { hear, waitingForUnlock }: AuthenticatorListener,
): Promise<OpenAuthenticator> {
  const release = await takeFolder(data, folderPatienceMs).catch((error: unknown) => {
    throw isBusy(error) ? new FolderInUse({ cause: error }) : error
  })
  try {
    const device = await assembleDevice(
      { data, vault: 'keychain' },
      {
        version,
        say: () => undefined,
        crashPoints: { reached: () => undefined },
        startHelper: () => keychain.start(),
        waitingForUnlock,
      },
    )
    device.on(hear)
    const { authenticator, vault } = device
    return {
      ...{ authenticator, vault, osPrompt, osInstaller },
      look: () => device.look(),
      createVerifier: (pinEntry, asksBy) =>
        createPersonVerifier({
          vault,
          pinEntry: {
            ask(question) {
              asksBy('pin')
              return pinEntry.ask(question)
            },
          },
          osPrompt: osPrompt && {
            state: () => osPrompt.state(),
            ask(signal) {
              asksBy('os')
              return osPrompt.ask(signal)
            },
          },
        }),
      async eraseKeys() {
        await vault.erase()
        await authenticator.stop()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof DeviceProblem && error.code === 'FOLDER_BUSY'
}
