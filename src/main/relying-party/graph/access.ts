/** Who asks, for which tenant, and whether they may. @module */
import type { Permission } from '#protocol/application'
import { isAboveOthers } from '../authority.ts'
import type { RoleName, TenantRecord } from '../directory-records.ts'
import { badRequest, denied, type GraphRefused, notFound } from './answers.ts'
import type { GraphRoute } from './routes.ts'

export interface GraphCaller {
  /** The tenant that the caller's token is for; undefined where each request has to name one. */
  readonly tenant: string | undefined
  /** The person who asks; undefined for a program, which has no roles and needs none. */
  readonly user: string | undefined
  readonly roles: readonly RoleName[]
  readonly permissions: readonly Permission[] | 'all'
  /** The client id of the application that asks; undefined for whoever holds the admin token. */
  readonly application?: string
}

/** Undefined where the caller may. */
export function checkAccess(
  caller: GraphCaller,
  { permissions, roles }: GraphRoute,
): GraphRefused | undefined {
  const granted = caller.permissions
  if (granted !== 'all' && !permissions.some((one) => granted.includes(one))) {
    return denied(`Insufficient privileges: the permission ${permissions[0] ?? ''} is needed.`)
  }
  if (caller.user !== undefined && !caller.roles.some((role) => roles.includes(role))) {
    return denied('Insufficient privileges: none of your roles allows this.')
  }
  return undefined
}

/** Undefined where `caller` may change the methods of somebody with `roles`. */
export function checkAuthorityOver(
  caller: GraphCaller,
  roles: readonly RoleName[],
): GraphRefused | undefined {
  return isAboveOthers(caller.user === undefined ? 'all' : caller.roles, roles)
    ? undefined
    : denied('Insufficient privileges: this person has a role above yours.')
}

export interface TenantNames {
  /** By the path, `/{tenant}/graph/…`; an id or a domain. */
  readonly path: string | undefined
  /** By the header `X-Countersign-Tenant`; the same. */
  readonly header: string | undefined
}

/** The tenant that is asked about: the token's, else the path's, else the header's, else the only one there is. */
export async function findTenant(
  caller: GraphCaller,
  names: TenantNames,
  directory: {
    findTenant(name: string): Promise<TenantRecord | undefined>
    tenants(): Promise<readonly TenantRecord[]>
  },
): Promise<TenantRecord | GraphRefused> {
  const named: TenantRecord[] = []
  for (const name of [names.path, names.header]) {
    if (name === undefined) continue
    const found = await directory.findTenant(name)
    if (found === undefined) return notFound('The tenant')
    named.push(found)
  }
  const [first, second] = named
  if (first !== undefined && second !== undefined && first.id !== second.id) {
    return badRequest('The path and the header name two tenants.')
  }
  if (caller.tenant !== undefined) {
    if (first !== undefined && first.id !== caller.tenant) {
      return denied('The access token is for another tenant.')
    }
    return (await directory.findTenant(caller.tenant)) ?? notFound('The tenant')
  }
  if (first !== undefined) return first
  const [only, ...others] = await directory.tenants()
  if (only !== undefined && others.length === 0) return only
  return badRequest(
    'There is more than one tenant: say which by /{tenant}/graph/… or the header X-Countersign-Tenant.',
  )
}

/** Who acted, for the audit log. */
export function actorOf({ user, application }: GraphCaller): string {
  return user ?? application ?? 'admin-token'
}
