/** What the console asks about groups: which there are, who is in them, and changing either. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'
import { objectId } from './methods-policy.ts'

const empty = z.strictObject({})
const text = (max: number) => z.string().check(z.maxLength(max))

export const groupRow = z.strictObject({
  id: z.string(),
  displayName: displayText(120),
  description: text(400),
})
export type GroupRow = z.infer<typeof groupRow>

const memberKind = z.enum(['user', 'group'])
const memberRow = z.strictObject({
  id: z.string(),
  kind: memberKind,
  displayName: text(120),
  /** Of a user: the user principal name. */
  name: text(113),
})
export type MemberRow = z.infer<typeof memberRow>

const portion = { after: text(160), startsWith: text(113) }

/** Why a change of a group is refused, where no role is the reason. */
const groupRefusal = z.discriminatedUnion('code', [
  /** Another group has this name. */
  z.strictObject({ code: z.literal('name-taken') }),
  /** The group would be in itself, by the one named. */
  z.strictObject({ code: z.literal('circle'), group: groupRow }),
  /** The methods policy names it. */
  z.strictObject({ code: z.literal('in-policy'), methods: z.array(z.string()) }),
])
export type GroupRefusal = z.infer<typeof groupRefusal>
const refused = z.strictObject({ outcome: z.literal('refused'), why: groupRefusal })
const done = z.strictObject({ outcome: z.literal('done') })

export const consoleGroupRoutes = {
  consoleGroups: {
    method: 'POST',
    path: '/console/groups',
    right: 'readDirectory',
    request: z.strictObject({ ...portion, limit: z.int().check(z.minimum(1), z.maximum(1_000)) }),
    response: z.strictObject({ groups: z.array(groupRow), total: z.int() }),
  },
  consoleMembers: {
    method: 'POST',
    path: '/console/group/members',
    right: 'readDirectory',
    request: z.strictObject({
      ...{ ...portion, group: objectId },
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
    response: z.strictObject({
      group: groupRow,
      members: z.array(memberRow),
      /** The groups that it is in itself. */
      within: z.array(groupRow),
    }),
  },
  /** Makes one, or renames the one that is named. */
  consoleSaveGroup: {
    method: 'POST',
    path: '/console/group/save',
    right: 'writeDirectory',
    request: z.strictObject({
      group: z.optional(objectId),
      displayName: displayText(120),
      description: text(400),
    }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('done'), group: groupRow }),
      refused,
    ]),
  },
  consoleDeleteGroup: {
    method: 'POST',
    path: '/console/group/delete',
    right: 'writeDirectory',
    request: z.strictObject({ group: objectId }),
    response: z.discriminatedUnion('outcome', [done, refused]),
  },
  /** All of them, or, where one cannot be, none. */
  consoleAddMembers: {
    method: 'POST',
    path: '/console/group/add',
    right: 'writeDirectory',
    request: z.strictObject({
      group: objectId,
      members: z
        .array(z.strictObject({ id: objectId, kind: memberKind }))
        .check(z.minLength(1), z.maxLength(200)),
    }),
    response: z.discriminatedUnion('outcome', [done, refused]),
  },
  consoleRemoveMember: {
    method: 'POST',
    path: '/console/group/remove',
    right: 'writeDirectory',
    request: z.strictObject({ group: objectId, member: objectId }),
    response: empty,
  },
} as const
