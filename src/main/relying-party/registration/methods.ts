/** The methods that a person has, as security info lists them. @module */
import type { SecurityMethod } from '#protocol/security-method'
import type { Context } from '../context.ts'
import type { UserRecord } from '../directory-records.ts'
import type { DeviceRecord } from '../records.ts'

type Finding = Pick<Context, 'store' | 'live'>

export async function findMethods(context: Finding, user: UserRecord): Promise<SecurityMethod[]> {
  const { find } = context.store
  const { tenant, id } = user
  const devices = (await find.devicesOf(tenant, id)).filter(({ state }) => state === 'active')
  const codes = new Set((await find.oneTimeCodesOf(tenant, id)).map(({ device }) => device))
  const authenticators = await Promise.all(devices.map((device) => toMethod(context, device)))
  return [
    ...(user.passwordHash === ''
      ? []
      : [{ kind: 'password', id: 'password', changedAt: user.passwordChangedAt } as const]),
    ...authenticators,
    ...devices
      .filter((device) => codes.has(device.id))
      .map(({ id: device, name, confirmedAt }) => {
        const kind = 'one-time-code'
        return { kind, id: `code-${device}`, device: name, addedAt: confirmedAt } as const
      }),
    ...(await passOf(context, user)),
  ]
}

async function toMethod({ store, live }: Finding, device: DeviceRecord): Promise<SecurityMethod> {
  const credential = await store.find.credentialOf(device.tenant, device.id)
  return {
    kind: 'authenticator',
    id: device.id,
    device: device.name,
    platform: device.platform,
    addedAt: device.confirmedAt,
    ...(credential === undefined || credential.lastUsedAt === 0
      ? {}
      : { lastUsedAt: credential.lastUsedAt }),
    phoneSignIn: credential !== undefined,
    connected: live.isConnected(device.tenant, device.id),
  }
}

async function passOf(
  { store }: Finding,
  { tenant, id }: UserRecord,
): Promise<readonly SecurityMethod[]> {
  const pass = await store.find.temporaryAccessPassOf(tenant, id)
  if (pass === undefined) return []
  const { startsAt, lifetimeMs, usableOnce, usedAt } = pass
  return [
    {
      ...{ kind: 'temporary-access-pass', id: 'temporary-access-pass' },
      ...{ startsAt, endsAt: startsAt + lifetimeMs, usableOnce, isUsed: usedAt > 0 },
    },
  ]
}
