/** Application permissions by the ids that Microsoft Graph gives them, the same in every tenant. @module */
import { graphApplicationId, type Permission, permissions } from '#protocol/application'

const ids: Readonly<Record<Permission, string>> = {
  'Policy.Read.All': '246dd0d5-5bd0-4def-940b-0421030a5b68',
  'Policy.ReadWrite.AuthenticationMethod': '29c18626-4985-4dcd-85c0-193eef327366',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'User.ReadWrite.All': '741f803b-c850-494e-b5df-cde7c675a1ca',
  'Group.Read.All': '5b567255-7703-4780-807c-7be8301ae99b',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'UserAuthenticationMethod.Read.All': '38d9df27-64da-44fd-b7c5-a6fbac20248f',
  'UserAuthenticationMethod.ReadWrite.All': '50483e42-d915-4231-9639-7fdb7fd190e5',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
}

interface ResourceAccess {
  readonly resourceAppId: string
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[]
}

export function toResourceAccess(granted: readonly Permission[]): readonly ResourceAccess[] {
  if (granted.length === 0) return []
  const resourceAccess = granted.map((one) => ({ id: ids[one], type: 'Role' as const }))
  return [{ resourceAppId: graphApplicationId, resourceAccess }]
}

/** Each once, in the order of our list; undefined where one is asked for that is not here. */
export function fromResourceAccess(
  wanted: readonly ResourceAccess[],
): readonly Permission[] | undefined {
  const found = new Set<Permission>()
  for (const { resourceAppId, resourceAccess } of wanted) {
    for (const { id, type } of resourceAccess) {
      const known = permissions.find((one) => ids[one] === id.toLowerCase())
      if (
        resourceAppId.toLowerCase() !== graphApplicationId ||
        type !== 'Role' ||
        known === undefined
      ) {
        return undefined
      }
      found.add(known)
    }
  }
  return permissions.filter((one) => found.has(one))
}
