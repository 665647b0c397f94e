/** What the prompt window is told and may ask: it sends an id and the number typed, and can change nothing that is signed. @module */
import { z } from 'zod'
import { command, type Bridge, type BridgeProblem } from './bridge.ts'
import type { Challenge, ChallengeContext } from './challenge.ts'
import { denialReason } from './denial.ts'
import { challengeId, contentHeight } from './desktop-fields.ts'
import type { DesktopProblemCode } from './desktop-problems.ts'
import type { Verdict } from './verdict.ts'

export const promptCommands = {
  /** Settles when the request has ended, or at once with why it was not sent. */
  approve: command()(
    z.tuple([z.strictObject({ challengeId, number: z.string().regex(/^[0-9]{1,6}$/) })]),
  ),
  deny: command()(z.tuple([z.strictObject({ challengeId, reason: denialReason })])),
  /** Lets go of a request that has ended; the next comes, or the window closes. */
  dismiss: command()(z.tuple([z.strictObject({ challengeId })])),
  /** Closes the window. Nothing is denied: the request stays until it ends. */
  close: command()(z.tuple([])),
  /** The window's content is this high now, in CSS pixels. */
  fit: command()(z.tuple([z.strictObject({ height: contentHeight })])),
}

export type PromptBridge = Bridge<typeof promptCommands, PromptState>

export interface PromptState {
  readonly language: LanguageChoice
  /** Oldest first; the first is the one to show. */
  readonly requests: readonly PromptRequest[]
}

/** `system`: the first of the person's languages that there is. */
export type LanguageChoice = 'system' | 'en' | 'nl'

export interface PromptRequest {
  readonly id: string
  readonly account: { readonly name: string; readonly displayName: string }
  readonly tenant: { readonly name: string; readonly domain: string }
  /** `https://localhost:PORT` of the relying party that signed it. */
  readonly origin: string
  readonly digits: number
  /** A second factor is approved without a PIN: the password was given on the page. */
  readonly purpose: Challenge['purpose']
  /** Exactly what was signed. A fact that is unknown is absent. */
  readonly context: ChallengeContext
  /** The context's time, as the person writes a time of day. */
  readonly timeText: string
  /** How long it lives from the moment of this state, and how long it lived in all, ms. */
  readonly remainingMs: number
  readonly lifetimeMs: number
  /** How long, from the moment of this state, it cannot yet be approved, ms. */
  readonly guardMs: number
  readonly status: PromptStatus
}

export type PromptStatus =
  /** `problem`: why the last try was not sent. */
  | { readonly step: 'asking'; readonly problem?: BridgeProblem<DesktopProblemCode> }
  | { readonly step: 'verifying'; readonly by: 'pin' | 'os' }
  | { readonly step: 'sending'; readonly what: 'approval' | 'denial' }
  | { readonly step: 'ended'; readonly end: RequestEnd }

/** How a request ended. `verdict-missing`: it was answered, and how the relying party took it is not known. */
export type RequestEnd = Verdict | { readonly outcome: 'verdict-missing' }
