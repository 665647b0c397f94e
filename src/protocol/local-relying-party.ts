/** How the relying party that the app itself runs is doing, as windows are told. @module */

export type LocalRelyingParty =
  | { readonly state: 'starting' }
  | {
      readonly state: 'running'
      /** `https://localhost:PORT`. */
      readonly origin: string
      readonly tenants: readonly LocalTenant[]
    }
  /** It ended by itself and is begun anew; `inMs` from the moment of this state. */
  | { readonly state: 'restarting'; readonly inMs: number }
  /** It is not begun anew by itself. */
  | { readonly state: 'stopped'; readonly why: LocalRelyingPartyEnd }

export type LocalRelyingPartyEnd =
  /** Another program listens there; which, or whose, where the system tells. */
  | {
      readonly reason: 'port-taken'
      readonly port: number
      /** `nginx (123)` */
      readonly holder?: string
      /** Another person of this computer, whose program it is. */
      readonly person?: string
      /** Accounts know it by this port: another one is a move, after which each must be added again. */
      readonly settled: boolean
    }
  /** It ended again and again. */
  | { readonly reason: 'ends-again' }
  /** By the person. */
  | { readonly reason: 'asked' }
  /** Its own words, in the app's language. */
  | { readonly reason: 'not-started'; readonly sentence: string }

export interface LocalTenant {
  readonly id: string
  readonly name: string
  readonly domain: string
  /** People of the samples, with the documented password of each; none where the tenant is not a sample. */
  readonly samples: readonly { readonly name: string; readonly password: string }[]
}
