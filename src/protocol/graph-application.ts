/** What may be sent to Graph's applications: each member on its own, the rest stays as it is. @module */
import * as z from 'zod/mini'
import { maxApplicationName, signInAudiences } from './application.ts'
import { maxAddresses } from './application-addresses.ts'
import { displayText } from './fields.ts'

const guid = z.string().check(z.regex(/^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/))
const address = z.string().check(z.maxLength(2_048))
const redirectUris = z.optional(z.array(address).check(z.maxLength(maxAddresses + 1)))
/** Graph's moments are of a zone, UTC. */
const moment = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|\+00:00)$/))

const members = {
  '@odata.type': z.optional(z.literal('#microsoft.graph.application')),
  signInAudience: z.optional(z.enum(signInAudiences)),
  isFallbackPublicClient: z.optional(z.nullable(z.boolean())),
  spa: z.optional(z.strictObject({ redirectUris })),
  publicClient: z.optional(z.strictObject({ redirectUris })),
  web: z.optional(
    z.strictObject({
      redirectUris,
      logoutUrl: z.optional(z.nullable(address)),
      homePageUrl: z.optional(z.null()),
      /** Tokens straight from the authorization endpoint: not here. */
      implicitGrantSettings: z.optional(
        z.strictObject({
          enableAccessTokenIssuance: z.optional(z.literal(false)),
          enableIdTokenIssuance: z.optional(z.literal(false)),
        }),
      ),
    }),
  ),
  requiredResourceAccess: z.optional(
    z
      .array(
        z.strictObject({
          resourceAppId: guid,
          resourceAccess: z
            .array(z.strictObject({ id: guid, type: z.enum(['Role', 'Scope']) }))
            .check(z.maxLength(100)),
        }),
      )
      .check(z.maxLength(50)),
  ),
}

export const applicationPatch = z.strictObject({
  ...members,
  displayName: z.optional(displayText(maxApplicationName)),
})
export type ApplicationPatch = z.infer<typeof applicationPatch>

export const applicationRequest = z.strictObject({
  ...members,
  displayName: displayText(maxApplicationName),
})

export const passwordRequest = z.strictObject({
  passwordCredential: z.optional(
    z.nullable(
      z.strictObject({
        '@odata.type': z.optional(z.literal('#microsoft.graph.passwordCredential')),
        displayName: z.optional(z.nullable(displayText(maxApplicationName))),
        startDateTime: z.optional(z.nullable(moment)),
        endDateTime: z.optional(z.nullable(moment)),
      }),
    ),
  ),
})

export const passwordRemoval = z.strictObject({ keyId: guid })
