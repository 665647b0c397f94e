/**
 * Which scopes a person's token may have: of the admin API's permissions only those that its application was granted,
 * as Entra gives only what was consented to (docs/decisions/0017).
 * @module
 */
import { graphApplicationId, type Permission, permissions } from '#protocol/application'

const openId = new Set(['openid', 'profile', 'email', 'offline_access'])
const everything = '.default'

/** What was asked for, and of whom, whether or not it is given. */
interface AskedScopes {
  readonly audience: string
  /** The audience is the admin API, by Graph's name or by its address here. */
  readonly isAdminApi: boolean
  /** Without their audience. */
  readonly names: readonly string[]
  readonly openId: readonly string[]
}

/** `origin`: of the relying party, at which the admin API is. */
export function readScopes(scope: string, origin: string): AskedScopes {
  const all = scope.split(' ').filter((one) => one !== '')
  const asked = all.filter((one) => !openId.has(one))
  const [first = ''] = asked
  const resource = first.slice(0, Math.max(0, first.lastIndexOf('/')))
  const isGraph = resource === '' || resource === 'https://graph.microsoft.com'
  const audience = isGraph ? graphApplicationId : resource
  return {
    audience,
    isAdminApi: audience === graphApplicationId || audience === origin,
    names: asked.map((one) => one.slice(one.lastIndexOf('/') + 1)),
    openId: all.filter((one) => openId.has(one)),
  }
}

/** What an access token has as `aud` and `scp`, `.default` being all that was granted. */
export function givenScopes(
  scope: string,
  granted: readonly Permission[],
  origin: string,
): { readonly audience: string; readonly scp: string } {
  const { audience, isAdminApi, names, openId: own } = readScopes(scope, origin)
  const given = isAdminApi ? names.flatMap((name) => givenFor(name, granted)) : names
  const scopes = [...new Set([...given, ...own])].filter((one) => one !== 'offline_access')
  return { audience, scp: scopes.join(' ') }
}

/** The first permission that was asked for and not granted. */
export function findUngranted(
  scope: string,
  granted: readonly Permission[],
  origin: string,
): Permission | undefined {
  const { isAdminApi, names } = readScopes(scope, origin)
  if (!isAdminApi) return undefined
  return names.map(permissionOf).find((one) => one !== undefined && !granted.includes(one))
}

/** What was asked for, in the words it was asked in, without what is not granted any more. */
export function leaveOutUngranted(
  scope: string,
  granted: readonly Permission[],
  origin: string,
): string {
  const { isAdminApi } = readScopes(scope, origin)
  const isLeft = (one: string) => {
    const permission = permissionOf(one.slice(one.lastIndexOf('/') + 1))
    return permission === undefined || granted.includes(permission)
  }
  return isAdminApi ? scope.split(' ').filter(isLeft).join(' ') : scope
}

function givenFor(name: string, granted: readonly Permission[]): readonly string[] {
  if (name === everything) return granted
  const permission = permissionOf(name)
  if (permission === undefined) return [name]
  return granted.includes(permission) ? [permission] : []
}

/** Scopes are told apart without regard to case, as Entra does. */
function permissionOf(name: string): Permission | undefined {
  return permissions.find((one) => one.toLowerCase() === name.toLowerCase())
}
