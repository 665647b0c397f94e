/** Turning phone sign-in on: a challenge for the device, and the credential that answers it. @module */
import { parseAttestation } from '#protocol/attestation'
import { aaguid, parseAttestedData, registrationFlags, rpId } from '#protocol/authenticator-data'
import { equalInConstantTime, fromBase64url, toBase64url, utf8 } from '#protocol/bytes'
import { webAuthnInput } from '#protocol/approval'
import { toCose } from '#protocol/public-key'
import {
  credentialOptionsStatement,
  credentialReplyStatement,
  credentialRequestStatement,
  linkInput,
  parseRegistrationClientData,
  type RegistrationClientData,
  type RegistrationResponse,
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
  const { store, crypto, statements, clock, opening, live } = context
  return {
    async credentialOptions({ jws }) {
      const signer = await findSigner(context, credentialRequestStatement, jws)
      if (signer.outcome === 'refused') return signer
      const { device, payload } = signer
      if (!checkNames(context, payload)) return refusedDevice('invalid')
      const tenant = await store.find.tenant(device.tenant)
      if (tenant?.phoneSignIn !== true) return refusedDevice('policy')
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

    async credential({ dev, registration }) {
      const clientData = unlessMalformed(() =>
        parseRegistrationClientData(fromBase64url(registration.clientDataJSON)),
      )
      if (clientData === undefined) return refusedDevice('invalid')
      const device = await store.find.device(clientData.registration.tid, dev)
      if (device === undefined) return refusedDevice('enrollment-unknown')
      const checked = checkRegistration(context, device, registration, clientData)
      if (checked === undefined) return refusedDevice('invalid')
      const at = clock.now()
      const registered = await store.decide('registerCredential', {
        credential: {
          tenant: device.tenant,
          id: registration.id,
          device: device.id,
          user: device.user,
          keyX: checked.x,
          keyY: checked.y,
          counter: checked.counter,
          createdAt: at,
          lastUsedAt: 0,
          state: 'active',
        },
        challenge: clientData.challenge,
      })
      if (registered.outcome === 'refused') return registered
      registered.ended.forEach((ended) => live.tellEnded(ended))
      const jws = statements.sign(credentialReplyStatement, {
        ...statements.names(device.tenant),
        dev: device.id,
        cred: registration.id,
        iat: toSeconds(at),
      })
      return { outcome: 'done', value: { jws } }
    },
  }
}

/**
 * The steps of WebAuthn Level 3, section 7.1, that need no state: the challenge's freshness and the id's are the
 * store's to decide. Undefined where any does not hold.
 */
export function checkRegistration(
  context: Pick<Context, 'identity' | 'crypto' | 'statements'>,
  device: DeviceRecord,
  registration: RegistrationResponse,
  clientData: RegistrationClientData,
): { readonly x: string; readonly y: string; readonly counter: number } | undefined {
  const { identity, crypto, statements } = context
  const parsed = unlessMalformed(() => {
    const attestation = parseAttestation(fromBase64url(registration.attestationObject))
    return { ...attestation, ...parseAttestedData(attestation.authenticatorData) }
  })
  if (parsed === undefined) return undefined
  const { data, credential, authenticatorData, signature } = parsed
  const { publicKey } = credential
  const named = clientData.registration
  const names = statements.names(device.tenant)
  const clientDataHash = crypto.sha256(fromBase64url(registration.clientDataJSON))
  const link = linkInput({
    rpi: names.rpi,
    iss: names.iss,
    tid: names.tid,
    dev: device.id,
    chal: clientData.challenge,
    credentialId: registration.id,
    coseKey: toCose(publicKey),
  })

  const holds =
    // What was registered, for whom (steps 7 to 11; the type, crossOrigin and exact bytes are the parser's).
    clientData.origin === identity.origin &&
    checkNames(context, named) &&
    named.tid === device.tenant &&
    named.dev === device.id &&
    named.key === device.thumbprint &&
    // The authenticator's data (steps 14 to 20): present, verified, attested, not backed up, no extensions.
    equalInConstantTime(data.rpIdHash, crypto.sha256(utf8(rpId))) &&
    data.flags === registrationFlags &&
    equalInConstantTime(credential.aaguid, aaguid) &&
    credential.credentialId === registration.id &&
    // A key of the curve, and not the device key under another name.
    crypto.isOnCurve(publicKey) &&
    publicKey.x !== device.keyX &&
    // Self attestation (section 8.2), and the device key vouching for the credential.
    crypto.verify(publicKey, webAuthnInput(authenticatorData, clientDataHash), signature) &&
    crypto.verify(keyOf(device), link, fromBase64url(registration.link))
  return holds ? { x: publicKey.x, y: publicKey.y, counter: data.signCount } : undefined
}
