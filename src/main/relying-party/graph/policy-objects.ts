/** The methods policy as Graph shows it. @module */
import type {
  FeatureSettings,
  MethodName,
  MethodsPolicy,
  MethodTarget,
} from '#protocol/methods-policy'
import type { TenantRecord } from '../directory-records.ts'
import type { GraphObject } from './listing.ts'
import type { GraphVersion } from './routes.ts'

/** How Graph spells each method's id and type. */
export const methodNames = {
  microsoftAuthenticator: {
    id: 'MicrosoftAuthenticator',
    type: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
  },
  password: {
    id: 'Password',
    type: '#microsoft.graph.passwordAuthenticationMethodConfiguration',
  },
  temporaryAccessPass: {
    id: 'TemporaryAccessPass',
    type: '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
  },
  softwareOath: {
    id: 'SoftwareOath',
    type: '#microsoft.graph.softwareOathAuthenticationMethodConfiguration',
  },
} as const satisfies Readonly<Record<MethodName, { id: string; type: string }>>

/** In the order in which they are listed. */
export const listedMethods = [
  'microsoftAuthenticator',
  'temporaryAccessPass',
  'softwareOath',
  'password',
] as const satisfies readonly MethodName[]

/** In any case, as Graph takes it. */
export function findMethodName(id: string): MethodName | undefined {
  return listedMethods.find((name) => name.toLowerCase() === id.toLowerCase())
}

export function toConfiguration(
  policy: MethodsPolicy,
  name: MethodName,
  version: GraphVersion,
): GraphObject {
  const { id, type } = methodNames[name]
  const { state, includeTargets, excludeTargets } = policy[name]
  const head = { '@odata.type': type, id, state }
  switch (name) {
    case 'microsoftAuthenticator': {
      const { isSoftwareOathEnabled, featureSettings } = policy[name]
      return {
        ...head,
        isSoftwareOathEnabled,
        excludeTargets,
        featureSettings: toFeatureSettings(featureSettings, version),
        includeTargets: policy[name].includeTargets.map(({ authenticationMode, ...target }) => ({
          ...ordered(target),
          authenticationMode,
        })),
      }
    }
    case 'temporaryAccessPass': {
      const pass = policy[name]
      return {
        ...head,
        defaultLifetimeInMinutes: pass.defaultLifetimeInMinutes,
        defaultLength: pass.defaultLength,
        minimumLifetimeInMinutes: pass.minimumLifetimeInMinutes,
        maximumLifetimeInMinutes: pass.maximumLifetimeInMinutes,
        isUsableOnce: pass.isUsableOnce,
        excludeTargets,
        includeTargets: includeTargets.map(ordered),
      }
    }
    case 'password':
    case 'softwareOath':
      return { ...head, excludeTargets, includeTargets: includeTargets.map(ordered) }
    default: {
      const unknown: never = name
      throw new TypeError(`no such method: ${String(unknown)}`)
    }
  }
}

const ordered = ({ targetType, id, isRegistrationRequired }: MethodTarget) => ({
  ...{ targetType, id, isRegistrationRequired },
})

/** Two of the settings are beta's alone. */
function toFeatureSettings(settings: FeatureSettings, version: GraphVersion): GraphObject {
  const {
    displayAppInformationRequiredState,
    displayLocationInformationRequiredState,
    numberMatchingRequiredState,
    companionAppAllowedState,
  } = settings
  return {
    displayAppInformationRequiredState,
    displayLocationInformationRequiredState,
    ...(version === 'beta' ? { numberMatchingRequiredState, companionAppAllowedState } : {}),
  }
}

export const policyContext = 'authenticationMethodsPolicy'
export const configurationsContext =
  'policies/authenticationMethodsPolicy/authenticationMethodConfigurations'

export function toPolicy(
  { settings }: TenantRecord,
  policy: MethodsPolicy,
  saved: { readonly version: number; readonly changedAt: number },
  version: GraphVersion,
): GraphObject {
  return {
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    description:
      'The tenant-wide policy that controls which authentication methods are allowed in the tenant, authentication method registration requirements, and self-service password reset settings',
    lastModifiedDateTime: saved.version === 0 ? null : new Date(saved.changedAt).toISOString(),
    policyVersion: '1.5',
    // The legacy switch counts until a policy is saved: the methods policy alone decides after that.
    policyMigrationState: settings.isLegacyPhoneSignInOn ? 'preMigration' : 'migrationComplete',
    registrationEnforcement: {
      authenticationMethodsRegistrationCampaign: policy.registrationCampaign,
    },
    authenticationMethodConfigurations: listedMethods.map((name) =>
      toConfiguration(policy, name, version),
    ),
  }
}
