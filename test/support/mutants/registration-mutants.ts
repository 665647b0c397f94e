/** Registrations that are not the one that was made, or that say something else, in every way that A1 names. @module */
import fc from 'fast-check'
import { webAuthnInput } from '#protocol/approval'
import { registrationFlags } from '#protocol/authenticator-data'
import { concat, fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { toCose } from '#protocol/public-key'
import { linkInput, type RegistrationResponse } from '#protocol/registration'
import { toDer } from '#protocol/signature'
import { bytes32, identifier, origin, tenantId } from '../wire/arbitraries'
import { cborEquivalents, writeCbor } from '../wire/cbor'
import { registration } from '../wire/ceremonies'
import { equivalentOf } from '../wire/equivalents'
import { credentialKey, deviceKey, fixedKey, sha256, type FixedKey } from '../wire/keys'
import { derEquivalents, highS } from '../wire/signatures'
import { credentialId, credentialOptions, rising } from '../wire/values'
import { base64urlEquivalent, byteChanges, type Mutant } from './byte-changes'
import { signQuickly } from './signed-approval-mutants'

const valid: RegistrationResponse = registration.response
type Part = keyof RegistrationResponse
const parts = Object.keys(valid) as Part[]
const bytesOf = (part: Part) => fromBase64url(valid[part])
const withPart = (part: string, value: unknown) => ({ ...valid, [part]: value })
const part = fc.constantFrom(...parts)

interface Facts {
  readonly clientData: Bytes
  readonly authenticatorData: Bytes
  readonly id: string
  readonly chal: string
  readonly credential: FixedKey
  readonly device: FixedKey
  readonly fmt: string
}
const asMade: Facts = {
  clientData: registration.clientData,
  authenticatorData: registration.authenticatorData,
  id: credentialId,
  chal: credentialOptions.chal,
  credential: credentialKey,
  device: deviceKey,
  fmt: 'packed',
}

/** A registration with some facts other than they were, both its signatures made over them. */
function signed(change: Partial<Facts>): RegistrationResponse {
  const facts = { ...asMade, ...change }
  const input = webAuthnInput(facts.authenticatorData, sha256(facts.clientData))
  const { rpi, iss, tid, dev } = credentialOptions
  const link = linkInput({
    ...{ rpi, iss, tid, dev },
    chal: facts.chal,
    credentialId: facts.id,
    coseKey: facts.authenticatorData.slice(-77),
  })
  const attestation = writeCbor(
    [
      ['fmt', facts.fmt],
      [
        'attStmt',
        facts.fmt === 'none'
          ? []
          : [
              ['alg', -7],
              ['sig', toDer(signQuickly(facts.credential.privateKey, input))],
            ],
      ],
      ['authData', facts.authenticatorData],
    ],
    'short',
  )
  return {
    id: facts.id,
    clientDataJSON: toBase64url(facts.clientData),
    attestationObject: toBase64url(attestation),
    link: toBase64url(signQuickly(facts.device.privateKey, link)),
  }
}

const text = fromUtf8(registration.clientData)
const withText = (other: string) => signed({ clientData: utf8(other) })
const facts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...{ rpi: identifier, dev: identifier, tid: tenantId, key: bytes32, origin },
  iss: fc.tuple(origin, tenantId).map(([at, tid]) => `${at}/${tid}/v2.0`),
}
const otherFact = fc.oneof(
  fc.constantFrom(...Object.entries(facts)).chain(([name, value]) =>
    value.map((other) => {
      return withText(text.replace(new RegExp(`"${name}":"[^"]*"`), `"${name}":"${other}"`))
    }),
  ),
  bytes32.map((chal) =>
    signed({ chal, clientData: utf8(text.replace(credentialOptions.chal, chal)) }),
  ),
)
const otherType = fc
  .constantFrom('webauthn.get', 'approval.get', 'webauthn.Create', '')
  .map((type) => withText(text.replace('webauthn.create', type)))

