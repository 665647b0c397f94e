/** What a tenant has decided about methods: its settings, its saved policy, or the defaults. @module */
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import type { PolicyMethod } from '#protocol/why'
import type { PolicyRecord, TenantRecord } from '../directory-records.ts'
import {
  asksGroups,
  isForAnybody,
  place,
  type MethodConfiguration,
  type Subject,
} from './compiled-targets.ts'

export interface TenantRules {
  readonly settings: TenantRecord['settings']
  readonly policy: MethodsPolicy
  /** The legacy switch decides: saving the Authenticator's configuration turns it off. */
  readonly isLegacy: boolean
  /** 0 where no policy was saved. */
  readonly version: number
}

export function toTenantRules(
  { settings }: Pick<TenantRecord, 'settings'>,
  saved: PolicyRecord | undefined,
): TenantRules {
  return {
    settings,
    policy: saved?.policy ?? defaultMethodsPolicy,
    isLegacy: settings.isLegacyPhoneSignInOn,
    version: saved?.version ?? 0,
  }
}

/**
 * Whether the tenant lets this person sign in by phone, whatever they hold: what an approval is judged by. Cheap:
 * groups are looked up only where the policy names one.
 */
export function isPhoneSignInAllowed({ policy, isLegacy }: TenantRules, subject: Subject): boolean {
  if (isLegacy) return true
  const { isIncluded, modes } = place(policy.microsoftAuthenticator, subject)
  return isIncluded && (modes.has('any') || modes.has('deviceBasedPush'))
}

/** The same for a request as the second factor. */
export function isPushAllowed({ policy }: TenantRules, subject: Subject): boolean {
  const { isIncluded, modes } = place(policy.microsoftAuthenticator, subject)
  return isIncluded && (modes.has('any') || modes.has('push'))
}

/** Whether the tenant has a policy that lets this person use their password here. */
export function isPasswordAllowed({ policy }: TenantRules, subject: Subject): boolean {
  return place(policy.password, subject).isIncluded
}

/** Whether a group may have a say in any method. */
export function asksAnyGroup({ policy }: TenantRules): boolean {
  const { microsoftAuthenticator, password, temporaryAccessPass, softwareOath } = policy
  const all = [microsoftAuthenticator, password, temporaryAccessPass, softwareOath]
  return all.some((configuration: MethodConfiguration) => asksGroups(configuration))
}

/**
 * What a sign-in page shows before anybody proved who they are: what the tenant offers to anybody, and so the same for
 * every name, known or not (security.md, F4). What is really done is `decideMethods`.
 */
export function shownMethods({ policy, isLegacy }: TenantRules): readonly PolicyMethod[] {
  const { microsoftAuthenticator, password, temporaryAccessPass } = policy
  const isPasswordless = isForAnybody(microsoftAuthenticator, (mode) => mode !== 'push')
  const shown: [PolicyMethod, boolean][] = [
    ['password', isForAnybody(password)],
    ['phone-sign-in', isLegacy || isPasswordless],
    ['temporary-access-pass', isForAnybody(temporaryAccessPass)],
  ]
  return shown.filter(([, isShown]) => isShown).map(([method]) => method)
}
