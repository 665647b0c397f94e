/** The approval, registration and connection proofs of the fixtures, each with the bytes that are signed. @module */
import { encodeApprovalClientData, webAuthnInput, type ApprovalResponse } from '#protocol/approval'
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
import { toBase64url, utf8 } from '#protocol/bytes'
import { deviceProofInput, relyingPartyProofInput } from '#protocol/connection'
import { toCose } from '#protocol/public-key'
import {
  encodeRegistrationClientData,
  linkInput,
  type RegistrationResponse,
} from '#protocol/registration'
import { toDer } from '#protocol/signature'
import { credentialKey, deviceKey, relyingPartyKey, sha256 } from './keys'
import { challengeHash } from './statements'
import * as values from './values'

const rpIdHash = sha256(utf8(rpId))

const approvalClientData = encodeApprovalClientData(values.approvalClientData(challengeHash))
const approvalData = encodeAuthenticatorData({ rpIdHash, flags: approvalFlags, signCount: 7 })
const approvalInput = webAuthnInput(approvalData, sha256(approvalClientData))
const approvalSignature = credentialKey.sign(approvalInput)

export const approval = {
  clientData: approvalClientData,
  authenticatorData: approvalData,
  input: approvalInput,
  signature: approvalSignature,
  response: {
    id: values.credentialId,
    clientDataJSON: toBase64url(approvalClientData),
    authenticatorData: toBase64url(approvalData),
    signature: toBase64url(toDer(approvalSignature)),
  } satisfies ApprovalResponse,
} as const

const pushClientData = encodeApprovalClientData(
  values.approvalClientData(challengeHash),
  'approval.push',
)
const pushData = encodeAuthenticatorData({ rpIdHash, flags: pushFlags, signCount: 0 })
const pushInput = webAuthnInput(pushData, sha256(pushClientData))
const pushSignature = deviceKey.sign(pushInput)

/** The approval of a second factor, by the device key. */
export const push = {
  clientData: pushClientData,
  authenticatorData: pushData,
  input: pushInput,
  signature: pushSignature,
  response: {
    id: deviceKey.thumbprint,
    clientDataJSON: toBase64url(pushClientData),
    authenticatorData: toBase64url(pushData),
    signature: toBase64url(toDer(pushSignature)),
  } satisfies ApprovalResponse,
} as const

const registrationClientData = encodeRegistrationClientData(values.registrationClientData)
const registrationData = encodeAttestedData(
  { rpIdHash, flags: registrationFlags, signCount: 0 },
  { aaguid, credentialId: values.credentialId, publicKey: credentialKey.publicKey },
)
const registrationInput = webAuthnInput(registrationData, sha256(registrationClientData))
const registrationSignature = credentialKey.sign(registrationInput)
const attestation = encodeAttestation({
  authenticatorData: registrationData,
  signature: registrationSignature,
})
const { rpi, iss, tid, dev } = values.credentialOptions
const linkBytes = linkInput({
  ...{ rpi, iss, tid, dev },
  chal: values.credentialOptions.chal,
  credentialId: values.credentialId,
  coseKey: toCose(credentialKey.publicKey),
})

export const registration = {
  clientData: registrationClientData,
  authenticatorData: registrationData,
  input: registrationInput,
  signature: registrationSignature,
  attestation,
  linkInput: linkBytes,
  response: {
    id: values.credentialId,
    clientDataJSON: toBase64url(registrationClientData),
    attestationObject: toBase64url(attestation),
    link: toBase64url(deviceKey.sign(linkBytes)),
  } satisfies RegistrationResponse,
} as const

const relyingPartyInput = relyingPartyProofInput(values.transcript)
const deviceInput = deviceProofInput(values.transcript, values.account)

export const connection = {
  relyingPartyInput,
  relyingPartyProof: toBase64url(relyingPartyKey.sign(relyingPartyInput)),
  deviceInput,
  deviceProof: toBase64url(deviceKey.sign(deviceInput)),
} as const
