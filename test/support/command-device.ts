/** The headless device in this process: its commands and what it prints, in both languages, over real sockets. @module */
import { join } from 'node:path'
import { utf8 } from '#protocol/bytes'
import type { DeviceProfile } from '#protocol/enrollment'
import { assembleDevice, type Device } from '../../src/main/assemble-device.ts'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock.ts'
import type { AuthenticatorEvent } from '../../src/main/authenticator/authenticator-event.ts'
import { Secret } from '../../src/main/authenticator/secret.ts'
import { catalogues } from '../../src/main/device/catalogues.ts'
import { carryOut } from '../../src/main/device/commands.ts'
import type { Carried } from '../../src/main/device/control-messages.ts'
import { describeEvent } from '../../src/main/device/describe-event.ts'
import type { Facts } from '../../src/main/device/problem.ts'
import { version as ownVersion } from '../../src/main/device/version.ts'
import type { PageBrowser } from './page-browser.ts'
import type { ServedWorld } from './served-world.ts'

const pin = '271603'

export interface CommandDevice extends AsyncDisposable {
  readonly device: Device
  /** What happened, in order. */
  readonly events: readonly AuthenticatorEvent[]
  /** The first event of this kind from number `from` on; waits for it, at most 30 s. */
  until<E extends AuthenticatorEvent['event']>(
    event: E,
    from?: number,
  ): Promise<Extract<AuthenticatorEvent, { readonly event: E }>>
  /** What `watch` says of an event. */
  said(event: AuthenticatorEvent, language: 'en' | 'nl'): string
  run(asked: Carried): Promise<Facts>
  /** *Add* on a page that is signed in, both consents, and phone sign-in on where it is wanted. */
  add(
    page: PageBrowser,
    name: string,
    options?: { readonly phoneSignIn?: boolean; readonly profile?: DeviceProfile },
  ): Promise<void>
}

export async function aCommandDevice(
  { folder, world }: ServedWorld,
  { name = 'device', version = ownVersion } = {},
): Promise<CommandDevice> {
  const device = await assembleDevice(
    { data: join(folder, name), vault: 'file' },
    {
      version,
      say: () => undefined,
      crashPoints: { reached: () => undefined },
      startHelper: () => {
        throw new TypeError('a vault in a file needs no keychain')
      },
    },
  )
  const events: AuthenticatorEvent[] = []
  const waiting = new Set<() => void>()
  device.on((event) => {
    events.push(event)
    for (const look of waiting) look()
  })
  await device.authenticator.start()

  const self: CommandDevice = {
    ...{ device, events },
    until: (kind, from = 0) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(look)
          cancel()
        }
        const look = (): void => {
          const found = events.slice(from).find(({ event }) => event === kind)
          if (found === undefined) return
          end()
          resolve(found as Extract<AuthenticatorEvent, { readonly event: typeof kind }>)
        }
        const cancel = systemClock.after(30_000, () => {
          end()
          reject(new Error(`no ${kind}: ${events.map(({ event }) => event).join(' ')}`))
        })
        waiting.add(look)
        look()
      }),
    said: (event, language) => describeEvent(event, device, language).said ?? '',
    async run(asked) {
      using given = new Secret(utf8(pin))
      return await carryOut(asked, { device, words: catalogues.en, pin: given, watching: true })
    },
    async add(page, account, { phoneSignIn = true, profile } = {}) {
      const from = events.length
      const { link } = await page.done('invite')
      const { host } = new URL(world.identity.origin)
      const confirmed = { confirmHost: host, confirmAccount: account }
      const kind = profile === undefined ? {} : { profile }
      await self.run({ command: 'enroll', link, ...confirmed, ...kind })
      if (phoneSignIn) await self.run({ command: 'phone-sign-in', account, on: true })
      await self.until('account-connected', from)
    },
    async [Symbol.asyncDispose]() {
      await device.authenticator.stop()
    },
  }
  return self
}
