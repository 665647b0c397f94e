/** Devices and their credentials: prepared, confirmed, registered, removed, each whole or not at all. @module */
import { endPendingOf, type EndedAttempt } from './attempt-ending.ts'
import type { Audit } from './audit.ts'
import { afterRightNumber } from './guard.ts'
import { limits } from './limits.ts'
import type {
  CredentialOptionsRecord,
  CredentialRecord,
  DeviceRecord,
  InvitationRecord,
  PhoneSignInCodeRecord,
  RevocationReason,
} from './records.ts'
import {
  decideDevice,
  refusalToAdd,
  refusalToTurnOn,
  type DeviceRefusal,
} from './registration/device-decision.ts'
import type { Tables } from './tables.ts'

export type EnrollmentRefusal =
  | 'code-unknown'
  | 'code-expired'
  | 'code-used'
  | 'code-required'
  | 'enrollment-unknown'
  | 'too-many-devices'
  | DeviceRefusal
  | 'invalid'

export interface Refused {
  readonly outcome: 'refused'
  readonly code: EnrollmentRefusal
}
const refused = (code: EnrollmentRefusal): Refused => ({ outcome: 'refused', code })

export interface PrepareDevice {
  readonly codeHash: string
  /** Whole but for the user and the invitation, which the code gives. */
  readonly device: Omit<DeviceRecord, 'user' | 'invitation'>
  /** The secret of its one-time codes, which it gets where its user may have codes. */
  readonly sealedSecret: string
  readonly at: number
}

export interface OpenCredentialOptions {
  readonly options: CredentialOptionsRecord
  /** Of the one-use code, where one came with the request. */
  readonly codeHash: string | undefined
  readonly at: number
}

export interface RegisterCredential {
  readonly credential: CredentialRecord
  readonly challenge: string
}

export interface RemoveDevice {
  readonly tenant: string
  readonly device: string
  /** Where only this credential goes: phone sign-in off, the account kept. */
  readonly credential: string | undefined
  readonly reason: RevocationReason
  readonly at: number
}

type Enrolled = Refused | { readonly outcome: 'done'; readonly device: DeviceRecord }
/** With the secret of its one-time codes, sealed, where it has one. */
type Prepared =
  | Refused
  | {
      readonly outcome: 'done'
      readonly device: DeviceRecord
      readonly sealedSecret: string | undefined
    }

