/** What the console asks about a tenant's own settings: reading them whole, saving them whole. @module */
import * as z from 'zod/mini'
import { displayText, numberDigits } from './fields.ts'
import { registrationCampaign } from './methods-policy.ts'
import { tenantSettings } from './tenant-settings.ts'

const campaign = z.pick(registrationCampaign, {
  state: true,
  snoozeDurationInDays: true,
  enforceRegistrationAfterAllowedSnoozes: true,
})

/** All that is set here. The legacy switch is shown, and set by a command alone. */
export const settingsForm = z.strictObject({
  name: displayText(80),
  /** How long a request lives. */
  lifetimeMs: z.int().check(z.minimum(30_000), z.maximum(300_000)),
  digits: numberDigits,
  isPinRequired: z.boolean(),
  settings: tenantSettings,
  campaign,
})
export type SettingsForm = z.infer<typeof settingsForm>

export const consoleSettingsRoutes = {
  consoleSettings: {
    method: 'POST',
    path: '/console/settings',
    right: 'readPolicy',
    request: z.strictObject({}),
    response: settingsForm,
  },
  /** `before`: as they were read; where somebody saved meanwhile, nothing is changed. */
  consoleSaveSettings: {
    method: 'POST',
    path: '/console/settings/save',
    right: 'writePolicy',
    request: z.strictObject({ before: settingsForm, after: settingsForm }),
    response: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('saved'), now: settingsForm }),
      z.strictObject({ outcome: z.literal('changed-meanwhile'), now: settingsForm }),
    ]),
  },
} as const
