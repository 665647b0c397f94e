/** `users` as programs change them: somebody new, another name or state, signed out everywhere, and gone. @module */
import { type NewUser, newUser, notKept, type UserPatch, userPatch } from '#protocol/graph-user'
import type { Context } from '../context.ts'
import { addPerson, deletePerson, type PersonRefusal } from '../person-keeping.ts'
import { readyPassword, type SettingRefusal } from '../password-setting.ts'
import { actorOf, type GraphCaller } from './access.ts'
import {
  badRequest,
  denied,
  done,
  type GraphAnswer,
  type GraphRefused,
  isRefused,
  notFound,
  nothing,
} from './answers.ts'
import type { Asked } from './asked.ts'
import { parseGraphBody } from './bodies.ts'
import { contextOf } from './listing.ts'
import { findUser, toUser } from './users.ts'

type Needs = Pick<
  Context,
  'store' | 'identity' | 'clock' | 'random' | 'passwords' | 'live' | 'statements'
>

const weak = badRequest(
  'The specified password does not comply with password complexity requirements. Please provide a different password.',
)
const refusals: Readonly<Record<PersonRefusal | SettingRefusal, GraphRefused>> = {
  'name-invalid': badRequest("The property 'userPrincipalName' has a value that is not allowed."),
  'domain-unknown': badRequest(
    'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
  ),
  'name-taken': badRequest(
    'Another object with the same value for property userPrincipalName already exists.',
  ),
  'role-above': denied('Insufficient privileges: this person has a role above yours.'),
  'password-elsewhere': badRequest(
    "The property 'passwordProfile' is not allowed: people of a federated domain have their password at their own identity provider.",
  ),
  'guest-elsewhere': badRequest(
    "The property 'passwordProfile' is not allowed: guests have their password at their own organization.",
  ),
  yourself: denied('Nobody sets their own password here.'),
  'password-missing': badRequest("The property 'passwordProfile' is required."),
  'too-short': weak,
  'too-long': weak,
  'too-common': weak,
  'names-account': weak,
}

