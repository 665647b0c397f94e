/** What may be sent to Graph's `users`: somebody new, and what of them changes. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'

const userType = z.enum(['Member', 'Guest'])
const name = displayText(113)
const nickname = displayText(64)

const passwordProfile = z.optional(
  z.nullable(
    z.strictObject({
      password: z.string().check(z.minLength(1), z.maxLength(256)),
      forceChangePasswordNextSignIn: z.optional(z.boolean()),
      forceChangePasswordNextSignInWithMfa: z.optional(z.boolean()),
    }),
  ),
)

export const newUser = z.strictObject({
  '@odata.type': z.optional(z.string()),
  accountEnabled: z.boolean(),
  displayName: displayText(80),
  mailNickname: nickname,
  userPrincipalName: name,
  userType: z.optional(userType),
  /** Left out for people of a federated domain. */
  passwordProfile,
})
export type NewUser = z.infer<typeof newUser>

export const userPatch = z.strictObject({
  '@odata.type': z.optional(z.string()),
  accountEnabled: z.optional(z.boolean()),
  displayName: z.optional(displayText(80)),
  /** Another password; null says nothing. */
  passwordProfile,
  /** These three only as they are. */
  mailNickname: z.optional(nickname),
  userPrincipalName: z.optional(name),
  userType: z.optional(userType),
})
export type UserPatch = z.infer<typeof userPatch>

/** Properties of Graph's user that are known there and not kept here; sent as null or empty they say nothing. */
export const notKept: readonly string[] = [
  ...['aboutMe', 'ageGroup', 'birthday', 'businessPhones', 'city', 'companyName', 'country'],
  ...['department', 'employeeHireDate', 'employeeId', 'employeeType', 'faxNumber', 'givenName'],
  ...['hireDate', 'identities', 'interests', 'jobTitle', 'mail', 'mobilePhone', 'mySite'],
  ...['officeLocation', 'onPremisesExtensionAttributes', 'onPremisesImmutableId', 'otherMails'],
  ...['passwordPolicies', 'pastProjects', 'postalCode', 'preferredDataLocation'],
  ...['preferredLanguage', 'proxyAddresses', 'responsibilities', 'schools', 'showInAddressList'],
  ...['skills', 'state', 'streetAddress', 'surname', 'usageLocation'],
]
