/** Users and groups as a policy names them: those that are named, and those that may be. @module */
import type { PolicyTarget } from '#protocol/console-policies'
import { allUsers, noGroup, type MethodsPolicy } from '#protocol/methods-policy'
import type { GroupRecord, UserRecord } from '../directory-records.ts'
import type { Findings } from '../tables.ts'

const atOnce = 500

/** Everybody whom the policy names one by one, each once; who is no longer there is left out. */
export async function findNamed(
  find: Findings,
  tenant: string,
  policy: MethodsPolicy,
): Promise<PolicyTarget[]> {
  const { microsoftAuthenticator, password, temporaryAccessPass, softwareOath } = policy
  const rows = [microsoftAuthenticator, password, temporaryAccessPass, softwareOath].flatMap(
    ({ includeTargets, excludeTargets }) => [...includeTargets, ...excludeTargets],
  )
  const features = Object.values(microsoftAuthenticator.featureSettings).flatMap(
    ({ includeTarget, excludeTarget }) => [includeTarget, excludeTarget],
  )
  const ids = new Map([...rows, ...features].map(({ id, targetType }) => [id, targetType]))
  ids.delete(allUsers)
  ids.delete(noGroup)
  const found = await Promise.all(
    [...ids].map(async ([id, kind]) => {
      if (kind === 'group') {
        const group = await find.group(tenant, id)
        return group === undefined ? undefined : ofGroup(group)
      }
      const user = await find.user(tenant, id)
      return user === undefined ? undefined : ofUser(user)
    }),
  )
  return found.filter((target) => target !== undefined)
}

interface Wanted {
  readonly kind: 'user' | 'group'
  readonly word: string
  readonly after: string
  readonly limit: number
}
interface FoundTargets {
  readonly targets: PolicyTarget[]
  readonly hasMore: boolean
}

export function findTargets(find: Findings, tenant: string, wanted: Wanted): Promise<FoundTargets> {
  return wanted.kind === 'user' ? findUsers(find, tenant, wanted) : findGroups(find, tenant, wanted)
}

/** In the order of their user principal names, read portion by portion, so that nobody else waits meanwhile. */
async function findUsers(
  find: Findings,
  tenant: string,
  { word, after, limit }: Wanted,
): Promise<FoundTargets> {
  const wanted = folded(word)
  // A whole address is found by the index.
  const startsWith = wanted.includes('@') ? wanted : ''
  const targets: PolicyTarget[] = []
  for (let last = after; ;) {
    const users = await find.users(tenant, { after: last, startsWith, limit: atOnce })
    for (const user of users) {
      const names = [user.name, ...folded(user.displayName).split(' '), folded(user.displayName)]
      if (!names.some((name) => name.startsWith(wanted))) continue
      if (targets.length === limit) return { targets, hasMore: true }
      targets.push(ofUser(user))
    }
    if (users.length < atOnce) return { targets, hasMore: false }
    last = users.at(-1)?.name ?? ''
  }
}

/** In the order of their names. A tenant has a thousand or so: they are sorted here. */
async function findGroups(
  find: Findings,
  tenant: string,
  { word, after, limit }: Wanted,
): Promise<FoundTargets> {
  const wanted = folded(word)
  const groups: GroupRecord[] = []
  for (let last = ''; ;) {
    const portion = await find.groups(tenant, { after: last, startsWith: '', limit: atOnce })
    groups.push(...portion)
    if (portion.length < atOnce) break
    last = portion.at(-1)?.id ?? ''
  }
  const found = groups
    .filter(({ displayName }) => folded(displayName).includes(wanted))
    .sort((a, b) => byName.compare(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1))
  const begin = found.findIndex(({ id }) => id === after) + 1
  const targets = found.slice(begin, begin + limit).map(ofGroup)
  return { targets, hasMore: begin + limit < found.length }
}

const byName = new Intl.Collator('en')

/** As people type it: no capitals, no accents, no spaces around. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function ofUser({ id, displayName, name }: UserRecord): PolicyTarget {
  return { id, kind: 'user', displayName, note: name }
}

function ofGroup({ id, displayName, description }: GroupRecord): PolicyTarget {
  return { id, kind: 'group', displayName, note: description }
}
