/** Whose methods an administrator may change: not those of people whose role stands above theirs. @module */
import type { RoleName } from './directory-records.ts'

/** Roles whose methods an Authentication Administrator may not touch, as documented. */
const aboveAuthenticationAdministrators: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'applicationAdministrator',
]

/** `roles`: of who asks; `all` for a program and for whoever holds the relying party. */
export function isAboveOthers(
  roles: readonly RoleName[] | 'all',
  others: readonly RoleName[],
): boolean {
  if (roles === 'all' || roles.includes('globalAdministrator')) return true
  return !others.some((role) => aboveAuthenticationAdministrators.includes(role))
}
