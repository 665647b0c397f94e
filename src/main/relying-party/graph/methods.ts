/** `users/{id}/authentication`: a person's methods, all together and kind by kind. @module */
import { signInPreferencesPatch } from '#protocol/graph-policy'
import type { Context } from '../context.ts'
import type { UserRecord } from '../directory-records.ts'
import { tellRevoked } from '../removal.ts'
import { actorOf, checkAuthorityOver } from './access.ts'
import {
  badRequest,
  done,
  type GraphAnswer,
  type GraphRefused,
  isRefused,
  notFound,
} from './answers.ts'
import { nothing } from './answers.ts'
import type { Asked } from './asked.ts'
import { parseGraphBody } from './bodies.ts'
import { findMethods, type HeldMethod } from './held-methods.ts'
import { contextOf, one, refuseOthers } from './listing.ts'
import { fromGraphId, type MethodKind, methodTypes, toCodeId } from './method-objects.ts'
import { findUser } from './users.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock' | 'live' | 'statements'>

const everyKind: readonly MethodKind[] = ['password', 'authenticator', 'code', 'pass']
const collections = {
  authenticator: 'microsoftAuthenticatorMethods',
  password: 'passwordMethods',
  code: 'softwareOathMethods',
  pass: 'temporaryAccessPassMethods',
} as const satisfies Readonly<Record<MethodKind, string>>

const unknownUser = notFound('The user')
const unregistered = badRequest(
  "The property 'userPreferredMethodForSecondaryAuthentication' names a method that the user has not registered, or may not use.",
)
const unknownMethod = notFound('The authentication method')

export function methodResources(needs: Needs) {
  const { store, identity, clock, live } = needs
  const { origin } = identity
  const contextIn = (user: UserRecord, collection: string) =>
    `users('${user.id}')/authentication/${collection}`

  async function listKinds(
    asked: Asked,
    kinds: readonly MethodKind[],
    collection: string,
  ): Promise<GraphAnswer> {
    // Graph's lists of methods have no query options.
    const refused = refuseOthers(asked.query, [])
    if (refused !== undefined) return refused
    const user = await findUser(needs, asked)
    if (user === undefined) return unknownUser
    return done({
      '@odata.context': contextOf(origin, asked, contextIn(user, collection)),
      value: (await findMethods(needs, user, kinds)).map(typed),
    })
  }

  async function getOne(
    asked: Asked,
    kinds: readonly MethodKind[],
    collection: string,
  ): Promise<GraphAnswer> {
    const user = await findUser(needs, asked)
    if (user === undefined) return unknownUser
    const held = await findMethods(needs, user, kinds)
    const found = held.find(({ object }) => object['id'] === asked.item.toLowerCase())
    if (found === undefined) return unknownMethod
    const members = { usual: Object.keys(found.object) }
    return one(origin, asked, { context: contextIn(user, collection), members }, typed(found))
  }

  const listOf = (kind: MethodKind) => (asked: Asked) => listKinds(asked, [kind], collections[kind])
  const getOf = (kind: MethodKind) => (asked: Asked) => getOne(asked, [kind], collections[kind])

  return {
    listMethods: (asked: Asked) => listKinds(asked, everyKind, 'methods'),
    getMethod: (asked: Asked) => getOne(asked, everyKind, 'methods'),
    listAuthenticators: listOf('authenticator'),
    getAuthenticator: getOf('authenticator'),
    listPasswords: listOf('password'),
    getPassword: getOf('password'),
    listCodes: listOf('code'),
    getCode: getOf('code'),
    listPasses: listOf('pass'),
    getPass: getOf('pass'),

    /** The device is cut off at once: its credential ends, what waits for it too, and its connection is told. */
    async deleteAuthenticator(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      const device = await store.find.device(user.tenant, fromGraphId(asked.item) ?? '')
      if (device?.user !== user.id || device.state !== 'active') return unknownMethod
      const removed = await store.decide('removeDevice', {
        ...{ tenant: user.tenant, device: device.id, credential: undefined },
        ...{ reason: 'by-admin', at: clock.now() },
      })
      if (removed.outcome === 'refused') return unknownMethod
      removed.ended.forEach((ended) => live.tellEnded(ended))
      tellRevoked(needs, removed.device)
      return nothing
    },

    async deleteCode(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      const codes = await store.find.oneTimeCodesOf(user.tenant, user.id)
      const code = codes.find(({ device }) => toCodeId(device) === asked.item.toLowerCase())
      if (code === undefined) return unknownMethod
      await store.decide('removeOneTimeCode', {
        ...{ tenant: user.tenant, device: code.device },
        ...{ by: actorOf(asked.caller), at: clock.now() },
      })
      return nothing
    },

    async getPreferences(asked: Asked): Promise<GraphAnswer> {
      const user = await findUser(needs, asked)
      if (user === undefined) return unknownUser
      const object = {
        isSystemPreferredAuthenticationMethodEnabled: false,
        userPreferredMethodForSecondaryAuthentication:
          user.defaultMethod === '' ? null : user.defaultMethod === 'push' ? 'push' : 'oath',
      }
      const members = { usual: Object.keys(object) }
      return one(origin, asked, { context: contextIn(user, 'signInPreferences'), members }, object)
    },

    /** Among what they have registered and may use, as if they had chosen it themselves. */
    async updatePreferences(asked: Asked): Promise<GraphAnswer> {
      const user = await findTarget(needs, asked)
      if (isRefused(user)) return user
      const wish = parseGraphBody(asked.body ?? {}, signInPreferencesPatch)
      if (isRefused(wish)) return wish
      const preferred = wish.userPreferredMethodForSecondaryAuthentication
      if (preferred === undefined) return nothing
      const method = preferred === null ? '' : preferred === 'oath' ? 'code' : preferred
      if (method !== '' && method !== 'push' && method !== 'code') return unregistered
      const chosen = await store.decide('chooseDefaultMethod', {
        ...{ tenant: user.tenant, user: user.id, method },
        ...{ by: actorOf(asked.caller), at: clock.now() },
      })
      return chosen === 'policy' ? unregistered : nothing
    },
  }
}

/** The person whose methods are to change, where the caller may; nobody else's options are taken. */
export async function findTarget(
  needs: Pick<Context, 'store'>,
  asked: Asked,
): Promise<UserRecord | GraphRefused> {
  const refused = refuseOthers(asked.query, [])
  if (refused !== undefined) return refused
  if (asked.body !== undefined && asked.item !== '') return badRequest('No body is taken here.')
  const user = await findUser(needs, asked)
  if (user === undefined) return unknownUser
  const roles = await needs.store.find.rolesOf(user.tenant, user.id)
  return checkAuthorityOver(asked.caller, roles) ?? user
}

const typed = ({ kind, object }: HeldMethod) => ({ '@odata.type': methodTypes[kind], ...object })