export function enrollmentDecisions(audit: Audit) {
  return {
    invite(tables: Tables, { invitation, at }: { invitation: InvitationRecord; at: number }) {
      const { tenant, user, id } = invitation
      if (tables.devicesOf(tenant, user).length >= limits.devicesPerUser) {
        return refused('too-many-devices')
      }
      tables.putInvitation(invitation)
      const facts = { subject: user, invitation: id }
      audit.append(tables, { at, tenant, event: 'device-invited', facts })
      return { outcome: 'done' } as const
    },

    /** Uses the code up; the same key may ask again, so that a lost answer harms nobody. */
    prepareDevice(tables: Tables, asked: PrepareDevice): Prepared {
      const { codeHash, device, at } = asked
      const invitation = tables.invitationByCode(codeHash)
      if (invitation?.tenant !== device.tenant) return refused('code-unknown')
      if (invitation.device !== '') {
        const before = tables.device(device.tenant, invitation.device)
        if (before === undefined) return refused('code-expired')
        if (before.thumbprint !== device.thumbprint) return refused('code-used')
        if (before.state === 'removed') return refused('code-used')
        const given = tables.oneTimeCode(before.tenant, before.id)
        return { outcome: 'done', device: before, sealedSecret: given?.sealedSecret }
      }
      if (at >= invitation.expiresAt) return refused('code-expired')
      if (tables.deviceByKey(device.thumbprint) !== undefined) return refused('invalid')
      const { user } = invitation
      if (tables.devicesOf(device.tenant, user).length >= limits.devicesPerUser) {
        return refused('too-many-devices')
      }
      const decision = decideDevice(tables, device, user, at)
      const refusal = refusalToAdd(decision)
      if (refusal !== undefined) return refused(refusal)
      const prepared: DeviceRecord = { ...device, user, invitation: invitation.id }
      tables.putDevice(prepared)
      tables.putInvitation({ ...invitation, device: device.id })
      const hasCodes = decision?.['one-time-code'].registration.isAllowed === true
      const sealedSecret = hasCodes ? asked.sealedSecret : undefined
      if (sealedSecret !== undefined) {
        tables.putOneTimeCode({
          ...{ tenant: device.tenant, device: device.id, user, sealedSecret },
          ...{ createdAt: at, lastStep: 0 },
        })
      }
      tell(tables, 'device-prepared', prepared, at)
      return { outcome: 'done', device: prepared, sealedSecret }
    },

    confirmDevice(
      tables: Tables,
      { tenant, id, at }: { tenant: string; id: string; at: number },
    ): Enrolled {
      const device = tables.device(tenant, id)
      if (device === undefined || device.state === 'removed') return refused('enrollment-unknown')
      if (device.state === 'active') return { outcome: 'done', device }
      if (at >= device.preparedAt + limits.preparedMs) return refused('enrollment-unknown')
      const active: DeviceRecord = { ...device, state: 'active', confirmedAt: at }
      tables.putDevice(active)
      tell(tables, 'device-added', active, at)
      return { outcome: 'done', device: active }
    },

    /** As the app told it when it connected: the policy looks at it from now on. */
    reportVersion(
      tables: Tables,
      asked: { readonly tenant: string; readonly device: string; readonly version: string },
    ): void {
      const device = tables.device(asked.tenant, asked.device)
      if (device?.state === 'active') tables.putDevice({ ...device, version: asked.version })
    },

    givePhoneSignInCode(
      tables: Tables,
      { code, user, at }: { code: PhoneSignInCodeRecord; user: string; at: number },
    ) {
      const device = tables.device(code.tenant, code.device)
      if (device?.user !== user || device.state !== 'active') return refused('enrollment-unknown')
      tables.putPhoneSignInCode(code)
      tell(tables, 'phone-sign-in-code-given', device, at)
      return { outcome: 'done' } as const
    },

    /** Fresh from enrolment, or for a one-use code; while a challenge is open the device may ask for it again. */
    openCredentialOptions(tables: Tables, { options, codeHash, at }: OpenCredentialOptions) {
      const { tenant } = options
      const device = tables.device(tenant, options.device)
      if (device?.state !== 'active') return refused('enrollment-unknown')
      const refusal = mayNotTurnOn(tables, device, at)
      if (refusal !== undefined) return refused(refusal)
      const open = tables.credentialOptions(tenant, device.id)
      if (codeHash !== undefined) {
        const code = tables.phoneSignInCode(tenant, codeHash)
        if (code?.device === device.id) {
          if (at >= code.expiresAt) return refused('code-expired')
          tables.deletePhoneSignInCode(tenant, codeHash)
          tables.putCredentialOptions(options)
          return { outcome: 'done', options } as const
        }
      }
      if (open !== undefined && at < open.expiresAt)
        return { outcome: 'done', options: open } as const
      if (codeHash !== undefined) return refused('code-unknown')
      if (at >= device.confirmedAt + limits.freshEnrollmentMs) return refused('code-required')
      tables.putCredentialOptions(options)
      return { outcome: 'done', options } as const
    },

    /** One credential a device: a new one takes the place of the old. It also ends what wrong numbers cost. */
    registerCredential(tables: Tables, { credential, challenge }: RegisterCredential) {
      const { tenant, device: id, createdAt: at } = credential
      const device = tables.device(tenant, id)
      if (device?.state !== 'active') return refused('enrollment-unknown')
      const same = tables.credential(tenant, credential.id)
      const isSameKey = same?.keyX === credential.keyX && same.keyY === credential.keyY
      if (same?.device === id && same.state === 'active' && isSameKey) {
        return { outcome: 'done', device, ended: [] } as const
      }
      const refusal = mayNotTurnOn(tables, device, at)
      if (refusal !== undefined) return refused(refusal)
      const options = tables.credentialOptions(tenant, id)
      if (options?.challenge !== challenge || at >= options.expiresAt) return refused('invalid')
      if (tables.credentialExists(credential.id)) return refused('invalid')
      const ended = removeCredential(tables, device, at)
      tables.putCredential({ ...credential, user: device.user })
      tables.deleteCredentialOptions(tenant, id)
      const guard = tables.guard(tenant, device.user)
      if (guard !== undefined) tables.putGuard(afterRightNumber(guard))
      tell(tables, 'phone-sign-in-on', device, at)
      return { outcome: 'done', device, ended } as const
    },

    /** Repeating it changes nothing. `ended` is what the device was asked and nobody answered. */
    removeDevice(
      tables: Tables,
      { tenant, device: id, credential, reason, at }: RemoveDevice,
    ): Refused | { outcome: 'done'; device: DeviceRecord; ended: readonly EndedAttempt[] } {
      const device = tables.device(tenant, id)
      if (device === undefined) return refused('enrollment-unknown')
      if (device.state === 'removed') return { outcome: 'done', device, ended: [] }
      if (credential !== undefined) {
        const current = tables.credentialOf(tenant, id)
        if (current?.id !== credential) return { outcome: 'done', device, ended: [] }
        const ended = removeCredential(tables, device, at)
        tell(tables, 'phone-sign-in-off', device, at, reason)
        return { outcome: 'done', device, ended }
      }
      const ended = removeCredential(tables, device, at)
      const removed: DeviceRecord = {
        ...device,
        state: 'removed',
        removedAt: at,
        removedBy: reason,
      }
      tables.putDevice(removed)
      tables.deleteOneTimeCode(tenant, id)
      tell(tables, 'device-removed', device, at, reason)
      return { outcome: 'done', device: removed, ended }
    },

    sweep(tables: Tables, { at, thorough }: { at: number; thorough: boolean }): number {
      tables.sweepOpenId(at)
      const swept = tables.sweep({
        preparedBefore: at - limits.preparedMs,
        now: at,
        overBefore: thorough ? at - limits.keptMs : undefined,
      })
      if (swept > 0) audit.append(tables, { at, event: 'devices-swept', facts: { count: swept } })
      return swept
    },
  }

  /** As the policy is now, in the transaction of what it allows. */
  function mayNotTurnOn(
    tables: Tables,
    device: DeviceRecord,
    at: number,
  ): DeviceRefusal | undefined {
    return refusalToTurnOn(decideDevice(tables, device, device.user, at))
  }

  function removeCredential(
    tables: Tables,
    device: DeviceRecord,
    at: number,
  ): readonly EndedAttempt[] {
    const { tenant, id, user: subject } = device
    const current = tables.credentialOf(tenant, id)
    if (current === undefined) return []
    tables.putCredential({ ...current, state: 'removed' })
    const ending = { outcome: 'refused', reason: 'device-removed' } as const
    return endPendingOf(audit, tables, { tenant, subject, device: id }, ending, at)
  }

  function tell(
    tables: Tables,
    event: string,
    { tenant, id, user }: DeviceRecord,
    at: number,
    reason?: RevocationReason,
  ): void {
    const facts = { subject: user, device: id, reason }
    audit.append(tables, { at, tenant, event, facts })
  }
}
