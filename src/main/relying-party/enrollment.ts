/** Adding a device: an offer that uses nothing up, then prepared, then confirmed. @module */
import { fromBase64url, toBase64url } from '#protocol/bytes'
import {
  enrollmentConfirmationStatement,
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  enrollmentRequestStatement,
  type EnrollmentReply,
} from '#protocol/enrollment'
import { codeParameters } from '#protocol/one-time-code'
import type { Context } from './context.ts'
import { checkNames, findSigner, refusedDevice, thumbprintOf } from './device-request.ts'
import type { Devices } from './doors.ts'
import { codeSecretBytes, codeSecretContext } from './one-time-code.ts'
import type { DeviceRecord } from './records.ts'
import { readStatement, toSeconds } from './statements.ts'

export function createEnrollment(context: Context): Pick<Devices, 'offer' | 'prepare' | 'confirm'> {
  const { store, crypto, statements, identity, clock, opening, crashPoints } = context
  const { numberSeal, random } = context

  const reply = (device: DeviceRecord, totp?: EnrollmentReply['totp']) => ({
    outcome: 'done' as const,
    value: {
      jws: statements.sign(enrollmentReplyStatement, {
        ...statements.names(device.tenant),
        dev: device.id,
        key: device.thumbprint,
        state: device.state === 'active' ? 'active' : 'prepared',
        ...(totp === undefined ? {} : { totp }),
        iat: toSeconds(clock.now()),
      }),
    },
  })

  return {
    async offer({ code }) {
      const codeHash = toBase64url(crypto.sha256(fromBase64url(code)))
      const invitation = await store.find.invitationByCode(codeHash)
      if (invitation === undefined) return refusedDevice('code-unknown')
      if (invitation.device !== '') {
        // Whose answer was lost asks again, and goes on: `prepare` tells another key from its own.
        const device = await store.find.device(invitation.tenant, invitation.device)
        if (device?.state !== 'prepared') return refusedDevice('code-used')
      }
      const now = clock.now()
      if (now >= invitation.expiresAt) return refusedDevice('code-expired')
      const tenant = await store.find.tenant(invitation.tenant)
      const user = await store.find.user(invitation.tenant, invitation.user)
      if (tenant === undefined || user === undefined) return refusedDevice('code-unknown')
      const jws = statements.sign(enrollmentOfferStatement, {
        ...statements.names(tenant.id),
        code: codeHash,
        tenant: { name: tenant.name, domain: tenant.domain },
        account: { name: user.name, displayName: user.displayName },
        iat: toSeconds(now),
        exp: toSeconds(invitation.expiresAt),
      })
      crashPoints.reached('relying-party:offer-signed')
      return { outcome: 'done', value: { key: identity.publicKey, jws } }
    },

    async prepare({ jws }) {
      const parsed = readStatement(enrollmentRequestStatement, jws)
      if (parsed === undefined) return refusedDevice('invalid')
      const { payload, kid, signed, signature } = parsed
      const thumbprint = thumbprintOf(crypto, payload.key)
      const holds =
        kid === thumbprint &&
        crypto.isOnCurve(payload.key) &&
        crypto.verify(payload.key, signed, signature) &&
        checkNames(context, payload)
      if (!holds) return refusedDevice('invalid')
      crashPoints.reached('relying-party:prepare-verified')
      const at = clock.now()
      const { tid: tenant } = payload
      const id = opening.secret(16)
      const prepared = await store.decide('prepareDevice', {
        codeHash: toBase64url(crypto.sha256(fromBase64url(payload.code))),
        device: {
          tenant,
          id,
          installation: payload.installation,
          keyX: payload.key.x,
          keyY: payload.key.y,
          thumbprint,
          name: payload.device.name,
          platform: payload.device.platform,
          version: payload.device.version,
          profile: payload.device.profile ?? 'desktop',
          state: 'prepared',
          preparedAt: at,
          confirmedAt: 0,
          removedAt: 0,
          removedBy: '',
        },
        sealedSecret: numberSeal.sealSecret(
          random.bytes(codeSecretBytes),
          codeSecretContext(tenant, id),
        ),
        at,
      })
      crashPoints.reached('relying-party:prepare-decided')
      if (prepared.outcome === 'refused') return prepared
      return reply(prepared.device, totpOf(prepared.device, prepared.sealedSecret))
    },

    async confirm({ jws }) {
      const signer = await findSigner(context, enrollmentConfirmationStatement, jws)
      if (signer.outcome === 'refused') return signer
      if (!checkNames(context, signer.payload)) return refusedDevice('invalid')
      crashPoints.reached('relying-party:confirm-verified')
      const { tenant, id } = signer.device
      const confirmed = await store.decide('confirmDevice', { tenant, id, at: clock.now() })
      crashPoints.reached('relying-party:confirm-decided')
      return confirmed.outcome === 'refused' ? confirmed : reply(confirmed.device)
    },
  }

  /** What makes the one-time codes of `device`: only the answer to `prepare` brings it. */
  function totpOf(
    { tenant, id }: DeviceRecord,
    sealed: string | undefined,
  ): EnrollmentReply['totp'] {
    if (sealed === undefined) return undefined
    const secret = numberSeal.openSecret(sealed, codeSecretContext(tenant, id))
    return secret && { secret: toBase64url(secret), ...codeParameters }
  }
}
