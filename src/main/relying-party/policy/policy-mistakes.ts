/** What of a policy's change cannot be: whom it names has to be there, and its numbers have to go together. @module */
import { allUsers, noGroup, type MethodsPolicy } from '#protocol/methods-policy'
import type { Tables } from '../tables.ts'

export interface PolicyMistake {
  readonly code: 'target-unknown' | 'invalid'
  readonly path: string
}

interface Target {
  readonly id: string
  readonly targetType: 'user' | 'group'
}
type Directory = Pick<Tables, 'group' | 'user'>

/** The first mistake, in the order of the document. */
export function findMistake(
  directory: Directory,
  tenant: string,
  change: Partial<MethodsPolicy>,
): PolicyMistake | undefined {
  for (const [name, configuration] of Object.entries(change)) {
    for (const list of ['includeTargets', 'excludeTargets'] as const) {
      for (const [at, target] of configuration[list].entries()) {
        const code = judge(directory, tenant, target)
        if (code !== undefined) return { code, path: `${name}.${list}[${at}].id` }
      }
    }
  }
  return findFeatureMistake(directory, tenant, change) ?? findPassMistake(change)
}

function judge(
  directory: Directory,
  tenant: string,
  { id, targetType }: Target,
): PolicyMistake['code'] | undefined {
  if (id === allUsers) return targetType === 'group' ? undefined : 'invalid'
  const found = targetType === 'group' ? directory.group(tenant, id) : directory.user(tenant, id)
  return found === undefined ? 'target-unknown' : undefined
}

function findFeatureMistake(
  directory: Directory,
  tenant: string,
  { microsoftAuthenticator }: Partial<MethodsPolicy>,
): PolicyMistake | undefined {
  for (const [name, feature] of Object.entries(microsoftAuthenticator?.featureSettings ?? {})) {
    for (const side of ['includeTarget', 'excludeTarget'] as const) {
      const target = feature[side]
      if (target.id === noGroup) continue
      const code = judge(directory, tenant, target)
      if (code === undefined) continue
      return { code, path: `microsoftAuthenticator.featureSettings.${name}.${side}.id` }
    }
  }
  return undefined
}

function findPassMistake({
  temporaryAccessPass: pass,
}: Partial<MethodsPolicy>): PolicyMistake | undefined {
  if (pass === undefined) return undefined
  const at = (name: string): PolicyMistake => ({
    code: 'invalid',
    path: `temporaryAccessPass.${name}`,
  })
  const { minimumLifetimeInMinutes, defaultLifetimeInMinutes, maximumLifetimeInMinutes } = pass
  if (minimumLifetimeInMinutes > maximumLifetimeInMinutes) return at('minimumLifetimeInMinutes')
  const isWithin =
    minimumLifetimeInMinutes <= defaultLifetimeInMinutes &&
    defaultLifetimeInMinutes <= maximumLifetimeInMinutes
  return isWithin ? undefined : at('defaultLifetimeInMinutes')
}
