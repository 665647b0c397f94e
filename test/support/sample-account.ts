/** The account of the fixtures as a device holds it, with phone sign-in on. @module */
import { toBase64url } from '#protocol/bytes'
import type { ActiveAccount, RelyingParty } from '../../src/main/authenticator/vault-state.ts'
import { credentialKey, deviceKey, relyingPartyKey } from './wire/keys.ts'
import * as values from './wire/values.ts'

export const sampleRelyingParty: RelyingParty = {
  origin: values.origin,
  instance: values.challenge.rpi,
  publicKey: relyingPartyKey.publicKey,
  certificateHash: values.link.ca,
  certificate: toBase64url(values.rising(0, 64)),
}

export const sampleAccount: ActiveAccount = {
  id: toBase64url(values.rising(0x70, 16)),
  relyingParty: sampleRelyingParty,
  issuer: values.challenge.iss,
  tenant: { id: values.challenge.tid, name: 'Contoso', domain: 'contoso.com' },
  account: { name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
  installation: values.enrollmentRequest.installation,
  deviceKey: deviceKey.publicKey,
  addedAt: values.now * 1000,
  state: 'active',
  dev: values.challenge.dev,
  phoneSignIn: {
    state: 'active',
    credential: {
      id: values.credentialId,
      publicKey: credentialKey.publicKey,
      counter: 6,
      pinRequired: false,
      sealed: {
        pinId: toBase64url(values.rising(0x90, 16)),
        derivation: { memoryKiB: 65_536, passes: 3, lanes: 1 },
        nonce: toBase64url(values.rising(0, 12)),
        ciphertext: toBase64url(values.rising(0, 48)),
      },
    },
  },
}
