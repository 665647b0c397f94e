/** The console's view of a person's methods, and what an administrator does about them. @module */
import type { ConsoleRoute, MethodRow } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { TemporaryAccessPassRecord, UserRecord } from '../directory-records.ts'
import type { ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { tellRevoked } from '../removal.ts'
import type { Readers } from './sessions.ts'

type MethodPages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consoleRemoveMethod' | 'consoleDismissRisk'>
>

export function createMethods(context: Context, readers: Readers): MethodPages {
  const { store, clock, live } = context
  return {
    consoleRemoveMethod: (call) =>
      readers.withAuthority(call, async ({ tenant }, user) => {
        const device = await store.find.device(tenant.id, call.request.authenticator)
        if (device?.user !== user.id || device.state === 'removed') return refusedPage('not-found')
        const removed = await store.decide('removeDevice', {
          ...{ tenant: tenant.id, device: device.id, credential: undefined },
          ...{ reason: 'by-admin', at: clock.now() },
        })
        if (removed.outcome === 'refused') return refusedPage('not-found')
        removed.ended.forEach((ended) => live.tellEnded(ended))
        tellRevoked(context, removed.device)
        return { outcome: 'done', value: {} }
      }),

    consoleDismissRisk: (call) =>
      readers.withAuthority(call, async ({ tenant, user: by }, user) => {
        const of = { tenant: tenant.id, user: user.id, by: by?.id ?? 'host' }
        const found = await store.decide('dismissRisk', { ...of, at: clock.now() })
        return found ? { outcome: 'done', value: {} } : refusedPage('not-found')
      }),
  }
}

/** All that the person may prove themselves with, the password first. */
export async function methodsOf(
  { store, clock, live }: Context,
  { tenant, id, passwordHash, passwordChangedAt }: UserRecord,
): Promise<MethodRow[]> {
  const password: MethodRow[] =
    passwordHash === '' ? [] : [{ kind: 'password', changedAt: passwordChangedAt }]
  const devices = await store.find.devicesOf(tenant, id)
  const authenticators = await Promise.all(
    devices
      .filter(({ state }) => state === 'active')
      .map(async (device): Promise<MethodRow> => {
        const credential = await store.find.credentialOf(tenant, device.id)
        return {
          kind: 'authenticator',
          ...{ id: device.id, device: device.name, platform: device.platform },
          ...{ version: device.version, addedAt: device.confirmedAt },
          lastUsedAt: credential?.lastUsedAt ?? 0,
          phoneSignIn: credential !== undefined,
          connected: live.isConnected(tenant, device.id),
        }
      }),
  )
  const codes = await store.find.oneTimeCodesOf(tenant, id)
  const pass = await store.find.temporaryAccessPassOf(tenant, id)
  return [
    ...password,
    ...authenticators,
    ...codes.map((code): MethodRow => ({
      ...{ kind: 'one-time-codes', id: code.device, addedAt: code.createdAt },
    })),
    ...(pass === undefined ? [] : [toPassRow(pass, clock.now())]),
  ]
}

function toPassRow(pass: TemporaryAccessPassRecord, now: number): MethodRow {
  const { id, startsAt, lifetimeMs, usableOnce, usedAt } = pass
  const endsAt = startsAt + lifetimeMs
  const usability =
    now >= endsAt
      ? 'expired'
      : now < startsAt
        ? 'not-yet'
        : usableOnce && usedAt > 0
          ? 'used'
          : 'usable'
  return { kind: 'temporary-access-pass', id, startsAt, endsAt, usableOnce, usability }
}
