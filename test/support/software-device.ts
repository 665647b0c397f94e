/** A device that signs what a real one signs, its keys in plain memory: for tests and load, never for people. @module */
import { createPrivateKey, generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto'
import {
  encodeApprovalClientData,
  webAuthnInput,
  type ApprovalResponse,
  type ApprovalType,
} from '#protocol/approval'
import { encodeAttestation } from '#protocol/attestation'
import {
  aaguid,
  approvalFlags,
  encodeAttestedData,
  encodeAuthenticatorData,
  pushFlags,
  registrationFlags,
  rpId,
} from '#protocol/authenticator-data'
import { toBase64url, utf8, type Bytes } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { challengeStatement, contextBytes, type Challenge } from '#protocol/challenge'
import { deviceProofInput, type Transcript } from '#protocol/connection'
import { denialStatement, type DenialReason } from '#protocol/denial'
import {
  enrollmentConfirmationStatement,
  enrollmentRequestStatement,
  type EnrollmentRequest,
} from '#protocol/enrollment'
import type { PublicKey } from '#protocol/fields'
import { finishStatement, parseStatement, statementInput, type Statement } from '#protocol/jws'
import { thumbprintBytes, toCose } from '#protocol/public-key'
import {
  credentialRequestStatement,
  encodeRegistrationClientData,
  linkInput,
  type RegistrationResponse,
} from '#protocol/registration'
import { removalRequestStatement, type RevocationSubject } from '#protocol/revocation'
import { toDer, toLowS } from '#protocol/signature'

export interface Names {
  readonly v: 1
  readonly rpi: string
  readonly iss: string
  readonly tid: string
}

export interface SoftwareKey {
  readonly publicKey: PublicKey
  readonly thumbprint: string
  sign(bytes: Bytes): Bytes
}

export interface ApprovalChoice {
  readonly number: string
  readonly counter: number
  readonly flags?: number
  /** Another key than the credential's own, for answers that are to be refused. */
  readonly key?: SoftwareKey
}

export interface PushChoice {
  readonly number: string
  readonly type?: ApprovalType
  readonly flags?: number
  readonly key?: SoftwareKey
  readonly id?: string
}

export interface SoftwareDevice {
  readonly deviceKey: SoftwareKey
  /** The passwordless credential; `registration` makes a new one. */
  readonly credential: () => { readonly id: string; readonly key: SoftwareKey }
  /** `key`: another than the device's own, for requests that are to be refused. */
  enrollmentRequest(names: Names, code: string, iat: number, key?: SoftwareKey): string
  enrollmentConfirmation(names: Names, dev: string, iat: number): string
  credentialRequest(names: Names, dev: string, iat: number, code?: string): string
  registration(names: Names, dev: string, options: RegistrationOptions): RegistrationResponse
  removalRequest(names: Names, dev: string, subject: RevocationSubject, iat: number): string
  proof(transcript: Transcript, account: { readonly iss: string; readonly dev: string }): string
  /** `asked`: what the challenge says, where it was read already. */
  approval(challenge: string, choice: ApprovalChoice, asked?: Challenge): ApprovalResponse
  push(challenge: string, choice: PushChoice): ApprovalResponse
  denial(challenge: string, reason: DenialReason, iat: number): string
}

export interface RegistrationOptions {
  readonly chal: string
  readonly origin: string
  readonly flags?: number
  readonly counter?: number
  readonly id?: string
}

export const sha256 = (bytes: Uint8Array): Bytes => Uint8Array.from(hash('sha256', bytes, 'buffer'))

export interface KeyPair {
  /** PKCS #8, DER, base64. */
  readonly privateKey: string
  /** SubjectPublicKeyInfo, DER, base64. */
  readonly publicKey: string
}

/** A new P-256 key pair, made in the format it is read in (exporting one later can hang Node 20). */
export function createKeyPair(): KeyPair {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return {
    privateKey: pair.privateKey.toString('base64'),
    publicKey: pair.publicKey.toString('base64'),
  }
}

export function createSoftwareKey(pair = createKeyPair()): SoftwareKey {
  const key = createPrivateKey({
    key: Buffer.from(pair.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  // The last 65 bytes of a P-256 SubjectPublicKeyInfo are the uncompressed point.
  const point = Buffer.from(pair.publicKey, 'base64').subarray(-64)
  const publicKey: PublicKey = {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.subarray(0, 32)),
    y: toBase64url(point.subarray(32)),
  }
  return {
    publicKey,
    thumbprint: toBase64url(sha256(thumbprintBytes(publicKey))),
    sign: (bytes) =>
      toLowS(Uint8Array.from(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }))),
  }
}

export function createSoftwareDevice(
  name = 'Software device',
  deviceKey = createSoftwareKey(),
  /** What it tells of itself, and the installation that it shares with other accounts. */
  told: Partial<EnrollmentRequest['device']> & { readonly installation?: string } = {},
): SoftwareDevice {
  const { installation = toBase64url(randomBytes(16)), ...other } = told
  const description: EnrollmentRequest['device'] = {
    ...{ name, platform: 'linux', version: '1.0.0' },
    ...other,
  }
  let credential = { id: toBase64url(randomBytes(32)), key: createSoftwareKey() }

  const state = <T extends Canonical>(
    statement: Statement<T>,
    payload: T,
    kid = deviceKey.thumbprint,
  ): string => {
    const input = statementInput(statement, kid, payload)
    return finishStatement(input, deviceKey.sign(utf8(input)))
  }

  return {
    deviceKey,
    credential: () => credential,
    enrollmentRequest: (names, code, iat, key = deviceKey) =>
      state(
        enrollmentRequestStatement,
        {
          ...names,
          code,
          installation,
          key: key.publicKey,
          device: description,
          iat,
        },
        key === deviceKey ? undefined : toBase64url(sha256(thumbprintBytes(key.publicKey))),
      ),
    enrollmentConfirmation: (names, dev, iat) =>
      state(enrollmentConfirmationStatement, { ...names, dev, iat }),
    credentialRequest: (names, dev, iat, code) =>
      state(credentialRequestStatement, {
        ...names,
        dev,
        iat,
        ...(code === undefined ? {} : { code }),
      }),

    registration(names, dev, { chal, origin, flags = registrationFlags, counter = 0, id: own }) {
      credential = { id: own ?? toBase64url(randomBytes(32)), key: createSoftwareKey() }
      const { id, key } = credential
      const clientData = encodeRegistrationClientData({
        challenge: chal,
        origin,
        registration: { ...names, dev, key: deviceKey.thumbprint },
      })
      const authenticatorData = encodeAttestedData(
        { rpIdHash: sha256(utf8(rpId)), flags, signCount: counter },
        { aaguid, credentialId: id, publicKey: key.publicKey },
      )
      const signature = key.sign(webAuthnInput(authenticatorData, sha256(clientData)))
      const link = linkInput({
        rpi: names.rpi,
        iss: names.iss,
        tid: names.tid,
        dev,
        chal,
        credentialId: id,
        coseKey: toCose(key.publicKey),
      })
      return {
        id,
        clientDataJSON: toBase64url(clientData),
        attestationObject: toBase64url(encodeAttestation({ authenticatorData, signature })),
        link: toBase64url(deviceKey.sign(link)),
      }
    },

    removalRequest: (names, dev, subject, iat) =>
      state(removalRequestStatement, { ...names, dev, subject, iat }),
    proof: (transcript, account) =>
      toBase64url(deviceKey.sign(deviceProofInput(transcript, account))),

    approval(
      challenge,
      { number, counter, flags = approvalFlags, key = credential.key },
      asked = readChallenge(challenge),
    ) {
      const clientData = encodeApprovalClientData({
        challenge: toBase64url(sha256(utf8(challenge))),
        origin: new URL(asked.iss).origin,
        approval: {
          v: 1,
          rpi: asked.rpi,
          iss: asked.iss,
          tid: asked.tid,
          txn: asked.txn,
          dev: asked.dev,
          decision: 'approve',
          number,
          ctx: toBase64url(sha256(contextBytes(asked.ctx))),
        },
      })
      const authenticatorData = encodeAuthenticatorData({
        rpIdHash: sha256(utf8(rpId)),
        flags,
        signCount: counter,
      })
      const signature = key.sign(webAuthnInput(authenticatorData, sha256(clientData)))
      return {
        id: asked.cred,
        clientDataJSON: toBase64url(clientData),
        authenticatorData: toBase64url(authenticatorData),
        signature: toBase64url(toDer(signature)),
      }
    },

    push(challenge, { number, type = 'approval.push', flags = pushFlags, key = deviceKey, id }) {
      const { rpi, iss, tid, txn, dev, ctx } = readChallenge(challenge)
      const clientData = encodeApprovalClientData(
        {
          challenge: toBase64url(sha256(utf8(challenge))),
          origin: new URL(iss).origin,
          approval: {
            ...{ v: 1, rpi, iss, tid, txn, dev, decision: 'approve', number },
            ctx: toBase64url(sha256(contextBytes(ctx))),
          },
        },
        type,
      )
      const rpIdHash = sha256(utf8(rpId))
      const authenticatorData = encodeAuthenticatorData({ rpIdHash, flags, signCount: 0 })
      const signature = key.sign(webAuthnInput(authenticatorData, sha256(clientData)))
      return {
        id: id ?? deviceKey.thumbprint,
        clientDataJSON: toBase64url(clientData),
        authenticatorData: toBase64url(authenticatorData),
        signature: toBase64url(toDer(signature)),
      }
    },

    denial(challenge, reason, iat) {
      const { rpi, iss, tid, dev, txn } = readChallenge(challenge)
      return state(denialStatement, {
        v: 1,
        rpi,
        iss,
        tid,
        dev,
        txn,
        challenge: toBase64url(sha256(utf8(challenge))),
        reason,
        iat,
      })
    },
  }
}

/** What a challenge says; whether it is really the relying party's is not looked at here. */
export function readChallenge(challenge: string): Challenge {
  return parseStatement(challengeStatement, challenge).payload
}
