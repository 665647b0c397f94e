/** A tenant's authentication methods policy, in the words of Microsoft Graph (`authenticationMethodsPolicy`). @module */
import * as z from 'zod/mini'
import { tenantId } from './fields.ts'

/** An object of the directory: a lower-case UUID. */
export const objectId = tenantId

/** Stands for everybody of the tenant, members and guests, where a group is named. */
export const allUsers = 'all_users'
/** Stands for nobody, where a feature setting has to name a group. */
export const noGroup = '00000000-0000-0000-0000-000000000000'

const targetId = z.union([objectId, z.literal(allUsers)])
const state = z.enum(['enabled', 'disabled'])

/** The portal's *Any*, *Push* and *Passwordless*, in this order. */
export const authenticationMode = z.enum(['any', 'push', 'deviceBasedPush'])
export type AuthenticationMode = z.infer<typeof authenticationMode>

const excludeTarget = z.strictObject({ id: targetId, targetType: z.enum(['group', 'user']) })
export type ExcludeTarget = z.infer<typeof excludeTarget>

/** `isRegistrationRequired` is kept and does nothing: Graph documents it as not supported here. */
const methodTarget = z.strictObject({
  id: targetId,
  targetType: z.enum(['group', 'user']),
  isRegistrationRequired: z.boolean(),
})
export type MethodTarget = z.infer<typeof methodTarget>

const authenticatorTarget = z.extend(methodTarget, { authenticationMode })
export type AuthenticatorTarget = z.infer<typeof authenticatorTarget>

const featureTarget = z.strictObject({
  id: z.union([targetId, z.literal(noGroup)]),
  targetType: z.literal('group'),
})
const feature = z.strictObject({
  /** `default`: as the vendor manages it, which at present is off. */
  state: z.enum(['default', 'enabled', 'disabled']),
  includeTarget: featureTarget,
  excludeTarget: featureTarget,
})
export type FeatureConfiguration = z.infer<typeof feature>

export const featureSettings = z.strictObject({
  displayAppInformationRequiredState: feature,
  displayLocationInformationRequiredState: feature,
  /** Of Graph's beta; phone sign-in always matches numbers, whatever this says. */
  numberMatchingRequiredState: feature,
  /** Of Graph's beta; there is no companion app here, and it does nothing. */
  companionAppAllowedState: feature,
})
export type FeatureSettings = z.infer<typeof featureSettings>

const configuration = { state, excludeTargets: z.array(excludeTarget) }

export const microsoftAuthenticatorConfiguration = z.strictObject({
  ...configuration,
  includeTargets: z.array(authenticatorTarget),
  /** Whether the app's one-time codes are a method too. */
  isSoftwareOathEnabled: z.boolean(),
  featureSettings,
})
export const passwordConfiguration = z.strictObject({
  ...configuration,
  includeTargets: z.array(methodTarget),
})
export const softwareOathConfiguration = z.strictObject({
  ...configuration,
  includeTargets: z.array(methodTarget),
})

const minutes = z.int().check(z.minimum(10), z.maximum(43_200))
export const temporaryAccessPassConfiguration = z.strictObject({
  ...configuration,
  includeTargets: z.array(methodTarget),
  /** Characters. */
  defaultLength: z.int().check(z.minimum(8), z.maximum(48)),
  defaultLifetimeInMinutes: minutes,
  minimumLifetimeInMinutes: minutes,
  maximumLifetimeInMinutes: minutes,
  isUsableOnce: z.boolean(),
})

const campaignTarget = z.strictObject({
  id: targetId,
  targetType: z.enum(['group', 'user']),
  targetedAuthenticationMethod: z.literal('microsoftAuthenticator'),
})
/** `default`: as the vendor manages it, which here is off. */
export const registrationCampaign = z.strictObject({
  state: z.enum(['default', 'enabled', 'disabled']),
  snoozeDurationInDays: z.int().check(z.minimum(0), z.maximum(14)),
  enforceRegistrationAfterAllowedSnoozes: z.boolean(),
  includeTargets: z.array(campaignTarget),
  excludeTargets: z.array(excludeTarget),
})

export const methodsPolicy = z.strictObject({
  microsoftAuthenticator: microsoftAuthenticatorConfiguration,
  password: passwordConfiguration,
  temporaryAccessPass: temporaryAccessPassConfiguration,
  softwareOath: softwareOathConfiguration,
  registrationCampaign,
})
export type MethodsPolicy = z.infer<typeof methodsPolicy>
export type MethodName = Exclude<keyof MethodsPolicy, 'registrationCampaign'>

const everybody = { id: allUsers, targetType: 'group' } as const
const nobody = { id: noGroup, targetType: 'group' } as const
const untouched: FeatureConfiguration = {
  state: 'default',
  includeTarget: everybody,
  excludeTarget: nobody,
}
const toEverybody: MethodTarget = { ...everybody, isRegistrationRequired: false }

/** What a method is before anybody set it, and after a reset. */
export const defaultMethodsPolicy: MethodsPolicy = {
  microsoftAuthenticator: {
    state: 'enabled',
    includeTargets: [{ ...toEverybody, authenticationMode: 'any' }],
    excludeTargets: [],
    isSoftwareOathEnabled: true,
    featureSettings: {
      displayAppInformationRequiredState: untouched,
      displayLocationInformationRequiredState: untouched,
      numberMatchingRequiredState: untouched,
      companionAppAllowedState: untouched,
    },
  },
  password: { state: 'enabled', includeTargets: [toEverybody], excludeTargets: [] },
  temporaryAccessPass: {
    state: 'enabled',
    includeTargets: [toEverybody],
    excludeTargets: [],
    defaultLength: 8,
    defaultLifetimeInMinutes: 60,
    minimumLifetimeInMinutes: 60,
    maximumLifetimeInMinutes: 480,
    isUsableOnce: false,
  },
  softwareOath: { state: 'enabled', includeTargets: [toEverybody], excludeTargets: [] },
  registrationCampaign: {
    state: 'default',
    snoozeDurationInDays: 1,
    enforceRegistrationAfterAllowedSnoozes: true,
    includeTargets: [{ ...everybody, targetedAuthenticationMethod: 'microsoftAuthenticator' }],
    excludeTargets: [],
  },
}
