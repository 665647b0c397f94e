/** The device's end of one relying party over real sockets, counting what it signs. @module */
import { deviceProofInput } from '#protocol/connection'
import { createSocketOpener } from '../../src/main/authenticator/adapters/relying-party-socket.ts'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock.ts'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random.ts'
import {
  keepConnected,
  type Connection,
  type ConnectionState,
} from '../../src/main/authenticator/connection.ts'
import type { RelyingParty } from '../../src/main/authenticator/vault-state.ts'
import { sampleAccount } from './sample-account.ts'
import { deviceKey } from './wire/keys.ts'

export interface RealConnection extends Disposable {
  readonly connection: Connection
  /** The first state that it comes to rest in. */
  settled(): Promise<ConnectionState>
  signatures(): number
}

export function connectTo(relyingParty: RelyingParty): RealConnection {
  const account = { ...sampleAccount, relyingParty }
  let signatures = 0
  let tell: (state: ConnectionState) => void = () => undefined
  const settled = new Promise<ConnectionState>((resolve) => {
    tell = resolve
  })
  const connection = keepConnected(relyingParty, {
    clock: systemClock,
    random: systemRandom,
    sockets: createSocketOpener({ clock: systemClock, random: systemRandom }),
    accounts: () => [account],
    prove: (_id, transcript) => {
      signatures++
      const { issuer: iss, dev } = account
      return Promise.resolve(deviceKey.sign(deviceProofInput(transcript, { iss, dev })))
    },
    changed: (state) => {
      if (state.state !== 'connecting') tell(state)
    },
    proved: () => undefined,
    timeTold: () => undefined,
    received: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  connection.refresh()
  return {
    connection,
    settled: () => settled,
    signatures: () => signatures,
    [Symbol.dispose]: () => void connection.stop(),
  }
}
