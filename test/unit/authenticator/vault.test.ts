/**
 * The vault signs what it should, over what it was sent, and nothing else.
 * @module
 */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { parseApproval, webAuthnInput } from '#protocol/approval'
import { parseAttestation } from '#protocol/attestation'
import {
  approvalFlags,
  parseAttestedData,
  parseAuthenticatorData,
  registrationFlags,
} from '#protocol/authenticator-data'
import { fromBase64url, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { contextBytes } from '#protocol/challenge'
import { deviceProofInput } from '#protocol/connection'
import { denialStatement } from '#protocol/denial'
import { enrollmentConfirmationStatement, enrollmentRequestStatement } from '#protocol/enrollment'
import type { PublicKey } from '#protocol/fields'
import { parseStatement, type Statement } from '#protocol/jws'
import { toCose, toPoint } from '#protocol/public-key'
import {
  credentialRequestStatement,
  linkInput,
  parseRegistrationClientData,
} from '#protocol/registration'
import { removalRequestStatement } from '#protocol/revocation'
import type { Verification } from '../../../src/main/authenticator/user-verification'
import { random } from '../../support/pinned-relying-party'
import { addAccount, aVaultWorld, pinOf, rightPin, turnOn } from '../../support/vault-world'

const shown = { app: 'Payroll', time: 1_790_000_000 }
const device = { name: 'Desk', platform: 'linux', version: '0.1.0' } as const

function holds(publicKey: PublicKey, message: Bytes, signature: Bytes): boolean {
  return p256.verify(signature, message, toPoint(publicKey), { lowS: true })
}

function payloadOf<T extends Canonical>(kind: Statement<T>, text: string, key: PublicKey): T {
  const { payload, signed, signature } = parseStatement(kind, text)
  expect(holds(key, signed, signature)).toBe(true)
  return payload
}

function grantOf(verification: Verification) {
  if (verification.outcome !== 'verified') throw new Error(verification.reason)
  return verification.grant
}

test('K11 each statement bears the names of its account and the signature of its device key', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { relyingParty } = world
  const prepared = await vault.prepare(relyingParty.account())
  const { id, deviceKey: key, installation } = prepared
  const code = random(16)
  const request = await vault.signEnrollmentRequest(id, { code, device })
  const names = { v: 1, rpi: relyingParty.pinned.instance, iss: prepared.issuer }
  const asked = payloadOf(enrollmentRequestStatement, request, key)
  expect(asked).toMatchObject({ ...names, code, key, installation, iat: 1_790_000_000 })

  const dev = random(16)
  await vault.recordPrepared(id, { dev })
  const confirmation = await vault.signEnrollmentConfirmation(id)
  const confirmed = payloadOf(enrollmentConfirmationStatement, confirmation, key)
  expect(confirmed).toMatchObject({ ...names, dev })
  await vault.activate(id)

  const wish = await vault.signCredentialRequest(id, { code })
  expect(payloadOf(credentialRequestStatement, wish, key)).toMatchObject({ ...names, dev, code })
  const subject = { what: 'device' } as const
  const removal = await vault.signRemovalRequest(id, subject)
  expect(payloadOf(removalRequestStatement, removal, key)).toMatchObject({ dev, subject })

  const challenge = relyingParty.challenge(await turnOn(vault, relyingParty, id))
  const denial = await vault.signDenial(id, challenge, 'not-me')
  const hash = toBase64url(sha256(utf8(challenge)))
  const denied = payloadOf(denialStatement, denial, key)
  expect(denied).toMatchObject({ ...names, dev, challenge: hash, reason: 'not-me' })

  const transcript = {
    rpi: relyingParty.pinned.instance,
    sn: random(32),
    cn: random(32),
    relyingPartyFeatures: [],
    deviceFeatures: ['x'],
    exporter: fromBase64url(random(32)),
  }
  const proof = await vault.proveConnection(id, transcript)
  expect(holds(key, deviceProofInput(transcript, { iss: prepared.issuer, dev }), proof)).toBe(true)
})

