/** What a PATCH of the methods policy changes: whole configurations, as the store takes them. @module */
import {
  configurationPatches,
  type FeaturePatch,
  type FeatureSettingsPatch,
  policyPatch,
} from '#protocol/graph-policy'
import {
  defaultMethodsPolicy,
  type FeatureConfiguration,
  type FeatureSettings,
  type MethodName,
  type MethodsPolicy,
} from '#protocol/methods-policy'
import { parseGraphBody } from './bodies.ts'
import { badRequest, type GraphRefused, isRefused } from './answers.ts'
import { methodNames } from './policy-objects.ts'
import type { GraphVersion } from './routes.ts'

export type Change = Partial<MethodsPolicy>
export type Changer = (before: MethodsPolicy) => Change

/** A PATCH of one method's configuration. */
export function readConfigurationPatch(
  name: MethodName,
  version: GraphVersion,
  body: unknown,
): Changer | GraphRefused {
  const { id, type } = methodNames[name]
  if (typeOf(body) === undefined) {
    return badRequest(`The property '@odata.type' is required: it is '${type}' here.`)
  }
  if (typeOf(body) !== type) {
    return badRequest(`The property '@odata.type' has to be '${type}' here.`)
  }
  const refusedId = (given: string | undefined) =>
    given !== undefined && given.toLowerCase() !== id.toLowerCase()
      ? badRequest("The property 'id' cannot be changed.")
      : undefined
  if (name === 'microsoftAuthenticator') {
    const patch = parseGraphBody(body, configurationPatches[version][name])
    if (isRefused(patch)) return patch
    const { id: given, featureSettings, ...rest } = patch
    return (
      refusedId(given) ??
      ((before) => ({
        [name]: {
          ...before[name],
          ...present(rest),
          ...(featureSettings === undefined
            ? {}
            : {
                featureSettings: replaced(featureSettings, before[name].featureSettings, version),
              }),
        },
      }))
    )
  }
  const patch = parseGraphBody(body, configurationPatches[version][name])
  if (isRefused(patch)) return patch
  const { id: given, ...rest } = patch
  return refusedId(given) ?? ((before) => ({ [name]: { ...before[name], ...present(rest) } }))
}

export function readPolicyPatch(body: unknown): Changer | GraphRefused {
  const patch = parseGraphBody(body, policyPatch)
  if (isRefused(patch)) return patch
  const campaign = patch.registrationEnforcement?.authenticationMethodsRegistrationCampaign
  if (campaign === undefined) return () => ({})
  return ({ registrationCampaign }) => ({
    registrationCampaign: { ...registrationCampaign, ...present(campaign) },
  })
}

/** A method as it was before anybody set it. */
export const resetOf =
  (name: MethodName): Changer =>
  () => ({ [name]: defaultMethodsPolicy[name] })

/**
 * A complex value that is sent replaces the old one whole: what it leaves out is as at first. What only beta knows,
 * v1.0 cannot say, and leaves alone.
 */
function replaced(
  sent: FeatureSettingsPatch,
  before: FeatureSettings,
  version: GraphVersion,
): FeatureSettings {
  const first = defaultMethodsPolicy.microsoftAuthenticator.featureSettings
  const beta = (name: 'numberMatchingRequiredState' | 'companionAppAllowedState') =>
    version === 'beta' ? whole(sent[name], first[name]) : before[name]
  return {
    displayAppInformationRequiredState: whole(
      sent.displayAppInformationRequiredState,
      first.displayAppInformationRequiredState,
    ),
    displayLocationInformationRequiredState: whole(
      sent.displayLocationInformationRequiredState,
      first.displayLocationInformationRequiredState,
    ),
    numberMatchingRequiredState: beta('numberMatchingRequiredState'),
    companionAppAllowedState: beta('companionAppAllowedState'),
  }
}

const whole = (
  sent: FeaturePatch | undefined,
  first: FeatureConfiguration,
): FeatureConfiguration => ({ ...first, ...present(sent ?? {}) })

type Present<T> = { [K in Exclude<keyof T, '@odata.type'>]: Exclude<T[K], undefined> }

/** Without what says which type it is, and without the members that are there and undefined. */
function present<T extends object>(sent: T): Present<T> {
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => value !== undefined && name !== '@odata.type'),
  ) as Present<T>
}

function typeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && '@odata.type' in body
    ? body['@odata.type']
    : undefined
}
