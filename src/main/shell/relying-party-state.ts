/** How the built-in relying party is: what anybody who shows it may know. @module */
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
