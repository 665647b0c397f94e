/** Whether the policy lets a device be added, or phone sign-in be turned on with it, as it is now. @module */
import type { DeviceProblemCode } from '#protocol/device-http'
import type { PolicyRule } from '#protocol/why'
import { mayAddAuthenticator, type Decision } from '../policy/decide-methods.ts'
import type { Candidate } from '../policy/person.ts'
import { decideFor } from '../policy/person-of.ts'
import type { DeviceRecord } from '../records.ts'
import type { Tables } from '../tables.ts'

type Asking = Pick<DeviceRecord, 'tenant' | 'id' | 'installation' | 'version' | 'profile'>

/** Refusals that the person at the device can do something about. All others are the policy's. */
const told = {
  'app-too-old': 'app-too-old',
  guest: 'guest',
  'device-taken': 'device-taken',
  'on-premises-mfa': 'on-premises-mfa',
  'too-many-devices': 'too-many-devices',
} as const satisfies Partial<Record<PolicyRule, DeviceProblemCode>>

export type DeviceRefusal = (typeof told)[keyof typeof told] | 'policy'

/** `asking` for `user`: one device record of a tenant is shared by all accounts of an installation. */
export function decideDevice(
  tables: Tables,
  asking: Asking,
  user: string,
  at: number,
): Decision | undefined {
  const { tenant, id, version, profile, installation } = asking
  const others = tables.devicesOnInstallation(tenant, installation)
  const candidate: Candidate = {
    ...{ id, version, profile },
    otherAccounts: new Set(others.map((each) => each.user).filter((each) => each !== user)).size,
  }
  return decideFor(tables, { tenant, user, at, candidate })?.decision
}

/** Why the device may not be added; undefined where it may. */
export function refusalToAdd(decision: Decision | undefined): DeviceRefusal | undefined {
  if (decision === undefined) return 'policy'
  if (mayAddAuthenticator(decision)) return undefined
  const methods = ['phone-sign-in', 'push', 'one-time-code'] as const
  const refusals = methods.map((method) => toRefusal(decision[method].registration.rules))
  return refusals.find((refusal) => refusal !== 'policy') ?? 'policy'
}

/** Why phone sign-in may not be turned on with it; undefined where it may. */
export function refusalToTurnOn(decision: Decision | undefined): DeviceRefusal | undefined {
  if (decision === undefined) return 'policy'
  const { isAllowed, rules } = decision['phone-sign-in'].registration
  return isAllowed ? undefined : toRefusal(rules)
}

function toRefusal(rules: readonly { rule: PolicyRule; effect: string }[]): DeviceRefusal {
  const first = rules.find(({ effect }) => effect === 'refuses')?.rule
  return first !== undefined && first in told ? told[first as keyof typeof told] : 'policy'
}
