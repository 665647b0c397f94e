/** Approvals that the credential itself did sign, but that say or are something else than was asked. @module */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { webAuthnInput, type ApprovalResponse } from '#protocol/approval'
import { approvalFlags, rpId } from '#protocol/authenticator-data'
import { concat, fromUtf8, toBase64url, uint32, utf8, type Bytes } from '#protocol/bytes'
import { toDer, toLowS } from '#protocol/signature'
import { bytes32, identifier, origin, tenantId } from '../wire/arbitraries'
import { approval, registration } from '../wire/ceremonies'
import { equivalentOf } from '../wire/equivalents'
import { credentialKey, deviceKey, sha256 } from '../wire/keys'
import { highS } from '../wire/signatures'
import { challenge, rising } from '../wire/values'
import { byteChanges, type Mutant } from './byte-changes'

/** ES256 with a low S, quickly. */
export function signQuickly(key: KeyObject, input: Uint8Array): Bytes {
  const signature = sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' })
  return toLowS(new Uint8Array(signature))
}

/** The whole message over other parts, signed by the credential. */
function signed(clientData: Bytes, authenticatorData: Bytes): unknown {
  const input = webAuthnInput(authenticatorData, sha256(clientData))
  return {
    ...approval.response,
    clientDataJSON: toBase64url(clientData),
    authenticatorData: toBase64url(authenticatorData),
    signature: toBase64url(toDer(signQuickly(credentialKey.privateKey, input))),
  }
}

const text = fromUtf8(approval.clientData)
const withText = (other: string) => signed(utf8(other), approval.authenticatorData)
const withData = (data: Bytes) => signed(approval.clientData, data)

/** Members of clientDataJSON with what may stand in their place. */
const members: Readonly<Record<string, fc.Arbitrary<string>>> = {
  rpi: identifier,
  txn: identifier,
  dev: identifier,
  ctx: bytes32,
  challenge: bytes32,
  tid: tenantId,
  origin,
  iss: fc.tuple(origin, tenantId).map(([at, tid]) => `${at}/${tid}/v2.0`),
}
const otherMember = fc
  .constantFrom(...Object.entries(members))
  .chain(([name, value]) =>
    value.map((other) =>
      withText(
        text.replace(new RegExp(`("${name}":)"[^"]*"`), (_, key: string) => `${key}"${other}"`),
      ),
    ),
  )

const names = ['rpi', 'txn', 'dev', 'iss', 'tid', 'ctx', 'number', 'decision'] as const
const swappedMembers = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
  .map(([a, b]) => {
    const value = (name: string) => new RegExp(`"${name}":("[^"]*")`).exec(text)?.[1] ?? ''
    const [first, second] = [value(a), value(b)]
    return withText(
      text
        .replace(`"${a}":${first}`, `"${a}":\u0000`)
        .replace(`"${b}":${second}`, `"${b}":${first}`)
        .replace('\u0000', second),
    )
  })

const otherType = fc
  .constantFrom(
    ...['webauthn.get', 'webauthn.create', 'payment.get', 'approval.Get', 'approval.get ', ''],
  )
  .map((type) => withText(text.replace('approval.get', type)))

const otherFrame = fc
  .constantFrom(
    text.replace('"crossOrigin":false', '"crossOrigin":true'),
    text.replace('"crossOrigin":false,', ''),
    text.replace('"crossOrigin":false', '"crossOrigin":false,"topOrigin":"https://localhost:7443"'),
    text.replace('"number":"42",', ''),
    text.replace(/,"approval":\{.*\}/, ''),
    text.replace('"v":1', '"v":2'),
    text.replace('"approve"', '"deny"'),
    text.replace('"number":"42"', '"number":42'),
    text.replace('"number":"42"', '"number":["42"]'),
    text.replace('"number":"42"', '"number":" 42"'),
    text.replace('"number":"42"', '"number":"４２"'),
    text.replace('"number":"42"', '"number":"0x2a"'),
  )
  .map(withText)

