/** What may be sent to Graph's authentication methods policy: each member on its own, the rest stays as it is. @module */
import * as z from 'zod/mini'
import {
  authenticationMode,
  featureSettings,
  microsoftAuthenticatorConfiguration,
  passwordConfiguration,
  registrationCampaign,
  softwareOathConfiguration,
  temporaryAccessPassConfiguration,
} from './methods-policy.ts'

const feature = z.partial(featureSettings.shape.displayAppInformationRequiredState)
export type FeaturePatch = z.infer<typeof feature>

/** In v1.0 the two settings of phone sign-in; in beta two more. */
export const featureSettingsPatch = {
  'v1.0': z.strictObject({
    displayAppInformationRequiredState: z.optional(feature),
    displayLocationInformationRequiredState: z.optional(feature),
  }),
  beta: z.strictObject({
    displayAppInformationRequiredState: z.optional(feature),
    displayLocationInformationRequiredState: z.optional(feature),
    numberMatchingRequiredState: z.optional(feature),
    companionAppAllowedState: z.optional(feature),
  }),
} as const
export type FeatureSettingsPatch = z.infer<(typeof featureSettingsPatch)['beta']>

const target = z.extend(
  z.omit(passwordConfiguration.shape.includeTargets.def.element, { isRegistrationRequired: true }),
  { isRegistrationRequired: z._default(z.boolean(), false) },
)
const authenticatorTarget = z.extend(target, {
  authenticationMode: z._default(authenticationMode, 'any'),
})

const ofMethod = { '@odata.type': z.string(), id: z.optional(z.string()) }

const authenticatorPatch = (version: keyof typeof featureSettingsPatch) =>
  z.strictObject({
    ...ofMethod,
    state: z.optional(microsoftAuthenticatorConfiguration.shape.state),
    isSoftwareOathEnabled: z.optional(z.boolean()),
    includeTargets: z.optional(z.array(authenticatorTarget)),
    excludeTargets: z.optional(microsoftAuthenticatorConfiguration.shape.excludeTargets),
    featureSettings: z.optional(featureSettingsPatch[version]),
  })

const plainPatch = z.strictObject({
  ...ofMethod,
  state: z.optional(passwordConfiguration.shape.state),
  includeTargets: z.optional(z.array(target)),
  excludeTargets: z.optional(softwareOathConfiguration.shape.excludeTargets),
})

const pass = temporaryAccessPassConfiguration.shape
const passPatch = z.strictObject({
  ...ofMethod,
  state: z.optional(pass.state),
  includeTargets: z.optional(z.array(target)),
  excludeTargets: z.optional(pass.excludeTargets),
  defaultLength: z.optional(pass.defaultLength),
  defaultLifetimeInMinutes: z.optional(pass.defaultLifetimeInMinutes),
  minimumLifetimeInMinutes: z.optional(pass.minimumLifetimeInMinutes),
  maximumLifetimeInMinutes: z.optional(pass.maximumLifetimeInMinutes),
  isUsableOnce: z.optional(pass.isUsableOnce),
})

export const configurationPatches = {
  'v1.0': {
    microsoftAuthenticator: authenticatorPatch('v1.0'),
    password: plainPatch,
    softwareOath: plainPatch,
    temporaryAccessPass: passPatch,
  },
  beta: {
    microsoftAuthenticator: authenticatorPatch('beta'),
    password: plainPatch,
    softwareOath: plainPatch,
    temporaryAccessPass: passPatch,
  },
} as const

export const policyPatch = z.strictObject({
  '@odata.type': z.optional(z.literal('#microsoft.graph.authenticationMethodsPolicy')),
  registrationEnforcement: z.optional(
    z.strictObject({
      authenticationMethodsRegistrationCampaign: z.optional(z.partial(registrationCampaign)),
    }),
  ),
})

/** What a person is asked by first after their password. System-preferred authentication is not here. */
export const signInPreferencesPatch = z.strictObject({
  '@odata.type': z.optional(z.literal('#microsoft.graph.signInPreferences')),
  isSystemPreferredAuthenticationMethodEnabled: z.optional(z.literal(false)),
  userPreferredMethodForSecondaryAuthentication: z.optional(
    z.nullable(
      z.enum(['push', 'oath', 'voiceMobile', 'voiceAlternateMobile', 'voiceOffice', 'sms']),
    ),
  ),
})

/** What one is given when a pass is made; what is left out is as the policy has it. */
export const passRequest = z.strictObject({
  '@odata.type': z.optional(z.literal('#microsoft.graph.temporaryAccessPassAuthenticationMethod')),
  startDateTime: z.optional(
    z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z$/))),
  ),
  lifetimeInMinutes: z.optional(z.nullable(z.int())),
  isUsableOnce: z.optional(z.nullable(z.boolean())),
})
