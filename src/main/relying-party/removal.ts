/** Ending an enrolment or its credential, and saying so under the relying party's key. @module */
import type { RevocationSubject } from '#protocol/revocation'
import { removalRequestStatement } from '#protocol/revocation'
import type { Context } from './context.ts'
import type { Devices } from './doors.ts'
import { checkNames, findSigner, refusedDevice } from './device-request.ts'
import type { DeviceRecord } from './records.ts'

/** Says on every connection of a removed device that it is one, and takes it off them. */
export function tellRevoked(
  { statements, live, clock }: Pick<Context, 'statements' | 'live' | 'clock'>,
  device: DeviceRecord,
): void {
  if (!live.isConnected(device.tenant, device.id)) return
  const jws = statements.revocation(device, { what: 'device' }, clock.now())
  live.send(device.tenant, device.id, { type: 'revoked', jws })
  live.drop(device.tenant, device.id)
}

export function createRemoval(context: Context): Pick<Devices, 'removal'> {
  const { store, statements, live, clock, crashPoints } = context
  return {
    async removal({ jws }) {
      const signer = await findSigner(context, removalRequestStatement, jws)
      if (signer.outcome === 'refused') return signer
      const { device, payload } = signer
      if (!checkNames(context, payload)) return refusedDevice('invalid')
      const subject: RevocationSubject = payload.subject
      const removed = await store.decide('removeDevice', {
        tenant: device.tenant,
        device: device.id,
        credential: subject.what === 'credential' ? subject.cred : undefined,
        reason: 'by-device',
        at: clock.now(),
      })
      crashPoints.reached('relying-party:removal-decided')
      if (removed.outcome === 'refused') return refusedDevice('enrollment-unknown')
      removed.ended.forEach((ended) => live.tellEnded(ended))
      const revocation = statements.revocation(removed.device, subject, clock.now())
      return { outcome: 'done', value: { jws: revocation } }
    },
  }
}
