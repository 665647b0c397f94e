/** Approvals of a second factor that are not the one that was asked for, changed on the way or signed by the device key. @module */
import fc from 'fast-check'
import { webAuthnInput } from '#protocol/approval'
import { pushFlags } from '#protocol/authenticator-data'
import { concat, fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { toDer } from '#protocol/signature'
import { bytes32, identifier, origin, tenantId } from '../wire/arbitraries'
import { approval, push } from '../wire/ceremonies'
import { equivalentOf } from '../wire/equivalents'
import { credentialKey, deviceKey, fixedKey, sha256, type FixedKey } from '../wire/keys'
import { derEquivalents, highS } from '../wire/signatures'
import * as values from '../wire/values'
import { base64urlEquivalent, byteChanges, type Mutant } from './byte-changes'
import { signQuickly } from './signed-approval-mutants'

const { clientData, authenticatorData, signature, response: valid } = push
type Part = keyof typeof valid
const parts = Object.keys(valid) as Part[]
const part = fc.constantFrom(...parts)
const bytesOf = (name: Part): Bytes => fromBase64url(valid[name])
const withPart = (name: string, value: unknown) => ({ ...valid, [name]: value })

interface Signed {
  readonly clientData?: Bytes
  readonly data?: Bytes
  readonly key?: FixedKey
  readonly id?: string
}

function signed({
  clientData: text = clientData,
  data = authenticatorData,
  key = deviceKey,
  id,
}: Signed) {
  const input = webAuthnInput(data, sha256(text))
  return {
    id: id ?? valid.id,
    clientDataJSON: toBase64url(text),
    authenticatorData: toBase64url(data),
    signature: toBase64url(toDer(signQuickly(key.privateKey, input))),
  }
}

const text = fromUtf8(clientData)
const withText = (other: string) => signed({ clientData: utf8(other) })
const facts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...{ rpi: identifier, txn: identifier, dev: identifier, tid: tenantId, origin },
  ...{ ctx: bytes32, challenge: bytes32 },
  iss: fc.tuple(origin, tenantId).map(([at, tid]) => `${at}/${tid}/v2.0`),
}
const otherFact = fc
  .constantFrom(...Object.entries(facts))
  .chain(([name, value]) =>
    value.map((other) =>
      withText(
        text.replace(new RegExp(`("${name}":)"[^"]*"`), (_, key: string) => `${key}"${other}"`),
      ),
    ),
  )
const otherType = fc
  .constantFrom(...['approval.get', 'webauthn.get', 'approval.Push', 'approval.push ', ''])
  .map((type) => withText(text.replace('approval.push', type)))
const otherForm = fc
  .constantFrom(
    ['"crossOrigin":false', '"crossOrigin":true'],
    ['"number":"42",', ''],
    ['"number":"42"', '"number":42'],
    ['"number":"42"', '"number":" 42"'],
    ['"number":"42"', '"number":"４２"'],
    ['"approve"', '"deny"'],
    ['"v":1', '"v":2'],
  )
  .map(([from = '', to = '']) => withText(text.replace(from, to)))

const flagged = (flags: number) => {
  const data = authenticatorData.slice()
  data[32] = flags
  return data
}
const otherFlags = fc
  .nat(255)
  .filter((flags) => flags !== pushFlags)
  .map((flags) => signed({ data: flagged(flags) }))
const otherData = fc.constantFrom(
  signed({ data: concat(sha256(utf8('example.com')), authenticatorData.subarray(32)) }),
  signed({ data: concat(authenticatorData, Uint8Array.of(0)) }),
  signed({ data: concat(flagged(0x81), Uint8Array.of(0xa0)) }),
)

const other = fixedKey('somebody else')
/** The other ceremony's key, id, type and flags, in every mixture but the right one. */
const crossed = fc
  .tuple(
    fc.constantFrom(deviceKey, credentialKey, other),
    fc.constantFrom(valid.id, values.credentialId),
    fc.constantFrom(clientData, approval.clientData),
    fc.constantFrom(authenticatorData, approval.authenticatorData),
  )
  .filter(
    ([key, id, said, data]) =>
      key !== deviceKey || id !== valid.id || said !== clientData || data !== authenticatorData,
  )
  .map(([key, id, said, data]) => signed({ key, id, clientData: said, data }))

const kinds: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
  ...Object.entries(byteChanges).map(
    ([kind, change]) =>
      [
        kind,
        part.chain((name) =>
          change(bytesOf(name)).map((bytes) => withPart(name, toBase64url(bytes))),
        ),
      ] as const,
  ),
  [
    'parts swapped',
    fc.tuple(part, part).map(([a, b]) => ({ ...valid, [a]: valid[b], [b]: valid[a] })),
  ],
  [
    'base64url written otherwise',
    part.chain((name) => base64urlEquivalent(bytesOf(name)).map((one) => withPart(name, one))),
  ],
  [
    'signature written otherwise',
    derEquivalents(signature).map(({ der }) => withPart('signature', toBase64url(der))),
  ],
  ['the other S', fc.constant(withPart('signature', toBase64url(toDer(highS(signature)))))],
  ['the whole approval of a sign-in', fc.constant(approval.response)],
  ['signed: clientDataJSON written otherwise', equivalentOf(text).map((one) => withText(one.text))],
  ['signed: another fact', otherFact],
  ['signed: another type', otherType],
  ['signed: another form', otherForm],
  ['signed: other flags', otherFlags],
  ['signed: other authenticator data', otherData],
  ['signed: keys and parts of both ceremonies', crossed],
]

export const pushMutant: fc.Arbitrary<Mutant> = fc
  .constantFrom(...kinds)
  .chain(([kind, messages]) => messages.map((message) => ({ kind, message })))
  .filter(({ message }) => JSON.stringify(message) !== JSON.stringify(valid))
