/** What the authenticator window is told and may ask. @module */
import { z } from 'zod'
import type { AuthenticatorState, ShownCode } from './authenticator-state.ts'
import { command, type Bridge } from './bridge.ts'
import { accountId, challengeId, linkText, port, registrationCode } from './desktop-fields.ts'

const none = z.tuple([])
const account = z.tuple([z.strictObject({ accountId })])

export const authenticatorCommands = {
  // Adding an account: each step waits for the person's own act.
  /** A pasted or clicked link, or the text of a QR image. Opens the first consent and connects to nothing. */
  beginEnrollment: command()(z.tuple([z.strictObject({ link: linkText })])),
  /** The first consent: to host, port and tenant. */
  connectEnrollment: command()(none),
  /** The second consent: to the tenant and account that were signed. */
  addEnrollment: command()(none),
  /** Also closes the last step. */
  endEnrollment: command()(none),

  // Accounts
  turnOnPhoneSignIn: command()(
    z.tuple([z.strictObject({ accountId, code: registrationCode.optional() })]),
  ),
  turnOffPhoneSignIn: command()(account),
  /** The code of this moment, for the window that asked. */
  showCode: command<ShownCode>()(account),
  /** Puts the code on the clipboard, and takes it off again after 30 seconds. */
  copyCode: command()(account),
  remove: command()(account),
  /** Where the relying party cannot be told: by the person's act, here alone. */
  removeHere: command()(account),
  /** Lets go of the note that a relying party ended an account. */
  dismissEnded: command()(account),
  /** Tries at once what would be tried later: keychain, connections. */
  retry: command()(none),

  // Requests
  showRequest: command()(z.tuple([z.strictObject({ challengeId })])),
  clearRecent: command()(none),

  // The PIN, and everything
  forgetPin: command()(none),
  removeAllData: command()(z.tuple([z.strictObject({ relyingPartyToo: z.boolean() })])),

  // The local relying party
  openSimulation: command()(
    z.tuple([
      z.strictObject({
        tenant: z.string().max(253),
        page: z.enum(['sign-in', 'mysecurityinfo']),
      }),
    ]),
  ),
  /** The console of a tenant, in the system's browser, by a link that opens it once. */
  openConsole: command()(z.tuple([z.strictObject({ tenant: z.string().max(253) })])),
  startRelyingParty: command()(none),
  /** Another port from now on: what was enrolled at the old address must be enrolled anew. */
  choosePort: command()(z.tuple([z.strictObject({ port })])),

  // Settings
  changeSettings: command()(
    z.tuple([
      z.strictObject({
        language: z.enum(['system', 'en', 'nl']).optional(),
        startAtLogin: z.boolean().optional(),
        notifications: z.boolean().optional(),
        usageData: z.boolean().optional(),
        guideDone: z.boolean().optional(),
      }),
    ]),
  ),
  /** Asks for the PIN once, then lets the operating system verify the person. */
  allowOsVerification: command()(none),
  endOsVerification: command()(none),
  /** Puts the polkit action in its place; the system asks for an administrator. */
  installOsVerification: command()(none),
  clearUsageData: command()(none),
  copy: command()(z.tuple([z.strictObject({ text: z.string().max(512) })])),
}

export type AuthenticatorBridge = Bridge<typeof authenticatorCommands, AuthenticatorState>
