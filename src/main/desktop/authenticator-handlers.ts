/** What the authenticator window may ask, each carried to the desk that does it. @module */
import type { authenticatorCommands } from '#protocol/authenticator-bridge'
import type { Handlers } from '#protocol/bridge'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { AccountDesk } from './account-desk.ts'
import type { CodeDesk } from './code-desk.ts'
import type { EnrollmentDesk } from './enrollment-desk.ts'
import type { Opening } from './opening.ts'
import type { LocalRelyingPartyRunner, LoginItem, Windows } from './ports.ts'
import { refuse } from './problems.ts'
import type { RequestDesk } from './request-desk.ts'
import type { RequestHistory } from './request-history.ts'
import type { SettingsDesk } from './settings.ts'
import type { UsageData } from './usage-data.ts'
import type { VerificationDesk } from './verification-desk.ts'

export function createAuthenticatorHandlers(needs: {
  readonly accounts: AccountDesk
  readonly codes: CodeDesk
  readonly enrollment: EnrollmentDesk
  readonly verification: VerificationDesk
  readonly requests: RequestDesk
  readonly settings: SettingsDesk
  readonly usage: UsageData
  readonly history: RequestHistory
  readonly opening: Opening
  readonly relyingParty: LocalRelyingPartyRunner
  readonly loginItem: LoginItem
  readonly windows: Windows
  readonly authenticator: () => Authenticator | undefined
  readonly copy: (text: string) => void
  readonly eraseFiles: () => Promise<void>
  readonly beginAnew: () => void
  readonly changed: () => void
}): Handlers<typeof authenticatorCommands> {
  const { accounts, enrollment, verification, settings, relyingParty, windows, opening } = needs
  const { changed } = needs

  /** An act that is over at once, after which there is something else to show. */
  const done = (act: () => void): null => {
    act()
    changed()
    return null
  }

  return {
    beginEnrollment: ({ link }) => enrollment.begin(link),
    connectEnrollment: () => enrollment.connect(),
    addEnrollment: () => enrollment.add(),
    endEnrollment: () => enrollment.end(),

    turnOnPhoneSignIn: ({ accountId, code }) => accounts.turnOn(accountId, code),
    turnOffPhoneSignIn: ({ accountId }) => accounts.turnOff(accountId),
    showCode: ({ accountId }) => needs.codes.show(accountId),
    copyCode: ({ accountId }) => needs.codes.copy(accountId),
    remove: ({ accountId }) => accounts.remove(accountId),
    removeHere: ({ accountId }) => accounts.removeHere(accountId),
    dismissEnded: ({ accountId }) =>
      done(() => {
        settings.change({
          dismissed: [...settings.get().dismissed, Number(accountId)].slice(-1000),
        })
      }),
    async retry() {
      await opening.tryNow()
      await needs.authenticator()?.resume()
      return done(() => undefined)
    },

    showRequest: ({ challengeId }) => done(() => needs.requests.show(challengeId)),
    clearRecent: () => done(() => needs.history.clear()),

    async forgetPin() {
      const authenticator = needs.authenticator()
      if (authenticator === undefined) return refuse('vault-unreadable')
      await authenticator.forgetPin()
      return done(() => undefined)
    },
    async removeAllData({ relyingPartyToo }) {
      const open = opening.get()
      // While it still runs, so that each account is ended there, too.
      for (const { id } of open?.authenticator.accounts() ?? [])
        await open?.authenticator.remove(id)
      await open?.eraseKeys()
      await needs.eraseFiles()
      if (relyingPartyToo) await relyingParty.eraseAll()
      needs.beginAnew()
      return null
    },

    openSimulation: ({ tenant, page }) => done(() => windows.openSimulation(tenant, page)),
    async openConsole({ tenant }) {
      const opened = await relyingParty.openConsole(tenant)
      if (opened === 'opened') return null
      return refuse(opened === 'not-running' ? 'relying-party-refused' : 'relying-party-timeout')
    },
    startRelyingParty: () => done(() => relyingParty.start()),
    choosePort: ({ port }) => done(() => relyingParty.start(port)),

    changeSettings({ startAtLogin, ...changes }) {
      return done(() => {
        if (startAtLogin !== undefined) needs.loginItem.set(startAtLogin)
        settings.change(changes)
      })
    },
    allowOsVerification: () => verification.allow(),
    endOsVerification: () => verification.end(),
    installOsVerification: () => verification.install(),
    clearUsageData: () => done(() => needs.usage.clear()),
    copy: ({ text }) => done(() => needs.copy(text)),
  }
}
