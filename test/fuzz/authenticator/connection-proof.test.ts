/** Mutated and swapped transcripts: the device believes only the one proof over this very connection. @module */
import { createPrivateKey, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import { deviceProofInput, relyingPartyProofInput, type Transcript } from '#protocol/connection'
import { checkSignature } from '#protocol/signature'
import { judgeHello } from '../../../src/main/authenticator/handshake.ts'
import { sampleRelyingParty } from '../../support/sample-account.ts'
import { seededRandom, type SeededRandom } from '../../support/seeded-random.ts'
import { fixedKey, sha256, type FixedKey } from '../../support/wire/keys.ts'
import * as values from '../../support/wire/values.ts'

const seed = 20_261_124
const wanted = 10_000

/** What the other end signed over, with which key; and what it then says and what the connection is. */
interface Meeting {
  signedOver: Transcript
  key: FixedKey
  said: Transcript
  proof?: Bytes
}

/** The fixed key of `name`, signing by the platform: ten thousand times at a twentieth of the time. */
function fastKey(name: string): FixedKey {
  const key = fixedKey(name)
  const jwk = { ...key.publicKey, d: toBase64url(sha256(Buffer.from(name))) }
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  return {
    ...key,
    sign(bytes) {
      for (;;) {
        const signature = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })
        // A high S would be refused for itself, and prove nothing about the transcript.
        if (isLowS(signature)) return new Uint8Array(signature)
      }
    },
  }
}

function isLowS(signature: Uint8Array): boolean {
  try {
    checkSignature(Uint8Array.from(signature))
    return true
  } catch {
    return false
  }
}

const impostor = fastKey('an impostor')
const relyingPartyKey = fastKey('the relying party of the fixtures')
const deviceKey = fastKey('the device of the fixtures')
const features = ['totp', 'quiet', 'x', 'totp-2']

function aMeeting(random: SeededRandom): Meeting {
  const transcript: Transcript = {
    rpi: values.transcript.rpi,
    sn: toBase64url(random.bytes(32)),
    cn: toBase64url(random.bytes(32)),
    relyingPartyFeatures: features.slice(random.below(4)),
    deviceFeatures: features.slice(random.below(4)),
    exporter: random.bytes(32),
  }
  return { signedOver: transcript, key: relyingPartyKey, said: transcript }
}

function flip(bytes: Bytes, random: SeededRandom): Bytes {
  const copy = bytes.slice()
  const at = random.below(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}
const flipText = (text: string, random: SeededRandom) =>
  toBase64url(flip(fromBase64url(text), random))

type Mutation = (meeting: Meeting, random: SeededRandom, earlier: Meeting) => Meeting

const mutations: readonly Mutation[] = [
  // The proof of another connection, whole or in part: replay and relay.
  (meeting, _random, earlier) => ({ ...meeting, signedOver: earlier.signedOver }),
  (meeting, _random, earlier) => ({
    ...meeting,
    signedOver: { ...meeting.said, exporter: earlier.said.exporter },
  }),
  (meeting, _random, earlier) => ({
    ...meeting,
    signedOver: { ...meeting.said, cn: earlier.said.cn },
  }),
  (meeting, _random, earlier) => ({
    ...meeting,
    signedOver: { ...meeting.said, sn: earlier.said.sn },
  }),
  // One bit of one field.
  (meeting, random) => ({
    ...meeting,
    signedOver: { ...meeting.said, sn: flipText(meeting.said.sn, random) },
  }),
  (meeting, random) => ({
    ...meeting,
    signedOver: { ...meeting.said, cn: flipText(meeting.said.cn, random) },
  }),
  (meeting, random) => ({
    ...meeting,
    signedOver: { ...meeting.said, exporter: flip(meeting.said.exporter, random) },
  }),
  (meeting, random) => {
    const rpi = flipText(meeting.said.rpi, random)
    return random.below(2) === 0
      ? { ...meeting, signedOver: { ...meeting.said, rpi } }
      : { ...meeting, said: { ...meeting.said, rpi }, signedOver: { ...meeting.said, rpi } }
  },
  // Features that one side did not list, moved or reordered: a downgrade.
  (meeting) => ({
    ...meeting,
    signedOver: {
      ...meeting.said,
      relyingPartyFeatures: [...meeting.said.relyingPartyFeatures, 'more'],
    },
  }),
  (meeting) => ({
    ...meeting,
    signedOver: { ...meeting.said, deviceFeatures: [...meeting.said.deviceFeatures, 'more'] },
  }),
  (meeting) => ({
    ...meeting,
    signedOver: {
      ...meeting.said,
      deviceFeatures: [...meeting.said.relyingPartyFeatures, 'a'],
      relyingPartyFeatures: meeting.said.deviceFeatures,
    },
  }),
  // Another key, or another thing that the right key signed.
  (meeting, random) => ({ ...meeting, key: random.pick([impostor, deviceKey]) }),
  (meeting) => ({
    ...meeting,
    proof: relyingPartyKey.sign(deviceProofInput(meeting.said, values.account)),
  }),
  (meeting, random) => ({ ...meeting, proof: random.bytes(64) }),
  (meeting, random) => ({
    ...meeting,
    proof: flip(relyingPartyKey.sign(relyingPartyProofInput(meeting.said)), random),
  }),
]

function judge({ signedOver, key, said, proof }: Meeting) {
  const sent = proof ?? key.sign(relyingPartyProofInput(signedOver))
  return judgeHello(
    {
      ...{ type: 'hello', v: 1, rpi: said.rpi, sn: said.sn },
      features: [...said.relyingPartyFeatures],
      proof: toBase64url(sent),
    },
    { type: 'hello', v: 1, features: [...said.deviceFeatures], cn: said.cn },
    said.exporter,
    sampleRelyingParty,
  )
}

test('C3 none of ten thousand mutated or swapped proofs is believed by the device', () => {
  const random = seededRandom(seed)
  let earlier = aMeeting(random)
  expect(judge(earlier)).toMatchObject({ outcome: 'proved' })
  let believed = 0
  for (let i = 0; i < wanted; i++) {
    const meeting = aMeeting(random)
    const mutate = mutations[i % mutations.length]
    if (mutate === undefined) continue
    if (judge(mutate(meeting, random, earlier)).outcome === 'proved') believed++
    earlier = meeting
  }
  expect(believed).toBe(0)
  console.log(
    `FIGURE C3 ${wanted} proofs mutated or of other connections, ${believed} believed by the device, seed ${seed}`,
  )
})
