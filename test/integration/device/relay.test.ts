/** Somebody in the middle who has the relying party's own certificate and key: the channel binding alone stops them. @module */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDeviceFrame, parseRelyingPartyFrame } from '#protocol/frames'
import { judgeHello } from '../../../src/main/authenticator/handshake.ts'
import type { RelyingParty } from '../../../src/main/authenticator/vault-state.ts'
import { pinOf } from '../../support/pin-of.ts'
import { connectTo } from '../../support/real-connection.ts'
import { aRelay, type Carried } from '../../support/relay.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'
import { withoutUpgrades } from '../../support/without-upgrades.ts'

/** The two hellos, as they passed. */
type Hellos = (carried: Carried) => { readonly device: string; readonly relyingParty: string }

const overSocket: Hellos = ({ device, relyingParty }) => ({
  device: jsonIn(device.map(unmasked).join('')),
  relyingParty: jsonIn(Buffer.concat(relyingParty).toString('latin1')),
})
const byPolling: Hellos = ({ device, relyingParty }) => ({
  device: firstFrame(Buffer.concat(device)),
  relyingParty: firstFrame(Buffer.concat(relyingParty)),
})

describe.each([
  ['a socket', {}, 1, overSocket],
  ['polling', withoutUpgrades, 2, byPolling],
] as const)('over %s', (way, env, connections, hellosOf) => {
  let relyingParty: RelyingPartyProcess
  let pinned: RelyingParty

  beforeAll(async () => {
    relyingParty = await startRelyingParty({ env })
    pinned = await pinOf(relyingParty.ready)
  }, 120_000)
  afterAll(() => relyingParty[Symbol.asyncDispose]())

  test(`K5 the pinned relying party itself is believed over ${way}`, async () => {
    using direct = connectTo(pinned)
    expect(await direct.settled()).toEqual({ state: 'connected' })
  })

  test(`K5 C3 a relay that ends TLS with the relying party’s own certificate and key is refused over ${way}`, async () => {
    using relay = await aRelay(relyingParty)
    const tries = 20
    let signatures = 0
    for (let i = 0; i < tries; i++) {
      using device = connectTo({ ...pinned, origin: relay.origin })
      // It shows the pinned certificate and passes on the true key's proof, made over another connection.
      expect(await device.settled()).toMatchObject({ state: 'offline', reason: 'wrong-key' })
      signatures += device.signatures()
    }
    // Where sockets are refused, the first connection of each try ends with that.
    const proving = relay.carried.filter((_, i) => i % connections === connections - 1)
    const verdicts = proving.map((carried) => {
      const said = hellosOf(carried)
      const hello = parseDeviceFrame(said.device)
      if (hello.type !== 'hello') throw new Error(hello.type)
      const frame = parseRelyingPartyFrame(said.relyingParty)
      const { far, near } = carried
      return [far, near].map((exporter) => judgeHello(frame, hello, exporter, pinned).outcome)
    })
    // All else that was said is right: with the other connection's exporter it would have been believed.
    expect(verdicts).toEqual(Array.from({ length: tries }, () => ['proved', 'refused']))
    expect(signatures).toBe(0)
    console.log(
      `FIGURE K5 relay with the relying party's own certificate and key, over ${way}: ${tries} tries, ${signatures} device proofs`,
    )
  })
})

/** The text of a masked frame (RFC 6455, section 5.3); what is none stays as it is. */
function unmasked(bytes: Buffer): string {
  if (bytes[0] !== 0x81) return ''
  const at = ((bytes[1] ?? 0) & 0x7f) === 126 ? 4 : 2
  const mask = bytes.subarray(at, at + 4)
  return Buffer.from(bytes.subarray(at + 4).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString()
}

function jsonIn(text: string): string {
  return /\{"[^\0]*\}/.exec(text)?.[0] ?? ''
}

/** The first frame in the first body. */
function firstFrame(bytes: Buffer): string {
  const body = /\{"frames":\[.*?\]\}(?=\S* |$)/s.exec(bytes.toString('latin1'))?.[0] ?? '{}'
  const { frames } = JSON.parse(body) as { readonly frames?: readonly string[] }
  return frames?.[0] ?? ''
}
