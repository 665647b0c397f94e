/** Saving a tenant's settings from the console: whole, upon what was read, as every other door saves them. @module */
import type { SettingsForm } from '#protocol/console-settings-http'
import { type Canonical, encodeCanonical } from '#protocol/canonical'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { PolicyRecord, TenantRecord } from '../directory-records.ts'
import type { policyDecisions } from '../policy/save-policy.ts'
import type { Tables } from '../tables.ts'

export interface SaveSettingsForm {
  readonly tenant: string
  readonly before: SettingsForm
  readonly after: SettingsForm
  readonly by: string
  readonly at: number
}

export type SettingsFormSaved =
  | { readonly outcome: 'saved' | 'changed-meanwhile'; readonly now: SettingsForm }
  | { readonly outcome: 'refused' }

export function toSettingsForm(
  { name, lifetimeMs, digits, pinRequired, settings }: TenantRecord,
  policy: PolicyRecord | undefined,
): SettingsForm {
  const { registrationCampaign } = policy?.policy ?? defaultMethodsPolicy
  const { state, snoozeDurationInDays, enforceRegistrationAfterAllowedSnoozes } =
    registrationCampaign
  return {
    ...{ name, lifetimeMs, digits, isPinRequired: pinRequired, settings },
    campaign: { state, snoozeDurationInDays, enforceRegistrationAfterAllowedSnoozes },
  }
}

export function settingsFormDecisions({
  savePolicy,
  saveSettings,
}: Pick<ReturnType<typeof policyDecisions>, 'savePolicy' | 'saveSettings'>) {
  return {
    /** Where somebody saved since `before` was read, nothing is changed. */
    saveSettingsForm(
      tables: Tables,
      { tenant: id, before, after, by, at }: SaveSettingsForm,
    ): SettingsFormSaved {
      const held = () => {
        const tenant = tables.tenant(id)
        return tenant === undefined ? undefined : toSettingsForm(tenant, tables.policy(id))
      }
      const now = held()
      if (now === undefined) return { outcome: 'refused' }
      if (isOther(now, before)) return { outcome: 'changed-meanwhile', now }
      // The legacy switch is shown here, and set by a command alone.
      const { isLegacyPhoneSignInOn } = now.settings
      const { minimumAppVersion } = after.settings
      const settings = { ...after.settings, isLegacyPhoneSignInOn, minimumAppVersion }
      saveSettings(tables, {
        ...{ tenant: id, by, at },
        settings: changed(settings, now.settings),
        tenantFields: changed(toFields(after), toFields(now)),
      })
      if (isOther(now.campaign, after.campaign)) {
        const held = tables.policy(id)?.policy ?? defaultMethodsPolicy
        const registrationCampaign = { ...held.registrationCampaign, ...after.campaign }
        const change = { registrationCampaign }
        savePolicy(tables, { tenant: id, change, expectedVersion: undefined, by, at })
      }
      return { outcome: 'saved', now: held() ?? after }
    },
  }
}

const toFields = ({ name, lifetimeMs, digits, isPinRequired }: SettingsForm) => ({
  ...{ name, lifetimeMs, digits, pinRequired: isPinRequired },
})

/** What of `after` is not as before. */
function changed<T extends object>(
  after: T,
  before: { readonly [K in keyof T]?: T[K] | undefined },
): Partial<T> {
  const names = Object.keys(after) as (keyof T)[]
  const kept = names.filter((name) => isOther(after[name], before[name]))
  return Object.fromEntries(kept.map((name) => [name, after[name]])) as Partial<T>
}

/** Both are JSON: numbers, texts, lists, members. */
function isOther(one: unknown, other: unknown): boolean {
  const text = (value: unknown) => (value === undefined ? '' : encodeCanonical(value as Canonical))
  return text(one) !== text(other)
}
