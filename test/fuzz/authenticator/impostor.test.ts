/** Impostors at the relying party's port, over real TLS and real sockets: whatever they say, nothing is signed. @module */
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { encodeFrame } from '#protocol/frames'
import { anAuthority, type Authority } from '../../support/authority.ts'
import { connectTo } from '../../support/real-connection.ts'
import { sampleRelyingParty } from '../../support/sample-account.ts'
import { seededRandom, type SeededRandom } from '../../support/seeded-random.ts'
import {
  aWireRelyingParty,
  provedHello,
  type Heard,
  type WireRelyingParty,
} from '../../support/wire-relying-party.ts'
import { deviceKey, fixedKey, relyingPartyKey } from '../../support/wire/keys.ts'
import * as values from '../../support/wire/values.ts'

const seed = 20_261_125

function pinned(authority: Authority, { origin }: WireRelyingParty) {
  return {
    ...sampleRelyingParty,
    origin,
    certificateHash: authority.hash,
    certificate: toBase64url(authority.certificate),
  }
}

test('K5 the wire without an impostor: the pinned relying party is believed and gets a proof', async () => {
  const authority = await anAuthority()
  await using relyingParty = await aWireRelyingParty(await authority.issue(), (heard) =>
    provedHello(heard, relyingPartyKey),
  )
  using device = connectTo(pinned(authority, relyingParty))
  expect(await device.settled()).toEqual({ state: 'connected' })
  await expect.poll(() => relyingParty.heard.map(({ type }) => type)).toEqual(['hello', 'prove'])
})

test('C8 an impostor with the certificate and another key gets no signature in a thousand tries', async () => {
  const tries = 1000
  const authority = await anAuthority()
  const stranger = fixedKey('an impostor')
  await using impostor = await aWireRelyingParty(await authority.issue(), (heard) =>
    provedHello(heard, stranger),
  )
  let signatures = 0
  for (let i = 0; i < tries; i++) {
    using device = connectTo(pinned(authority, impostor))
    expect(await device.settled()).toMatchObject({ state: 'offline', reason: 'wrong-key' })
    signatures += device.signatures()
  }
  const helloes = impostor.heard.filter(({ type }) => type === 'hello').length
  expect([helloes, impostor.heard.length - helloes, signatures]).toEqual([tries, 0, 0])
  console.log(
    `FIGURE C8 impostor with a wrong key: ${tries} tries, ${signatures} signatures emitted`,
  )
})

/** What an impostor may say instead of a proof: mutants, replays and other connections' hellos. */
function lieOf(random: SeededRandom, earlier: readonly string[], heard: Heard): string | Buffer {
  const honest = provedHello(heard, relyingPartyKey, toBase64url(random.bytes(32)))
  const kind = random.below(8)
  switch (kind) {
    case 0: {
      const at = random.below(honest.length)
      const other = 'ABCDEFabcdef019-_{}",: '.charAt(random.below(23))
      const mutant = honest.slice(0, at) + other + honest.slice(at + 1)
      return mutant === honest ? ' ' + honest : mutant
    }
    case 1:
      return random.pick(earlier)
    case 2: // The true nonce of this connection behind another one's proof.
      return honest.replace(/"proof":"[^"]+"/, `"proof":"${toBase64url(random.bytes(64))}"`)
    case 3: // By a key that the device knows, but not the relying party's.
      return provedHello(heard, deviceKey)
    case 4: // Over another TLS connection.
      return provedHello({ ...heard, exporter: random.bytes(32) }, relyingPartyKey)
    case 5: // Over another device's nonce.
      return provedHello(
        { ...heard, hello: { ...heard.hello, cn: toBase64url(random.bytes(32)) } },
        relyingPartyKey,
      )
    case 6: // Before any proof: as if all were settled.
      return encodeFrame({ type: 'proved', dev: values.challenge.dev, now: values.now })
    default:
      return random.below(2) === 0 ? Buffer.from(honest) : honest.padEnd(17_000, ' ')
  }
}

test('C3 hundreds of mutated, replayed and relayed hellos on the wire are refused', async () => {
  const tries = 400
  const random = seededRandom(seed)
  const authority = await anAuthority()
  const earlier: string[] = []
  const other: Heard['exporter'] = random.bytes(32)
  await using impostor = await aWireRelyingParty(await authority.issue(), (heard) => {
    if (earlier.length === 0)
      earlier.push(provedHello({ ...heard, exporter: other }, relyingPartyKey))
    const lie = lieOf(random, earlier, heard)
    earlier.push(provedHello(heard, relyingPartyKey))
    // As bytes of a binary frame, or as text.
    return lie
  })
  const reasons = new Map<string, number>()
  let signatures = 0
  for (let i = 0; i < tries; i++) {
    using device = connectTo(pinned(authority, impostor))
    const state = await device.settled()
    expect(state.state).toBe('offline')
    const reason = state.state === 'offline' ? state.reason : ''
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    signatures += device.signatures()
  }
  expect(impostor.heard.filter(({ type }) => type !== 'hello')).toEqual([])
  expect(signatures).toBe(0)
  expect([...reasons.keys()].sort()).toEqual(['malformed', 'unclear', 'wrong-key'])
  console.log(
    `FIGURE C3 ${tries} mutated, replayed or relayed hellos on the wire, ${signatures} signatures, seed ${seed}`,
  )
})
