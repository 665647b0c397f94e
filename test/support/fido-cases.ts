/** The 111 negative cases of the FIDO2 server tests that are for any server, written for our two ceremonies. @module */
import { createHash } from 'node:crypto'
import { concat, utf8, type Bytes } from '#protocol/bytes'
import {
  clientDataCases,
  envelopeCases,
  numbered,
  partCases,
  type FidoCase,
} from './fido-client-data-cases'
import {
  approvalData,
  approvalOf,
  cbor,
  registrationData,
  registrationOf,
  type Cbor,
  type CborMap,
} from './fido-messages'
import { approval, registration } from './wire/ceremonies'
import { deviceKey, fixedKey, sha256 } from './wire/keys'
import { toDer } from '#protocol/signature'

const other = fixedKey('somebody else')
const data = registration.authenticatorData
const flagged = (flags: number, bytes: Bytes = data) => {
  const changed = bytes.slice()
  changed[32] = flags
  return changed
}
const noCredential = data.slice(0, 37)
/** Stands where a certificate would: it is refused unread. */
const certificate = (what: string): Bytes =>
  concat(Uint8Array.of(0x30, 0x40), new Uint8Array(createHash('sha512').update(what).digest()))
const noMetadata = 'there is no metadata service; nothing but ES256 is taken'

const attStmt = (change: (parts: readonly (readonly [string, Cbor])[]) => Cbor) => () =>
  registrationOf({
    statement: (sig) =>
      change([
        ['alg', -7],
        ['sig', sig],
      ]),
  })
const but = (name: string, value?: Cbor) =>
  attStmt((parts) => ({
    pairs: parts.flatMap(([each, was]): readonly (readonly [string, Cbor])[] =>
      each !== name ? [[each, was]] : value === undefined ? [] : [[each, value]],
    ),
  }))
const object =
  (parts: (whole: { fmt: Cbor; attStmt: Cbor; authData: Bytes }) => CborMap['pairs']) => () =>
    registrationOf({ object: (whole) => cbor({ pairs: parts(whole) }) })
const chain =
  (x5c: Cbor, change: { alg?: Cbor; signedBy?: typeof other; fmt?: string } = {}) =>
  () =>
    registrationOf({
      ...(change.signedBy === undefined ? {} : { signedBy: change.signedBy }),
      ...(change.fmt === undefined ? {} : { fmt: change.fmt }),
      statement: (sig) => ({
        pairs: [
          ['alg', change.alg ?? -7],
          ['sig', sig],
          ['x5c', x5c],
        ],
      }),
    })
const unverifiable = () =>
  registrationOf({
    statement: () => ({
      pairs: [
        ['alg', -7],
        ['sig', toDer(other.sign(utf8('other')))],
      ],
    }),
  })