const { authenticatorData } = approval
const withFlags = (flags: number) => {
  const data = authenticatorData.slice()
  data[32] = flags
  return data
}
const flags = fc
  .nat(255)
  .filter((value) => value !== approvalFlags)
  .map((value) => withData(withFlags(value)))

const counter = fc
  .nat(challenge.digits === 2 ? 6 : 0)
  .map((value) => withData(concat(authenticatorData.subarray(0, 33), uint32(value))))

const rpIdHash = fc
  .constantFrom('example.com', 'LOCALHOST', 'localhost.', `${rpId}:7443`, '')
  .map((id) => withData(concat(sha256(utf8(id)), authenticatorData.subarray(32))))

const longerData = fc.constantFrom(
  withData(concat(withFlags(0x85), Uint8Array.of(0xa0))),
  withData(concat(authenticatorData, Uint8Array.of(0))),
  withData(concat(withFlags(0x85), utf8('\u0081'))),
  signed(approval.clientData, registration.authenticatorData),
)

const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
const ed25519 = generateKeyPairSync('ed25519').privateKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const otherAlgorithm = fc
  .constantFrom(
    sign('sha384', approval.input, credentialKey.privateKey),
    sign('sha1', approval.input, credentialKey.privateKey),
    sign('sha256', approval.clientData, credentialKey.privateKey),
    sign('sha256', approval.input, deviceKey.privateKey),
    sign('sha256', approval.input, p384),
    sign('sha256', approval.input, rsa),
    sign(null, approval.input, ed25519),
    new Uint8Array(approval.signature),
    toDer(new Uint8Array(64)),
    toDer(highS(approval.signature)),
    toDer(rising(1, 64)),
  )
  .map((signature) => ({
    ...approval.response,
    signature: toBase64url(new Uint8Array(signature)),
  }))

const kinds: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
  [
    'signed: clientDataJSON written otherwise',
    equivalentOf(text).map((other) => withText(other.text)),
  ],
  ['signed: another fact', otherMember],
  ['signed: facts swapped', swappedMembers],
  ['signed: another type', otherType],
  ['signed: another frame or form of number', otherFrame],
  ['signed: other flags', flags],
  ['signed: counter not higher', counter],
  ['signed: another rpId', rpIdHash],
  ['signed: longer authenticator data', longerData],
  ['another algorithm, key or S', otherAlgorithm],
  ...Object.entries(byteChanges).map(
    ([kind, change]) =>
      [
        `signed: clientDataJSON, ${kind}`,
        change(approval.clientData).map((bytes) => signed(bytes, authenticatorData)),
      ] as const,
  ),
]

/** Of any length that a challenge may ask for: one too long is as wrong as another of its own. */
const numberless = (json: string) => json.replace(/"number":"(?:[0-9]{2}|[0-9]{3}|[0-9]{6})"/, '')

/**
 * Whatever the credential's holder may sign that is not the approval that was asked for. Another number alone is
 * not among it: that is an answer, and a wrong one.
 */
export const signedApprovalMutant: fc.Arbitrary<Mutant> = fc
  .constantFrom(...kinds)
  .chain(([kind, messages]) => messages.map((message) => ({ kind, message })))
  .filter(({ kind, message }) => {
    const { clientDataJSON, authenticatorData: data } = message as ApprovalResponse
    const isAnswer =
      numberless(Buffer.from(clientDataJSON, 'base64url').toString()) === numberless(text) &&
      data === approval.response.authenticatorData
    return !(isAnswer && kind.startsWith('signed'))
  })

/** The same approval under another signature and a higher counter: as good as the first. */
export const validApproval: fc.Arbitrary<Mutant> = fc
  .integer({ min: 7, max: 0xffff_ffff })
  .map((count) => ({
    kind: 'valid',
    message: withData(concat(authenticatorData.subarray(0, 33), uint32(count))),
  }))