test('K11 a passwordless credential attests itself, and device key and credential vouch for each other', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { relyingParty } = world
  const account = await addAccount(vault, relyingParty)
  const chal = random(32)
  const options = relyingParty.options(account, { chal })
  const registered = await vault.createCredential(account.id, options, pinOf(rightPin))
  if (registered.outcome !== 'created') throw new Error(registered.reason)
  const { id, clientDataJSON, attestationObject, link } = registered.registration

  const clientData = fromBase64url(clientDataJSON)
  const { authenticatorData, signature } = parseAttestation(fromBase64url(attestationObject))
  const { data, credential } = parseAttestedData(authenticatorData)
  expect(data).toMatchObject({ flags: registrationFlags, signCount: 0 })
  expect(credential.credentialId).toBe(id)
  const input = webAuthnInput(authenticatorData, Uint8Array.from(sha256(clientData)))
  expect(holds(credential.publicKey, input, signature)).toBe(true)

  const { dev, issuer: iss, tenant, deviceKey, relyingParty: pinned } = account
  const names = { rpi: pinned.instance, iss, tid: tenant.id, dev }
  expect(parseRegistrationClientData(clientData)).toMatchObject({
    challenge: chal,
    origin: pinned.origin,
    registration: names,
  })
  const linked = { ...names, chal, credentialId: id, coseKey: toCose(credential.publicKey) }
  expect(holds(deviceKey, linkInput(linked), fromBase64url(link))).toBe(true)
})

test('K11 an approval is over the challenge as received, what was typed and what was shown', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { relyingParty } = world
  const { id } = await addAccount(vault, relyingParty)
  const account = await turnOn(vault, relyingParty, id)
  if (account.phoneSignIn?.state !== 'active') throw new Error('off')
  const { publicKey } = account.phoneSignIn.credential

  for (const counter of [1, 2, 3]) {
    const txn = random(16)
    const challenge = relyingParty.challenge(account, { txn })
    const grant = grantOf(await vault.openWithPin(id, challenge, pinOf(rightPin)))
    const response = await vault.approve(id, { challenge, number: '07', shown, grant })
    const parsed = parseApproval(response)
    expect(parseAuthenticatorData(parsed.authenticatorData)).toMatchObject({
      flags: approvalFlags,
      signCount: counter,
    })
    expect(parsed.clientData).toMatchObject({
      challenge: toBase64url(sha256(utf8(challenge))),
      approval: { txn, number: '07', ctx: toBase64url(sha256(contextBytes(shown))) },
    })
    const hash = Uint8Array.from(sha256(parsed.clientDataBytes))
    const input = webAuthnInput(parsed.authenticatorData, hash)
    expect(holds(publicKey, input, parsed.signature)).toBe(true)
  }
})

test('D2 the same challenge again gives the same bytes, until its verdict', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const account = await turnOn(vault, world.relyingParty, id)
  const txn = random(16)
  const challenge = world.relyingParty.challenge(account, { txn })
  const open = async () => grantOf(await vault.openWithPin(id, challenge, pinOf(rightPin)))
  const first = await vault.approve(id, { challenge, number: '42', shown, grant: await open() })

  const restarted = await world.start()
  const grant = await open()
  expect(await restarted.approve(id, { challenge, number: '43', shown, grant })).toEqual(first)
  expect(restarted.signedApproval(id, txn)).toEqual(first)
  await restarted.settle(id, txn)
  expect(restarted.signedApproval(id, txn)).toBeUndefined()
})

test('R18 a vault that is closed has written what a verdict settled', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const account = await turnOn(vault, world.relyingParty, id)
  const txn = random(16)
  const challenge = world.relyingParty.challenge(account, { txn })
  const grant = grantOf(await vault.openWithPin(id, challenge, pinOf(rightPin)))
  await vault.approve(id, { challenge, number: '42', shown, grant })
  expect((await world.copy()).file).toContain(txn)
  const settling = vault.settle(id, txn)
  await vault.close()
  // Whoever takes the folder away now meets no file that comes into being.
  expect((await world.copy()).file).not.toContain(txn)
  await settling
})
