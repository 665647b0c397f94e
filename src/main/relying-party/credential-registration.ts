/** Turning phone sign-in on: a challenge for the device, and the credential that answers it. @module */
import { aaguid, registrationFlags, rpId } from '#protocol/authenticator-data'
import { equalInConstantTime, fromBase64url, toBase64url, utf8 } from '#protocol/bytes'
import { webAuthnInput } from '#protocol/approval'
import { toCose } from '#protocol/public-key'
import {
  credentialOptionsStatement,
  credentialReplyStatement,
  credentialRequestStatement,
  linkInput,
  parseRegistration,
  type ParsedRegistration,
} from '#protocol/registration'
import type { Context } from './context.ts'
import { checkNames, findSigner, refusedDevice } from './device-request.ts'
import type { Devices } from './doors.ts'
import { limits } from './limits.ts'
import type { DeviceRecord } from './records.ts'
import { keyOf, toSeconds, unlessMalformed } from './statements.ts'

export function createCredentialRegistration(
  context: Context,
): Pick<Devices, 'credentialOptions' | 'credential'> {
  const { store, crypto, statements, clock, opening, live, crashPoints } = context
  return {
    async credentialOptions({ jws }) {
      const signer = await findSigner(context, credentialRequestStatement, jws)
      if (signer.outcome === 'refused') return signer
      const { device, payload } = signer
      if (!checkNames(context, payload)) return refusedDevice('invalid')
      const tenant = await store.find.tenant(device.tenant)
      if (tenant === undefined) return refusedDevice('invalid')
      const at = clock.now()
      const opened = await store.decide('openCredentialOptions', {
        options: {
          tenant: tenant.id,
          device: device.id,
          challenge: opening.secret(32),
          expiresAt: at + limits.credentialOptionsMs,
        },
        codeHash:
          payload.code === undefined
            ? undefined
            : toBase64url(crypto.sha256(fromBase64url(payload.code))),
        at,
      })
      crashPoints.reached('relying-party:credential-options-decided')
      if (opened.outcome === 'refused') return opened
      const options = statements.sign(credentialOptionsStatement, {
        ...statements.names(tenant.id),
        dev: device.id,
        chal: opened.options.challenge,
        iat: toSeconds(at),
        exp: toSeconds(opened.options.expiresAt),
        pinRequired: tenant.pinRequired,
      })
      return { outcome: 'done', value: { jws: options } }
    },

    async credential({ dev, registration: response }) {
      const registration = unlessMalformed(() => parseRegistration(response))
      if (registration === undefined) return refusedDevice('invalid')
      const { clientData, credential, data } = registration
      const device = await store.find.device(clientData.registration.tid, dev)
      if (device === undefined) return refusedDevice('enrollment-unknown')
      if (!checkRegistration(context, device, registration)) return refusedDevice('invalid')
      crashPoints.reached('relying-party:registration-verified')
      const at = clock.now()
      const registered = await store.decide('registerCredential', {
        credential: {
          tenant: device.tenant,
          id: credential.credentialId,
          device: device.id,
          user: device.user,
          keyX: credential.publicKey.x,
          keyY: credential.publicKey.y,
          counter: data.signCount,
          createdAt: at,
          lastUsedAt: 0,
          state: 'active',
        },
        challenge: clientData.challenge,
      })
      crashPoints.reached('relying-party:registration-decided')
      if (registered.outcome === 'refused') return registered
      registered.ended.forEach((ended) => live.tellEnded(ended))
      const jws = statements.sign(credentialReplyStatement, {
        ...statements.names(device.tenant),
        dev: device.id,
        cred: credential.credentialId,
        iat: toSeconds(at),
      })
      return { outcome: 'done', value: { jws } }
    },
  }
}

/**
 * The steps of WebAuthn Level 3, section 7.1, that need no state: whether they all hold. That the challenge is the one
 * that is open and the id is nobody else's is the store's to decide; type, crossOrigin and exact bytes were the parser's.
 */
export function checkRegistration(
  context: Pick<Context, 'identity' | 'crypto' | 'statements'>,
  device: DeviceRecord,
  registration: ParsedRegistration,
): boolean {
  const { identity, crypto, statements } = context
  const { clientData, data, credential } = registration
  const { publicKey } = credential
  const named = clientData.registration
  const names = statements.names(device.tenant)
  const link = linkInput({
    rpi: names.rpi,
    iss: names.iss,
    tid: names.tid,
    dev: device.id,
    chal: clientData.challenge,
    credentialId: credential.credentialId,
    coseKey: toCose(publicKey),
  })
  const attested = webAuthnInput(
    registration.authenticatorData,
    crypto.sha256(registration.clientDataBytes),
  )
  return (
    // For whom (steps 7 to 11).
    clientData.origin === identity.origin &&
    checkNames(context, named) &&
    named.tid === device.tenant &&
    named.dev === device.id &&
    named.key === device.thumbprint &&
    // By what (steps 14 to 20): present, verified, attested, not backed up, no extensions; our model.
    equalInConstantTime(data.rpIdHash, crypto.sha256(utf8(rpId))) &&
    data.flags === registrationFlags &&
    equalInConstantTime(credential.aaguid, aaguid) &&
    // A key of the curve, and not the device key under another name.
    crypto.isOnCurve(publicKey) &&
    publicKey.x !== device.keyX &&
    // Self attestation (section 8.2), and the device key vouching for the credential.
    crypto.verify(publicKey, attested, registration.signature) &&
    crypto.verify(keyOf(device), link, registration.link)
  )
}
