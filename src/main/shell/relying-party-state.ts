/** How the built-in relying party is: what anybody who shows it may know. @module */
import type {
  LocalRelyingParty,
  LocalRelyingPartyEnd,
  LocalTenant,
} from '#protocol/local-relying-party'
import type { NotStartedMessage, ReadyMessage } from '#protocol/relying-party-process'

/** What is known of a relying party that runs; its admin token is kept apart. */
export type RelyingPartyReady = Omit<ReadyMessage, 'event' | 'adminToken'>

/** Why it gave up, in its own words. */
export type Refusal = Omit<NotStartedMessage, 'event'>

export type RelyingPartyState =
  | { readonly step: 'starting' }
  | { readonly step: 'running'; readonly ready: RelyingPartyReady }
  /** It ended by itself; `at` (epoch ms) it is started again, for the `attempt`th time. */
  | { readonly step: 'restarting'; readonly attempt: number; readonly at: number }
  | { readonly step: 'stopping' }
  | { readonly step: 'stopped'; readonly why: Stopped }

/** Nothing of this ends by waiting: somebody must start it. */
export type Stopped =
  | { readonly reason: 'not-begun' }
  | { readonly reason: 'asked' }
  | { readonly reason: 'refused'; readonly refusal: Refusal }
  /** It ended so often, so soon, that starting it again helps nobody. `exitCode`: the last one. */
  | { readonly reason: 'failing'; readonly ends: number; readonly exitCode: number }

/** The same, as windows are told. `samplesOf`: the people of a tenant whose passwords are documented. */
export function toLocalRelyingParty(
  state: RelyingPartyState,
  now: number,
  samplesOf: (domain: string) => LocalTenant['samples'],
): LocalRelyingParty {
  switch (state.step) {
    case 'starting':
      return { state: 'starting' }
    case 'running': {
      const { origin, tenants } = state.ready
      const withSamples = tenants.map((each) => ({ ...each, samples: samplesOf(each.domain) }))
      return { state: 'running', origin, tenants: withSamples }
    }
    case 'restarting':
      return { state: 'restarting', inMs: Math.max(0, state.at - now) }
    case 'stopping':
      return { state: 'stopped', why: { reason: 'asked' } }
    case 'stopped':
      return { state: 'stopped', why: toEnd(state.why) }
    default: {
      const never: never = state
      return never
    }
  }
}

function toEnd(why: Stopped): LocalRelyingPartyEnd {
  switch (why.reason) {
    case 'not-begun':
    case 'asked':
      return { reason: 'asked' }
    case 'failing':
      return { reason: 'ends-again' }
    case 'refused': {
      const { code, sentence, port, settled, holder, person } = why.refusal
      if (code !== 'PORT_TAKEN' || port === undefined || settled === undefined) {
        return { reason: 'not-started', sentence }
      }
      return {
        reason: 'port-taken',
        port,
        settled,
        ...(holder === undefined ? {} : { holder }),
        ...(person === undefined ? {} : { person }),
      }
    }
    default: {
      const never: never = why
      return never
    }
  }
}