const at = (offset: number, bytes: Bytes) => {
  const data = registration.authenticatorData.slice()
  data.set(bytes, offset)
  return data
}
const flags = fc
  .nat(255)
  .filter((value) => value !== registrationFlags)
  .map((value) => signed({ authenticatorData: at(32, Uint8Array.of(value)) }))
const model = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((id) => signed({ authenticatorData: at(37, new Uint8Array(id)) }))
const otherData = fc.constantFrom(
  signed({ authenticatorData: at(0, sha256(utf8('example.com'))) }),
  signed({ authenticatorData: at(55, rising(1, 32)) }),
  signed({ id: toBase64url(rising(1, 32)) }),
  signed({ authenticatorData: concat(registration.authenticatorData, Uint8Array.of(0xa0)) }),
  signed({ authenticatorData: registration.authenticatorData.slice(0, 37) }),
)
const other = fixedKey('somebody else')
const withKey = (key: Bytes, change: Partial<Facts>) =>
  signed({ authenticatorData: at(87, key), ...change })
const otherKey = fc.constantFrom(
  withKey(toCose(deviceKey.publicKey), { credential: deviceKey }),
  withKey(toCose(other.publicKey), {}),
  withKey(concat(toCose(other.publicKey).subarray(0, 45), rising(0, 32)), { credential: other }),
  withKey(new Uint8Array(77), {}),
  signed({ credential: other }),
  signed({ device: other }),
  signed({ device: credentialKey }),
  signed({ credential: deviceKey }),
)
const cose = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 42, 43, 44),
    fc.integer({ min: 1, max: 255 }),
  )
  .map(([place, mask]) => {
    const key = toCose(credentialKey.publicKey)
    key[place] = (key[place] ?? 0) ^ mask
    return withKey(key, {})
  })
const format = fc
  .constantFrom('none', 'fido-u2f', 'android-key', 'tpm', 'apple', '')
  .map((fmt) => signed({ fmt }))

const lengthField = fc
  .tuple(fc.constantFrom(0, 5, 12, 19, 23, 27, 28), fc.nat(255))
  .map(([place, byte]) => {
    const object = registration.attestation.slice()
    object[place] = byte
    return withPart('attestationObject', toBase64url(object))
  })

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
  ['length field', lengthField],
  [
    'parts swapped',
    fc.tuple(part, part).map(([a, b]) => ({ ...valid, [a]: valid[b], [b]: valid[a] })),
  ],
  [
    'base64url written otherwise',
    part.chain((name) => base64urlEquivalent(bytesOf(name)).map((one) => withPart(name, one))),
  ],
  [
    'CBOR written otherwise',
    cborEquivalents(registration.attestation).map(({ bytes }) =>
      withPart('attestationObject', toBase64url(bytes)),
    ),
  ],
  [
    'link written otherwise',
    fc.oneof(
      fc.constant(withPart('link', toBase64url(highS(bytesOf('link'))))),
      derEquivalents(bytesOf('link'))
        .filter(({ name }) => name !== 'r‖s as it is')
        .map(({ der }) => withPart('link', toBase64url(der))),
    ),
  ],
  ['signed: clientDataJSON written otherwise', equivalentOf(text).map((one) => withText(one.text))],
  ['signed: another fact', otherFact],
  ['signed: another type', otherType],
  ['signed: other flags', flags],
  ['signed: another model', model],
  ['signed: other authenticator data', otherData],
  ['signed: another key', otherKey],
  ['signed: another form of key', cose],
  ['another attestation', format],
]

/** A registration that differs from the one that was made; signing it took both keys where its kind says so. */
export const registrationMutant: fc.Arbitrary<Mutant> = fc
  .constantFrom(...kinds)
  .chain(([kind, messages]) => messages.map((message) => ({ kind, message })))
  .filter(({ message }) => JSON.stringify(message) !== JSON.stringify(valid))

/** The same registration under other signatures: as good as the first. */
export const validRegistration: fc.Arbitrary<Mutant> = fc
  .nat(0xffff_ffff)
  .map(() => ({ kind: 'valid', message: signed({}) }))
