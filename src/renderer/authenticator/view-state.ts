/** Where a person is in this window, and what moves them: what the app knows is not kept here. @module */
import type { WindowProblemOf } from './use-command.ts'

export type SettingsPage = 'all' | 'verification' | 'usage' | 'relying-party' | 'about'

/** What was given to add an account by, before the app takes it on. */
export type Given =
  | { readonly kind: 'nothing' }
  /** An image that is looked at. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly problem: WindowProblemOf }

export type View =
  | { readonly name: 'accounts' }
  | { readonly name: 'add'; readonly given: Given }
  | { readonly name: 'requests' }
  | {
      readonly name: 'settings'
      readonly page: SettingsPage
      /** The keys were deleted just now. */
      readonly pinForgotten?: true
    }

export type Question =
  | { readonly about: 'turn-off' | 'remove'; readonly accountId: string }
  | { readonly about: 'clear-recent' | 'forget-pin' | 'remove-all' | 'choose-port' }

export interface Place {
  readonly view: View
  readonly question: Question | undefined
  /** Requests from this moment on count for the guide, epoch ms. */
  readonly guideSince: number
}

export type Move =
  | { readonly kind: 'go'; readonly to: 'accounts' | 'add' | 'requests' | 'settings' }
  | { readonly kind: 'open-settings'; readonly page: SettingsPage }
  | { readonly kind: 'read-image' }
  | { readonly kind: 'refuse-given'; readonly problem: WindowProblemOf }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'end-question' }
  | { readonly kind: 'pin-forgotten' }
  | { readonly kind: 'guide-again'; readonly now: number }

export const firstPlace: Place = {
  view: { name: 'accounts' },
  question: undefined,
  guideSince: 0,
}

export function reducePlace(place: Place, move: Move): Place {
  switch (move.kind) {
    case 'go':
      return show(place, toView(move.to))
    case 'open-settings':
      return show(place, { name: 'settings', page: move.page })
    case 'read-image':
      return show(place, { name: 'add', given: { kind: 'reading' } })
    case 'refuse-given':
      return show(place, { name: 'add', given: { kind: 'refused', problem: move.problem } })
    case 'ask':
      return { ...place, question: move.question }
    case 'end-question':
      return { ...place, question: undefined }
    case 'pin-forgotten':
      return show(place, { name: 'settings', page: 'verification', pinForgotten: true })
    case 'guide-again':
      return { ...show(place, { name: 'accounts' }), guideSince: move.now }
    default: {
      const never: never = move
      return never
    }
  }
}

function show(place: Place, view: View): Place {
  return { ...place, view, question: undefined }
}

function toView(to: 'accounts' | 'add' | 'requests' | 'settings'): View {
  switch (to) {
    case 'add':
      return { name: 'add', given: { kind: 'nothing' } }
    case 'settings':
      return { name: 'settings', page: 'all' }
    default:
      return { name: to }
  }
}
