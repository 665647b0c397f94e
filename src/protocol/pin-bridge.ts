/** What the PIN window is told and may send: the PIN, and nothing else, for the one thing it names. @module */
import { z } from 'zod'
import { command, type Bridge, type BridgeProblem } from './bridge.ts'
import { contentHeight, pinText } from './desktop-fields.ts'
import type { DesktopProblemCode } from './desktop-problems.ts'
import type { LanguageChoice } from './prompt-bridge.ts'

export const pinCommands = {
  give: command()(z.tuple([z.strictObject({ pin: pinText })])),
  /** As closing the window does. What waited for the PIN goes on as if it had not been asked. */
  cancel: command()(z.tuple([])),
  /** The window's content is this high now, in CSS pixels. */
  fit: command()(z.tuple([z.strictObject({ height: contentHeight })])),
}

export type PinBridge = Bridge<typeof pinCommands, PinState>

export interface PinState {
  readonly language: LanguageChoice
  /** Absent when nothing asks any more: the window is about to close. */
  readonly question?: PinQuestion
}

export interface PinQuestion {
  /** Grows with each question, so that the field empties between them. */
  readonly id: number
  readonly purpose: PinPurpose
  /** `new`: the first PIN of this installation, typed twice. */
  readonly kind: 'existing' | 'new'
  readonly triesLeft?: number
  /** How long, from the moment of this state, no PIN is looked at, ms. */
  readonly waitMs: number
  readonly problem?: BridgeProblem<DesktopProblemCode>
  /** It was given and is being checked. */
  readonly checking: boolean
}

export type PinPurpose =
  | {
      readonly for: 'approval'
      readonly application: string
      readonly account: string
      readonly tenant: string
    }
  | { readonly for: 'phone-sign-in'; readonly account: string; readonly tenant: string }
  | { readonly for: 'os-verification' }
