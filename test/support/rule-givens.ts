/** What tests of the policy's rules begin from. @module */
import type { rowFor } from './policies.ts'
import { aHeldAuthenticator, pilotId, type Given } from './policy-people.ts'

export const off = { state: 'disabled' } as const
export const rows = (...includeTargets: ReturnType<typeof rowFor>[]): Given => ({
  authenticator: { includeTargets },
})
export const pilot = { groups: [pilotId] }
export const old = { ...aHeldAuthenticator, version: '0.9' }
export const five = ['1', '2', '3', '4', '5'].map((id) => ({ ...aHeldAuthenticator, id }))
export const without = (change: Partial<typeof aHeldAuthenticator> | object): Given => ({
  person: { authenticators: [{ ...aHeldAuthenticator, ...change }] },
})
