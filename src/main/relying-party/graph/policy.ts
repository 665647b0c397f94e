/** `policies/authenticationMethodsPolicy`: read, changed, and put back as it was at first. @module */
import { defaultMethodsPolicy, type MethodName } from '#protocol/methods-policy'
import type { Context } from '../context.ts'
import type { SavedPolicy } from '../policy/save-policy.ts'
import { badRequest, done, type GraphAnswer, isRefused, notFound, nothing } from './answers.ts'
import type { Asked } from './asked.ts'
import { actorOf } from './access.ts'
import { contextOf, one, refuseOthers } from './listing.ts'
import { type Changer, readConfigurationPatch, readPolicyPatch, resetOf } from './policy-changes.ts'
import {
  configurationsContext,
  findMethodName,
  listedMethods,
  policyContext,
  toConfiguration,
  toPolicy,
} from './policy-objects.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock'>

/** How often a change is made anew on what somebody else saved meanwhile. */
const tries = 5
const unknownMethod = notFound('The authentication method configuration')

export function policyResources({ store, identity, clock }: Needs) {
  const { origin } = identity

  async function read(tenant: string) {
    const record = await store.find.policy(tenant)
    return {
      policy: record?.policy ?? defaultMethodsPolicy,
      version: record?.version ?? 0,
      changedAt: record?.changedAt ?? 0,
    }
  }

  /** What is sent is a change of what is there: nobody's change in between is lost. */
  async function save({ tenant, caller }: Asked, changer: Changer): Promise<GraphAnswer> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const { policy, version } = await read(tenant.id)
      const saved = await store.decide('savePolicy', {
        tenant: tenant.id,
        change: changer(policy),
        expectedVersion: version,
        by: actorOf(caller),
        at: clock.now(),
      })
      if (saved.outcome === 'saved') return nothing
      if (saved.code !== 'changed-meanwhile') return refusedSave(saved)
    }
    return badRequest('The policy was changed by others meanwhile. Try again.')
  }

  return {
    async getPolicy(asked: Asked): Promise<GraphAnswer> {
      const { policy, ...saved } = await read(asked.tenant.id)
      const object = toPolicy(asked.tenant, policy, saved, asked.version)
      const members = { usual: Object.keys(object) }
      const found = one(origin, asked, { context: policyContext, members }, object)
      if (found.outcome !== 'done') return found
      // The one object of its kind: Graph's context for it names no entity of a set.
      return done({ ...found.value, '@odata.context': contextOf(origin, asked, policyContext) })
    },
    async updatePolicy(asked: Asked): Promise<GraphAnswer> {
      const changer = readPolicyPatch(asked.body)
      return isRefused(changer) ? changer : save(asked, changer)
    },
    async listConfigurations(asked: Asked): Promise<GraphAnswer> {
      const refused = refuseOthers(asked.query, [])
      if (refused !== undefined) return refused
      const { policy } = await read(asked.tenant.id)
      return done({
        '@odata.context': contextOf(origin, asked, configurationsContext),
        value: listedMethods.map((name) => toConfiguration(policy, name, asked.version)),
      })
    },
    async getConfiguration(asked: Asked): Promise<GraphAnswer> {
      const name = findMethodName(asked.key)
      if (name === undefined) return unknownMethod
      const { policy } = await read(asked.tenant.id)
      const object = toConfiguration(policy, name, asked.version)
      const members = { usual: Object.keys(object) }
      return one(origin, asked, { context: configurationsContext, members }, object)
    },
    updateConfiguration: (asked: Asked) =>
      withMethod(asked, (name) => {
        const changer = readConfigurationPatch(name, asked.version, asked.body)
        return isRefused(changer) ? changer : save(asked, changer)
      }),
    resetConfiguration: (asked: Asked) => withMethod(asked, (name) => save(asked, resetOf(name))),
  }
}

async function withMethod(
  { key, query }: Asked,
  act: (name: MethodName) => GraphAnswer | Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const name = findMethodName(key)
  if (name === undefined) return unknownMethod
  return refuseOthers(query, []) ?? act(name)
}

function refusedSave(
  refusal: Exclude<SavedPolicy, { outcome: 'saved' } | { code: 'changed-meanwhile' }>,
): GraphAnswer {
  switch (refusal.code) {
    case 'policy-too-large': {
      const { bytes, maxBytes, users, groups } = refusal
      return badRequest(
        `The policy would be ${bytes} bytes, and at most ${maxBytes} are saved. The likely cause is the number of ` +
          `users (${users}) and groups (${groups}) that it names: replace them by one group in the same operation. ` +
          'Nothing was changed.',
      )
    }
    case 'target-unknown':
      return badRequest(
        `The property '${refusal.path}' names a user or group that this tenant does not have.`,
      )
    case 'invalid':
      return badRequest(`The property '${refusal.path}' has a value that is not allowed.`)
    case 'combined-registration-off':
      return badRequest(
        'Combined registration is off in this tenant: turn it on before people are enabled for passwordless sign-in.',
      )
    case 'tenant-unknown':
      return notFound('The tenant')
    default: {
      const unknown: never = refusal
      throw new TypeError(`no such refusal: ${String(unknown)}`)
    }
  }
}
