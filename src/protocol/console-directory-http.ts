/** What the console asks to add somebody to the directory, to rename them, and to delete them. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'
import { objectId } from './methods-policy.ts'
import { roleName } from './tenant-file.ts'

const empty = z.strictObject({})
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Why nobody was added, where no role is the reason. */
const addingRefusal = z.enum([
  'name-invalid',
  'domain-unknown',
  'name-taken',
  'role-above',
  /** People of a federated domain have their password at their own identity provider. */
  'password-elsewhere',
  'password-missing',
  'too-short',
  'too-long',
  'too-common',
  'names-account',
])
export type AddingRefusal = z.infer<typeof addingRefusal>

export const consoleDirectoryRoutes = {
  /** What a new person may be called, and how their password has to be. */
  consoleAddingTerms: {
    method: 'POST',
    path: '/console/adding-terms',
    right: 'writeDirectory',
    request: empty,
    response: z.strictObject({
      /** The tenant's own first. */
      domains: z.array(z.strictObject({ name: text(80), federated: z.boolean() })),
      leastPasswordLength: z.int(),
    }),
  },
  consoleAddUser: {
    method: 'POST',
    path: '/console/user/add',
    right: 'writeDirectory',
    request: z.strictObject({
      name: displayText(113),
      displayName: displayText(80),
      kind: z.enum(['member', 'guest']),
      /** Typed, or made by the relying party; `none` where another identity provider has it. */
      password: z.discriminatedUnion('how', [
        z.strictObject({ how: z.literal('typed'), password: text(256) }),
        z.strictObject({ how: z.literal('made') }),
        z.strictObject({ how: z.literal('none') }),
      ]),
      roles: z.readonly(z.array(roleName).check(z.maxLength(5))),
    }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('added'),
        user: objectId,
        /** As it is kept, in lower case. */
        name: displayText(113),
        /** The one that was made: told this once. */
        password: z.optional(z.string()),
      }),
      z.strictObject({ outcome: z.literal('refused'), code: addingRefusal }),
    ]),
  },
  consoleRenameUser: {
    method: 'POST',
    path: '/console/user/rename',
    right: 'writeDirectory',
    request: z.strictObject({ user: objectId, displayName: displayText(80) }),
    response: empty,
  },
  /** With their authenticators, pass, roles and sessions. */
  consoleDeleteUser: {
    method: 'POST',
    path: '/console/user/delete',
    right: 'writeDirectory',
    request: z.strictObject({ user: objectId }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('done') }),
      /** The policy names them under these methods. */
      z.strictObject({
        outcome: z.literal('refused'),
        code: z.literal('in-policy'),
        methods: z.array(z.string()),
      }),
    ]),
  },
} as const
