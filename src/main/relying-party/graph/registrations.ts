/** `reports/authenticationMethods/userRegistrationDetails`: what each person has registered and could do with it. @module */
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { Context } from '../context.ts'
import type { UserRecord } from '../directory-records.ts'
import { type GraphAnswer, notFound } from './answers.ts'
import type { Asked } from './asked.ts'
import type { Fields } from './filter.ts'
import { findMethods } from './held-methods.ts'
import { type GraphObject, list, type Listing, one } from './listing.ts'
import { timeOf } from './method-objects.ts'
import { findUser, userSource } from './users.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock'>

const fields: Fields<UserRecord> = {
  id: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  userPrincipalName: { kind: 'text', operators: ['eq', 'startswith'], of: ({ name }) => name },
  userDisplayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: ({ displayName }) => displayName,
  },
  userType: { kind: 'text', operators: ['eq'], of: ({ kind }) => kind },
}
const members = {
  usual: [
    ...['id', 'userPrincipalName', 'userDisplayName', 'userType', 'isAdmin', 'isSsprRegistered'],
    ...['isSsprEnabled', 'isSsprCapable', 'isMfaRegistered', 'isMfaCapable'],
    ...['isPasswordlessCapable', 'methodsRegistered'],
    ...['isSystemPreferredAuthenticationMethodEnabled', 'systemPreferredAuthenticationMethods'],
    ...['userPreferredMethodForSecondaryAuthentication', 'lastUpdatedDateTime'],
  ],
}
const context = 'reports/authenticationMethods/userRegistrationDetails'

export function registrationResources(needs: Needs) {
  const { store, identity, clock } = needs
  const { origin } = identity

  async function toRegistration(user: UserRecord): Promise<GraphObject> {
    const { tenant, id } = user
    const held = await findMethods(needs, user, ['authenticator', 'code', 'pass'])
    const policy = (await store.find.policy(tenant))?.policy ?? defaultMethodsPolicy
    const authenticators = held.filter(({ kind }) => kind === 'authenticator')
    const passwordless = authenticators.filter(({ object }) => object['createdDateTime'] !== null)
    const hasCode = held.some(({ kind }) => kind === 'code')
    const registered = [
      ...(authenticators.length > 0 ? ['microsoftAuthenticatorPush'] : []),
      ...(passwordless.length > 0 ? ['microsoftAuthenticatorPasswordless'] : []),
      ...(hasCode ? ['softwareOneTimePasscode'] : []),
      ...(held.some(({ kind }) => kind === 'pass') ? ['temporaryAccessPass'] : []),
    ]
    const isRegistered = authenticators.length > 0 || hasCode
    const isAuthenticatorOn = policy.microsoftAuthenticator.state === 'enabled'
    return {
      id,
      userPrincipalName: user.name,
      userDisplayName: user.displayName,
      userType: user.kind,
      isAdmin: (await store.find.rolesOf(tenant, id)).length > 0,
      ...{ isSsprRegistered: false, isSsprEnabled: false, isSsprCapable: false },
      isMfaRegistered: isRegistered,
      isMfaCapable:
        (authenticators.length > 0 && isAuthenticatorOn) ||
        (hasCode && policy.softwareOath.state === 'enabled'),
      isPasswordlessCapable: passwordless.length > 0 && isAuthenticatorOn,
      methodsRegistered: registered,
      isSystemPreferredAuthenticationMethodEnabled: false,
      systemPreferredAuthenticationMethods: [],
      userPreferredMethodForSecondaryAuthentication:
        user.defaultMethod === '' ? 'none' : user.defaultMethod === 'push' ? 'push' : 'oath',
      lastUpdatedDateTime: timeOf(clock.now()),
    }
  }

  return {
    listRegistrations(asked: Asked): Promise<GraphAnswer> {
      const listing: Listing<UserRecord> = {
        ...{ context, fields, members, toObject: toRegistration },
        source: (filter) => userSource(needs, asked.tenant.id, filter),
        count: () => store.find.userCount(asked.tenant.id),
      }
      return list(origin, asked, listing)
    },
    async getRegistration(asked: Asked): Promise<GraphAnswer> {
      const user = await findUser(needs, asked)
      if (user === undefined) return notFound('The user')
      return one(origin, asked, { context, members }, await toRegistration(user))
    },
  }
}
