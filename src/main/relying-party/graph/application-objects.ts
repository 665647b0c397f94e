/** An application as Graph shows it, and what a body would change of one. @module */
import type { AddressMistake, AddressPlace } from '#protocol/application-addresses'
import type { ApplicationPatch } from '#protocol/graph-application'
import type { ApplicationChange } from '../applications/decisions.ts'
import type { ApplicationRecord, ApplicationSecret } from '../directory-records.ts'
import { badRequest, type GraphRefused } from './answers.ts'
import { fromResourceAccess, toResourceAccess } from './application-permissions.ts'
import type { Fields } from './filter.ts'
import type { GraphObject } from './listing.ts'

export const applicationMembers = {
  usual: [
    ...['id', 'deletedDateTime', 'appId', 'createdDateTime', 'displayName', 'identifierUris'],
    ...['isFallbackPublicClient', 'keyCredentials', 'passwordCredentials', 'publicClient'],
    ...['requiredResourceAccess', 'signInAudience', 'spa', 'web'],
  ],
}

export const applicationFields: Fields<ApplicationRecord> = {
  id: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  appId: { kind: 'text', operators: ['eq'], of: ({ clientId }) => clientId },
  displayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: ({ displayName }) => displayName,
  },
  signInAudience: {
    ...{ kind: 'text', operators: ['eq', 'ne'] },
    of: ({ signInAudience }) => signInAudience,
  },
}

export function toApplication(application: ApplicationRecord): GraphObject {
  const { redirectUris, logoutUrl, permissions, secrets } = application
  return {
    id: application.id,
    deletedDateTime: null,
    appId: application.clientId,
    createdDateTime: momentOf(application.createdAt),
    displayName: application.displayName,
    identifierUris: [],
    isFallbackPublicClient: application.isFallbackPublicClient,
    keyCredentials: [],
    passwordCredentials: secrets.map((secret) => toPassword(secret, null)),
    publicClient: { redirectUris: redirectUris.publicClient },
    requiredResourceAccess: toResourceAccess(permissions),
    signInAudience: application.signInAudience,
    spa: { redirectUris: redirectUris.spa },
    web: {
      homePageUrl: null,
      logoutUrl: logoutUrl === '' ? null : logoutUrl,
      redirectUris: redirectUris.web,
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
  }
}

export function toPassword(secret: ApplicationSecret, secretText: string | null): GraphObject {
  return {
    customKeyIdentifier: null,
    displayName: secret.displayName === '' ? null : secret.displayName,
    endDateTime: momentOf(secret.endsAt),
    hint: secret.hint,
    keyId: secret.keyId,
    secretText,
    startDateTime: momentOf(secret.startsAt),
  }
}

const momentOf = (at: number) => new Date(at).toISOString()

/** What `patch` changes: members that are not sent stay, also within `web`. */
export function readChange(patch: ApplicationPatch): ApplicationChange | GraphRefused {
  const { displayName, signInAudience, isFallbackPublicClient, spa, web, publicClient } = patch
  const wanted = patch.requiredResourceAccess
  const permissions = wanted === undefined ? undefined : fromResourceAccess(wanted)
  if (wanted !== undefined && permissions === undefined) return unknownPermission
  const sent = {
    ...(spa?.redirectUris === undefined ? {} : { spa: spa.redirectUris }),
    ...(web?.redirectUris === undefined ? {} : { web: web.redirectUris }),
    ...(publicClient?.redirectUris === undefined
      ? {}
      : { publicClient: publicClient.redirectUris }),
  }
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(signInAudience === undefined ? {} : { signInAudience }),
    ...(isFallbackPublicClient === undefined
      ? {}
      : { isFallbackPublicClient: isFallbackPublicClient ?? false }),
    ...(web?.logoutUrl === undefined ? {} : { logoutUrl: web.logoutUrl ?? '' }),
    ...(permissions === undefined ? {} : { permissions }),
    ...(Object.keys(sent).length === 0 ? {} : { redirectUris: sent }),
  }
}

const unknownPermission = badRequest(
  "The property 'requiredResourceAccess' names a permission that is not one of the application permissions (type Role) of this API.",
)

const propertyOf: Readonly<Record<AddressPlace, string>> = {
  spa: 'spa.redirectUris',
  web: 'web.redirectUris',
  publicClient: 'publicClient.redirectUris',
  postLogout: 'postLogoutRedirectUris',
  logoutUrl: 'web.logoutUrl',
  backChannelLogoutUri: 'backChannelLogoutUri',
}

const why: Readonly<Record<AddressMistake['why'], string>> = {
  'too-long': 'is longer than 256 characters',
  'not-absolute': 'is not absolute',
  fragment: 'has a fragment',
  wildcard: 'has a wildcard',
  'user-info': 'has user information',
  characters: 'has a character that is not allowed there, or is not percent-encoded',
  scheme: 'has a scheme that is not allowed there',
  http: 'has the scheme http, which only localhost, 127.0.0.1 and [::1] may',
  host: 'has no valid host',
  port: 'has no valid port',
  path: 'has . or .. in its path',
  duplicate: 'is there a second time',
  'other-kind': 'is already registered for another kind of client',
  'too-many': 'is one of more than 256',
}

export function refuseMistake({ place, at, why: reason }: AddressMistake): GraphRefused {
  const member = place === 'logoutUrl' ? 'value' : `value at position ${at}`
  return badRequest(`The ${member} of the property '${propertyOf[place]}' ${why[reason]}.`)
}
