/** The console's settings of a tenant: read whole, saved whole. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import type { Readers } from './sessions.ts'
import { toSettingsForm } from './settings-decision.ts'

type SettingsPages = Pick<
  ConsolePages,
  Extract<ConsoleRoute, 'consoleSettings' | 'consoleSaveSettings'>
>

export function createSettings({ store, clock }: Context, readers: Readers): SettingsPages {
  return {
    consoleSettings: (call) =>
      readers.withRight(call, 'readPolicy', async ({ tenant }) => ({
        outcome: 'done',
        value: toSettingsForm(tenant, await store.find.policy(tenant.id)),
      })),

    consoleSaveSettings: (call) =>
      readers.withRight(call, 'writePolicy', async ({ tenant, user: by }) => {
        const saved = await store.decide('saveSettingsForm', {
          ...{ tenant: tenant.id, by: by?.id ?? 'host', at: clock.now() },
          ...call.request,
        })
        if (saved.outcome === 'refused') return refusedPage('tenant-unknown')
        return { outcome: 'done', value: saved }
      }),
  }
}
