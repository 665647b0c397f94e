/** What every view of this window is given. @module */
import type { Dispatch } from 'react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import type { Move, Place } from './view-state.ts'

export interface Shown {
  readonly state: AuthenticatorState
  /** When the state was heard, on the monotonic clock: what is left of a time counts from there. */
  readonly heardAt: number
  readonly place: Place
  readonly dispatch: Dispatch<Move>
}

/** The way back from a page of a view. */
export interface Back {
  readonly label: string
  readonly onClick: () => void
}
