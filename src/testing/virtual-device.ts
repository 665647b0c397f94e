/** The real authenticator with nothing around it: keys in memory, a PIN that nobody types, a line that can break. @module */
import { randomInt } from 'node:crypto'
import { utf8 } from '#protocol/bytes'
import { aesGcmCipher } from '../main/authenticator/adapters/aes-gcm-cipher.ts'
import { createCertificateProbe } from '../main/authenticator/adapters/certificate-probe.ts'
import { createPinUserVerifier } from '../main/authenticator/adapters/pin-user-verifier.ts'
import { createRelyingPartyClient } from '../main/authenticator/adapters/relying-party-client.ts'
import { createSocketOpener } from '../main/authenticator/adapters/relying-party-socket.ts'
import { systemClock } from '../main/authenticator/adapters/system-clock.ts'
import { systemRandom } from '../main/authenticator/adapters/system-random.ts'
import type { AuthenticatorEvent } from '../main/authenticator/authenticator-event.ts'
import { createAuthenticator, type Authenticator } from '../main/authenticator/authenticator.ts'
import { openVault } from '../main/authenticator/open-vault.ts'
import type { Clock, UserVerifier } from '../main/authenticator/ports.ts'
import { Secret } from '../main/authenticator/secret.ts'
import { version } from '../main/device/version.ts'
import { createBreakableLine, type BreakableLine } from './breakable-line.ts'
import { createMemorySecretStore, createMemoryVaultFile, quickPinHash } from './memory-vault.ts'

export interface VirtualDevice {
  readonly authenticator: Authenticator
  /** The person, who always knows the PIN. */
  readonly person: UserVerifier
  readonly line: BreakableLine
  /** Both consents, phone sign-in on: the account's id. Throws where the relying party says no. */
  add(link: string): Promise<string>
}

export async function createVirtualDevice({
  name,
  clock,
  listener,
}: {
  readonly name: string
  readonly clock: Clock
  readonly listener: (event: AuthenticatorEvent) => void
}): Promise<VirtualDevice> {
  const crashPoints = { reached: () => undefined }
  const vault = await openVault({
    ...{ file: createMemoryVaultFile(), secretStore: createMemorySecretStore() },
    ...{ pinHash: quickPinHash, cipher: aesGcmCipher, clock, random: systemRandom, crashPoints },
  })
  // Whether the line holds is a matter of the machine's own time, wherever the test's clock stands.
  const sockets = createSocketOpener({ clock: systemClock, random: systemRandom })
  const line = createBreakableLine(sockets, createRelyingPartyClient())
  const authenticator = createAuthenticator({
    ...{ vault, clock, random: systemRandom, crashPoints, listener },
    ...{ probe: createCertificateProbe(), client: line.client, sockets: line.sockets },
    device: { name, platform: 'linux', version },
  })
  const pin = makePin()
  const givePin = () => new Secret(utf8(pin))
  return {
    ...{ authenticator, line },
    person: createPinUserVerifier(vault, { ask: () => Promise.resolve(givePin()) }),
    async add(link) {
      const yes = () => Promise.resolve(true)
      const enrolled = await authenticator.enroll(link, { host: yes, account: yes })
      if (enrolled.outcome !== 'enrolled') throw new Error(`not added (${enrolled.reason})`)
      const { id } = enrolled.account
      const turned = await authenticator.turnOn(id, { pin: givePin() })
      if (turned.outcome !== 'on') throw new Error(`phone sign-in stays off (${turned.reason})`)
      return id
    },
  }
}

/** Twelve digits, none of them in a run. */
function makePin(): string {
  return Array.from({ length: 6 }, () => `${randomInt(5)}${5 + randomInt(5)}`).join('')
}
