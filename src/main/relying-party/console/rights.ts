/** Which role may do what in the console. @module */
import type { ConsoleRight } from '#protocol/console-http'
import type { RoleName } from '../directory-records.ts'

const all = [
  'readDirectory',
  'writeDirectory',
  'readPolicy',
  'writePolicy',
  'readMethods',
  'writeMethods',
  'readLogs',
  'readApplications',
  'writeApplications',
] as const satisfies readonly ConsoleRight[]

/** As Entra's built-in roles go: who sets the policy does not touch people's methods, and the other way round. */
const rightsOfRole: Readonly<Record<RoleName, readonly ConsoleRight[]>> = {
  globalAdministrator: all,
  authenticationPolicyAdministrator: [
    ...(['readDirectory', 'readPolicy', 'writePolicy', 'readApplications'] as const),
  ],
  authenticationAdministrator: [
    ...(['readDirectory', 'readPolicy', 'readMethods', 'writeMethods', 'readLogs'] as const),
  ],
  reportsReader: ['readLogs'],
  applicationAdministrator: ['readApplications', 'writeApplications'],
}

/** In the order of the list above; none for who has no role. */
export function rightsOf(roles: readonly RoleName[]): readonly ConsoleRight[] {
  return all.filter((right) => roles.some((role) => rightsOfRole[role].includes(right)))
}

/** Whoever holds the relying party itself may do all. */
export const rightsOfHost: readonly ConsoleRight[] = all
