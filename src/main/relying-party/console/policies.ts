/** The console's policy editor: the policy as it is, whom it may name, who would lose by a change, and saving. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import type { PolicyChange, PolicySave, PolicyState } from '#protocol/console-policies'
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { ConsolePages, PageAnswer } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { whoLoses } from '../policy/who-loses.ts'
import { findNamed, findTargets } from './policy-targets.ts'
import type { Readers } from './sessions.ts'

type PolicyPages = Pick<
  ConsolePages,
  Extract<
    ConsoleRoute,
    'consolePolicies' | 'consoleTargets' | 'consoleSavePolicy' | 'consoleLosers'
  >
>

export function createPolicies({ store, clock }: Context, readers: Readers): PolicyPages {
  /** As it is now: the tenant's settings are read anew, because a save changes one of them. */
  async function stateOf({ id }: Pick<TenantRecord, 'id'>): Promise<PolicyState | undefined> {
    const tenant = await store.find.tenant(id)
    if (tenant === undefined) return undefined
    const record = await store.find.policy(id)
    const policy = record?.policy ?? defaultMethodsPolicy
    const { isCombinedRegistrationOn, isLegacyPhoneSignInOn, switches } = tenant.settings
    return {
      ...{ policy, version: record?.version ?? 0, changedAt: record?.changedAt ?? 0 },
      ...{ named: await findNamed(store.find, id, policy) },
      ...{ isCombinedRegistrationOn, isLegacyPhoneSignInOn },
      isPasswordlessRegistered: switches.combinedRegistrationModes === 'improved',
    }
  }

  return {
    consolePolicies: (call) =>
      readers.withRight(call, 'readPolicy', async ({ tenant }) => {
        const state = await stateOf(tenant)
        return state === undefined ? refusedPage('not-found') : { outcome: 'done', value: state }
      }),

    consoleTargets: (call) =>
      readers.withRight(call, 'readPolicy', async ({ tenant }) => ({
        outcome: 'done',
        value: await findTargets(store.find, tenant.id, call.request),
      })),

    consoleSavePolicy: (call) =>
      readers.withRight(
        call,
        'writePolicy',
        async ({ tenant, user: by }): Promise<PageAnswer<PolicySave>> => {
          const saved = await store.decide('savePolicy', {
            ...{ tenant: tenant.id, by: by?.id ?? 'host', at: clock.now() },
            ...{ change: changed(call.request.change), expectedVersion: call.request.version },
          })
          if (saved.outcome === 'refused' && saved.code === 'tenant-unknown') {
            return refusedPage('tenant-unknown')
          }
          if (saved.outcome === 'refused' && saved.code !== 'changed-meanwhile') {
            return { outcome: 'done', value: saved }
          }
          const state = await stateOf(tenant)
          if (state === undefined) return refusedPage('not-found')
          const value: PolicySave =
            saved.outcome === 'saved'
              ? { outcome: 'saved', state }
              : { outcome: 'refused', code: saved.code, state }
          return { outcome: 'done', value }
        },
      ),

    consoleLosers: (call) =>
      readers.withRight(call, 'writePolicy', async ({ tenant }) => {
        const { microsoftAuthenticator, ...portion } = call.request
        const { count, first } = await whoLoses(store.find, tenant, microsoftAuthenticator, portion)
        return { outcome: 'done', value: { count, losers: [...first] } }
      }),
  }
}

/** Without the members that are there and undefined. */
function changed(change: PolicyChange): Partial<MethodsPolicy> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