const registering: readonly FidoCase[] = [
  ...numbered(
    'attestation Resp-1',
    [
      ...envelopeCases,
      ...partCases('clientDataJSON', false),
      ...partCases('attestationObject', false),
    ],
    registrationOf(),
  ),
  ...numbered(
    'attestation Resp-2',
    clientDataCases(registrationData, (clientData) => registrationOf({ clientData }), {
      other: 'webauthn.get',
    }),
    registrationOf(),
  ),
  ...numbered(
    'attestation Resp-3',
    [
      [
        'an attestation object that is no map',
        () => registrationOf({ object: () => cbor(['packed']) }),
      ],
      [
        'no fmt',
        object(({ attStmt: stmt, authData }) => [
          ['attStmt', stmt],
          ['authData', authData],
        ]),
      ],
      ['a fmt that is no text', () => registrationOf({ fmt: 42 })],
      [
        'no attStmt',
        object(({ fmt, authData }) => [
          ['fmt', fmt],
          ['authData', authData],
        ]),
      ],
      ['an attStmt that is no map', () => registrationOf({ statement: (sig) => [sig] })],
      [
        'no authData',
        object(({ fmt, attStmt: stmt }) => [
          ['fmt', fmt],
          ['attStmt', stmt],
        ]),
      ],
      [
        'authData that is no byte string',
        object(({ fmt, attStmt: stmt }) => [
          ['fmt', fmt],
          ['attStmt', stmt],
          ['authData', 'data'],
        ]),
      ],
      ['empty authData', () => registrationOf({ authData: new Uint8Array() })],
      ['a credential, and no flag that says so', () => registrationOf({ authData: flagged(0x05) })],
      [
        'neither a credential nor the flag',
        () => registrationOf({ authData: flagged(0x05, noCredential) }),
      ],
      [
        'the flag, and no credential',
        () => registrationOf({ authData: flagged(0x45, noCredential) }),
      ],
      [
        'bytes left over behind the credential',
        () => registrationOf({ authData: concat(data, Uint8Array.of(0)) }),
      ],
      ['an empty attStmt', attStmt(() => ({ pairs: [] }))],
      ['no alg', but('alg')],
      ['an alg that is no number', but('alg', 'ES256')],
      ['an alg that the metadata does not name', but('alg', -257), noMetadata],
      ['no sig', but('sig')],
      ['a sig that is no byte string', but('sig', 'signature')],
      ['an empty sig', but('sig', new Uint8Array())],
    ],
    registrationOf(),
  ),
  ...numbered(
    'attestation Resp-5',
    [
      ['certificates under an unknown fmt', chain([certificate('leaf')], { fmt: 'unknown' })],
      [
        'certificates, and a signature of nobody',
        chain([certificate('leaf')], { signedBy: other }),
      ],
      [
        'the signature of an attestation key without its certificates',
        () => registrationOf({ signedBy: other }),
      ],
      ['x5c that is no list', chain('leaf')],
      ['x5c that is empty', chain([])],
      ['a leaf that is over', chain([certificate('over')])],
      ['a leaf that has not begun', chain([certificate('not yet')])],
      [
        'a leaf of another algorithm than the metadata names',
        chain([certificate('RSA')], { alg: -257 }),
        noMetadata,
      ],
      ['a chain that does not verify', chain([certificate('leaf'), certificate('stranger')])],
      ['a chain with its root', chain([certificate('leaf'), certificate('root')])],
      ['a chain in the wrong order', chain([certificate('root'), certificate('leaf')])],
      [
        'an intermediate that is over',
        chain([certificate('leaf'), certificate('over'), certificate('root')]),
      ],
      [
        'a signature of another key than the leaf’s',
        chain([certificate('leaf')], { signedBy: deviceKey }),
      ],
      ['the credential’s signature, and certificates', chain([certificate('leaf')])],
    ],
    registrationOf(),
  ),
  ...numbered(
    'attestation Resp-6',
    [
      ['self attestation with a signature that does not hold', unverifiable],
      ['self attestation with certificates', chain([certificate('leaf')])],
      ['self attestation under an unknown fmt', () => registrationOf({ fmt: 'unknown' })],
    ],
    registrationOf(),
  ),
  ...numbered(
    'attestation Resp-7',
    [['fmt none with a full attestation', chain([certificate('leaf')], { fmt: 'none' })]],
    registrationOf(),
  ),
]

const assertion = approval.authenticatorData
const withBytes = (from: number, bytes: Bytes) => {
  const changed = assertion.slice()
  changed.set(bytes, from)
  return approvalOf({ authenticatorData: changed })
}

const approving: readonly FidoCase[] = [
  ...numbered(
    'assertion Resp-1',
    [
      ...envelopeCases,
      ...partCases('clientDataJSON', false),
      ...partCases('authenticatorData', true),
      ...partCases('signature', true),
      ['a signature that does not hold', () => approvalOf({ signedBy: other })],
      ['a userHandle that is no text', (whole) => ({ ...whole, userHandle: 42 })],
    ],
    approvalOf(),
  ),
  ...numbered(
    'assertion Resp-2',
    clientDataCases(approvalData, (clientData) => approvalOf({ clientData }), {
      other: 'webauthn.create',
    }),
    approvalOf(),
  ),
  ...numbered(
    'assertion Resp-3',
    [
      [
        'bytes left over',
        () => approvalOf({ authenticatorData: concat(assertion, Uint8Array.of(0)) }),
      ],
      ['the hash of another rpId', () => withBytes(0, sha256(utf8('example.com')))],
      [
        'signed over another hash of the client data',
        () => approvalOf({ hash: sha256(utf8('other')) }),
      ],
      ['a counter that did not grow', () => withBytes(33, Uint8Array.of(0, 0, 0, 6))],
      ['the person not verified', () => withBytes(32, Uint8Array.of(0x01))],
    ],
    approvalOf(),
  ),
]

export const fidoCases = { registering, approving } as const
export const fidoSource =
  'FIDO Alliance, “Running FIDO2 Server tests”: Server-ServerAuthenticatorAttestationResponse-Resp-1, -2, -3, -5, -6, -7 and Server-ServerAuthenticatorAssertionResponse-Resp-1, -2, -3'
