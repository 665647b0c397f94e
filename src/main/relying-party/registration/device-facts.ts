/** The devices of a tenant as a directory knows them: one for each installation, shared by its accounts. @module */
import type { DeviceRecord } from '../records.ts'
import type { Findings } from '../tables.ts'

export interface DeviceFacts {
  /** (`installation`, tenant): the same for all accounts of one installation in one tenant. */
  readonly installation: string
  readonly displayName: string
  readonly operatingSystem: DeviceRecord['platform']
  readonly profile: DeviceRecord['profile']
  readonly appVersion: string
  readonly registeredAt: number
  /** The users whose accounts are on it. */
  readonly users: readonly string[]
}

/** Undefined where no account of the tenant is on it any more. */
export async function findDeviceFacts(
  find: Pick<Findings, 'devicesOnInstallation'>,
  tenant: string,
  installation: string,
): Promise<DeviceFacts | undefined> {
  const all = await find.devicesOnInstallation(tenant, installation)
  const active = all.filter(({ state }) => state === 'active')
  const [first] = active.toSorted((a, b) => a.confirmedAt - b.confirmedAt)
  if (first === undefined) return undefined
  const newest = active.toSorted((a, b) => b.confirmedAt - a.confirmedAt)[0] ?? first
  return {
    installation,
    displayName: newest.name,
    operatingSystem: newest.platform,
    profile: newest.profile,
    appVersion: newest.version,
    registeredAt: first.confirmedAt,
    users: active.map(({ user }) => user),
  }
}
