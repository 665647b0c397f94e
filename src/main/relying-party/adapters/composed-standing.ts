/** How a person stands, put together from the other reads. @module */
import type { Lookups, Standing } from '../tables.ts'

export function composeStanding(
  lookups: Lookups,
  tenant: string,
  id: string,
  passwordGuard: string,
): Standing | undefined {
  const found = lookups.user(tenant, id)
  if (found === undefined) return undefined
  const {
    name,
    displayName,
    disabled,
    kind,
    federated,
    onPremisesMfa,
    passwordHash,
    defaultMethod,
  } = found
  const { wrongNumbers = 0, pausedUntil = 0 } = lookups.guard(tenant, id) ?? {}
  const {
    wrongPasswords = 0,
    passwordNotBefore = 0,
    passwordHourAt = 0,
    passwordHourCount = 0,
  } = lookups.guard(tenant, passwordGuard) ?? {}
  const pass = lookups.temporaryAccessPassOf(tenant, id)
  const [newest] = lookups.attemptsSince(tenant, id, -1, 1)
  return {
    user: {
      id,
      name,
      displayName,
      disabled,
      kind,
      federated,
      onPremisesMfa,
      passwordHash,
      defaultMethod,
    },
    directGroups: lookups.directGroupsOf(tenant, id),
    authenticators: lookups
      .devicesOf(tenant, id)
      .filter(({ state }) => state === 'active')
      .map((device) => ({
        id: device.id,
        version: device.version,
        hasCredential: lookups.credentialOf(tenant, device.id) !== undefined,
        hasCode: lookups.oneTimeCode(tenant, device.id) !== undefined,
      })),
    guard: { wrongNumbers, pausedUntil },
    passwordGuard: { wrongPasswords, passwordNotBefore, passwordHourAt, passwordHourCount },
    pass:
      pass === undefined
        ? undefined
        : {
            startsAt: pass.startsAt,
            lifetimeMs: pass.lifetimeMs,
            usableOnce: pass.usableOnce,
            usedAt: pass.usedAt,
          },
    pendingUntil: newest?.state === 'pending' ? newest.expiresAt : 0,
  }
}
