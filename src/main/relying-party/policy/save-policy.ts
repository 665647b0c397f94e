/** Changing what a tenant has decided: its methods policy, its settings, the legacy switch. @module */
import { utf8 } from '#protocol/bytes'
import { allUsers, defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import type { TenantSettings } from '#protocol/tenant-settings'
import type { Audit } from '../audit.ts'
import type { PolicyRecord, TenantRecord } from '../directory-records.ts'
import type { Tables } from '../tables.ts'
import { isForAnybody } from './compiled-targets.ts'
import { findMistake } from './policy-mistakes.ts'

/** A policy of more JSON than this is not saved: users and groups that are named one by one make it so. */
export const maxPolicyBytes = 20 * 1024

/** Who asked: a user's id, or `admin-token`, or `command`. */
interface Act {
  readonly tenant: string
  readonly by: string
  readonly at: number
}

export interface SavePolicy extends Act {
  /** What changes, one whole configuration each; the rest stays as it is. */
  readonly change: Partial<MethodsPolicy>
  /** The version that the change was made upon (0: none was saved); undefined where the last one to save wins. */
  readonly expectedVersion: number | undefined
}

export type SavedPolicy =
  | { readonly outcome: 'saved'; readonly record: PolicyRecord }
  | { readonly outcome: 'refused'; readonly code: 'tenant-unknown' }
  /** Somebody saved meanwhile; `version` is what is saved now. */
  | { readonly outcome: 'refused'; readonly code: 'changed-meanwhile'; readonly version: number }
  /** `path` is of the first mistake, as in `microsoftAuthenticator.includeTargets[2].id`. */
  | {
      readonly outcome: 'refused'
      readonly code: 'target-unknown' | 'invalid'
      readonly path: string
    }
  /** Whom the policy names one by one is the likely cause. */
  | {
      readonly outcome: 'refused'
      readonly code: 'policy-too-large'
      readonly bytes: number
      readonly maxBytes: number
      readonly users: number
      readonly groups: number
    }
  /** Nobody is enabled for passwordless sign-in while combined registration is off. */
  | { readonly outcome: 'refused'; readonly code: 'combined-registration-off' }

export interface SaveSettings extends Act {
  /** `minimumAppVersion` undefined: no app is too old from now on. */
  readonly settings: Partial<
    Omit<TenantSettings, 'isLegacyPhoneSignInOn' | 'minimumAppVersion'>
  > & { readonly minimumAppVersion?: string | undefined }
  readonly tenantFields?: Partial<
    Pick<TenantRecord, 'name' | 'lifetimeMs' | 'digits' | 'pinRequired'>
  >
}

export interface SetLegacyPolicy extends Act {
  readonly isOn: boolean
}

type SavedTenant =
  | { readonly outcome: 'saved'; readonly tenant: TenantRecord }
  | { readonly outcome: 'refused'; readonly code: 'tenant-unknown' }

const refusedTenant = { outcome: 'refused', code: 'tenant-unknown' } as const

export function policyDecisions(audit: Audit) {
  return {
    /** Saving the Authenticator's configuration replaces the legacy switch. */
    savePolicy(tables: Tables, asked: SavePolicy): SavedPolicy {
      const { tenant, change, expectedVersion, by, at } = asked
      const record = tables.tenant(tenant)
      if (record === undefined) return refusedTenant
      const before = tables.policy(tenant)
      const version = before?.version ?? 0
      if (expectedVersion !== undefined && expectedVersion !== version) {
        return { outcome: 'refused', code: 'changed-meanwhile', version }
      }
      const policy: MethodsPolicy = { ...(before?.policy ?? defaultMethodsPolicy), ...change }
      const tooLarge = measure(policy)
      if (tooLarge !== undefined) return tooLarge
      const mistake = findMistake(tables, tenant, change)
      if (mistake !== undefined) return { outcome: 'refused', ...mistake }
      const { microsoftAuthenticator } = change
      const enables =
        microsoftAuthenticator !== undefined &&
        isForAnybody(microsoftAuthenticator, (mode) => mode !== 'push')
      if (enables && !record.settings.isCombinedRegistrationOn) {
        return { outcome: 'refused', code: 'combined-registration-off' }
      }
      const saved: PolicyRecord = { tenant, policy, version: version + 1, changedAt: at }
      tables.putPolicy(saved)
      if (microsoftAuthenticator !== undefined && record.settings.isLegacyPhoneSignInOn) {
        const settings = { ...record.settings, isLegacyPhoneSignInOn: false }
        tables.putTenant({ ...record, settings })
      }
      const facts = { by, version: saved.version, methods: Object.keys(change).sort().join(' ') }
      audit.append(tables, { at, tenant, event: 'policy-saved', facts })
      return { outcome: 'saved', record: saved }
    },

    saveSettings(
      tables: Tables,
      { tenant: id, settings, tenantFields, by, at }: SaveSettings,
    ): SavedTenant {
      const before = tables.tenant(id)
      if (before === undefined) return refusedTenant
      const changed = [...Object.keys(settings), ...Object.keys(tenantFields ?? {})]
      if (changed.length === 0) return { outcome: 'saved', tenant: before }
      const { minimumAppVersion, ...others } = { ...before.settings, ...settings }
      const tenant: TenantRecord = {
        ...before,
        ...tenantFields,
        settings: { ...others, ...(minimumAppVersion === undefined ? {} : { minimumAppVersion }) },
      }
      tables.putTenant(tenant)
      const facts = { by, settings: changed.sort().join(' ') }
      audit.append(tables, { at, tenant: id, event: 'settings-saved', facts })
      return { outcome: 'saved', tenant }
    },

    /** As PowerShell did it. The last act counts: this switch, or a saved policy. */
    setLegacyPolicy(tables: Tables, { tenant: id, isOn, by, at }: SetLegacyPolicy): SavedTenant {
      const before = tables.tenant(id)
      if (before === undefined) return refusedTenant
      const tenant: TenantRecord = {
        ...before,
        settings: { ...before.settings, isLegacyPhoneSignInOn: isOn },
      }
      tables.putTenant(tenant)
      audit.append(tables, { at, tenant: id, event: 'legacy-policy-set', facts: { by, isOn } })
      return { outcome: 'saved', tenant }
    },
  }
}

function measure(policy: MethodsPolicy): SavedPolicy | undefined {
  const bytes = utf8(JSON.stringify(policy)).length
  if (bytes <= maxPolicyBytes) return undefined
  const named = Object.values(policy).flatMap(({ includeTargets, excludeTargets }) => [
    ...includeTargets,
    ...excludeTargets,
  ])
  const count = (type: 'user' | 'group') =>
    named.filter(({ id, targetType }) => id !== allUsers && targetType === type).length
  return {
    ...{ outcome: 'refused', code: 'policy-too-large', bytes, maxBytes: maxPolicyBytes },
    ...{ users: count('user'), groups: count('group') },
  }
}