export function userChangeResources(needs: Needs) {
  const { store, identity, clock } = needs
  return {
    async createUser(asked: Asked): Promise<GraphAnswer> {
      const { tenant, caller } = asked
      const kept = refuseNotKept(asked.body)
      if (kept !== undefined) return kept
      const wish = parseGraphBody(withoutEmpty(asked.body), newUser)
      if (isRefused(wish)) return wish
      const { userPrincipalName: name, passwordProfile } = wish
      const nickname = refuseNickname(wish.mailNickname, name)
      if (nickname !== undefined) return nickname
      if (wantsChange(passwordProfile)) return mustNotChange
      const added = await addPerson(needs, {
        ...{ tenant, name, displayName: wish.displayName, roles: [] },
        kind: wish.userType === 'Guest' ? 'guest' : 'member',
        disabled: !wish.accountEnabled,
        password: passwordProfile == null ? undefined : { typed: passwordProfile.password },
        by: actorOf(caller),
        as: rolesOf(caller),
      })
      if (added.outcome === 'refused') return refusals[added.code]
      const context = contextOf(identity.origin, asked, 'users/$entity')
      return done({ '@odata.context': context, ...toUser(added.user) }, 201)
    },

    async updateUser(asked: Asked): Promise<GraphAnswer> {
      const notKeptHere = refuseNotKept(asked.body)
      if (notKeptHere !== undefined) return notKeptHere
      const wish = parseGraphBody(withoutEmpty(asked.body), userPatch)
      if (isRefused(wish)) return wish
      const { passwordProfile } = wish
      if (!isGlobalAdministrator(asked.caller) && !isPasswordAlone(wish)) {
        return denied(
          'Insufficient privileges: your role sets passwords, and nothing else of people.',
        )
      }
      if (wantsChange(passwordProfile)) return mustNotChange
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      const { userPrincipalName = user.name, userType } = wish
      if (userPrincipalName.toLowerCase() !== user.name) return fixed('userPrincipalName')
      if (userType !== undefined && (userType === 'Guest') !== (user.kind === 'guest')) {
        return fixed('userType')
      }
      const nickname = refuseNickname(wish.mailNickname, user.name)
      if (nickname !== undefined) return nickname
      const by = actorOf(asked.caller)
      if (by === user.id && wish.accountEnabled === false) {
        return denied('Nobody can block their own sign-in.')
      }
      const { displayName = user.displayName, accountEnabled = !user.disabled } = wish
      const ready =
        passwordProfile == null
          ? undefined
          : await readyPassword(needs, {
              ...{ user, by, as: rolesOf(asked.caller) },
              password: { typed: passwordProfile.password },
            })
      if (ready?.outcome === 'refused') return refusals[ready.code]
      const kept = ready === undefined ? {} : { passwordHash: ready.passwordHash }
      const found = await store.decide('changeUser', {
        ...{ tenant: user.tenant, user: user.id, by, at: clock.now() },
        change: { displayName, disabled: !accountEnabled, ...kept },
      })
      return found ? nothing : notFound('The user')
    },

    async revokeSignInSessions(asked: Asked): Promise<GraphAnswer> {
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      const { tenant, id } = user
      const by = actorOf(asked.caller)
      const found = await store.decide('revokeSessions', { tenant, user: id, by, at: clock.now() })
      if (!found) return notFound('The user')
      const context = contextOf(identity.origin, asked, 'Edm.Boolean')
      return done({ '@odata.context': context, value: true })
    },

    async deleteUser(asked: Asked): Promise<GraphAnswer> {
      const { tenant, caller } = asked
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      const deleted = await deletePerson(needs, {
        ...{ tenant: tenant.id, user: user.id, by: actorOf(caller) },
        as: rolesOf(caller),
      })
      if (deleted.outcome === 'done') return nothing
      switch (deleted.code) {
        case 'not-found':
          return notFound('The user')
        case 'yourself':
          return denied('Nobody can delete themselves.')
        case 'role-above':
          return refusals[deleted.code]
        case 'in-policy':
          return badRequest(
            `The authentication methods policy names this user under ${deleted.methods.join(', ')}. Take them out there first.`,
          )
      }
    },
  }
}

const fixed = (name: string) =>
  badRequest(`The property '${name}' is not changed here once somebody was added.`)
const mustNotChange = badRequest(
  "The property 'passwordProfile.forceChangePasswordNextSignIn' cannot be true here, nor its WithMfa: people do not change passwords at sign-in.",
)

function wantsChange(profile: NewUser['passwordProfile']): boolean {
  return (
    profile?.forceChangePasswordNextSignIn === true ||
    profile?.forceChangePasswordNextSignInWithMfa === true
  )
}

const rolesOf = ({ user, roles }: GraphCaller) => (user === undefined ? 'all' : roles)

function isGlobalAdministrator({ user, roles }: GraphCaller): boolean {
  return user === undefined || roles.includes('globalAdministrator')
}

function isPasswordAlone(wish: UserPatch): boolean {
  const said = Object.entries(wish).filter(([, value]) => value !== undefined)
  return said.every(([name]) => name === 'passwordProfile' || name === '@odata.type')
}

/** Nobody has mail here: the nickname is what stands before the @, and nothing else. */
function refuseNickname(nickname: string | undefined, name: string): GraphRefused | undefined {
  if (nickname === undefined) return undefined
  const own = name.slice(0, name.lastIndexOf('@'))
  return nickname.toLowerCase() === own.toLowerCase()
    ? undefined
    : badRequest("The property 'mailNickname' has to be what userPrincipalName has before its @.")
}

/** What Graph keeps of people and this relying party does not: refused in words, where something is said of it. */
function refuseNotKept(body: unknown): GraphRefused | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const found = Object.entries(body).find(
    ([name, value]) => notKept.includes(name) && !isEmpty(value),
  )
  return found && badRequest(`The property '${found[0]}' is one of Graph's that is not kept here.`)
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** What was read by GET may be sent back: what is not kept is null or empty there. */
function withoutEmpty(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(Object.entries(body).filter(([name]) => !notKept.includes(name)))
}
