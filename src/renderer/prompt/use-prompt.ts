/** What the prompt window hears and asks: the one place here that touches the bridge. @module */
import type { DenialReason } from '#protocol/denial'
import type { Outcome } from '#protocol/bridge'
import type { PromptBridge, PromptState } from '#protocol/prompt-bridge'
import { useWindowState, type Heard } from '../window/use-window-state.ts'

/** The preload's. */
declare const bridge: PromptBridge

export interface PromptVerbs {
  readonly approve: (challengeId: string, number: string) => Promise<Outcome<null>>
  readonly deny: (challengeId: string, reason: DenialReason) => Promise<Outcome<null>>
  /** Lets go of one that has ended. */
  readonly dismiss: (challengeId: string) => void
  readonly close: () => void
}

const verbs: PromptVerbs = {
  approve: (challengeId, number) => bridge.approve({ challengeId, number }),
  deny: (challengeId, reason) => bridge.deny({ challengeId, reason }),
  dismiss: (challengeId) => void bridge.dismiss({ challengeId }),
  close: () => void bridge.close(),
}

/** `undefined` until the app has first told. */
export function usePrompt(
  first: Heard<PromptState> | undefined,
): readonly [heard: Heard<PromptState> | undefined, verbs: PromptVerbs] {
  return [useWindowState(bridge, first), verbs]
}
