/** Asks the app one thing, and keeps how that went for the place that asked. @module */
import { createContext, use, useCallback, useState } from 'react'
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'
import type { BridgeProblem, Outcome } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import { toDesktopProblem } from '../window/desktop-problem.ts'

export const BridgeContext = createContext<AuthenticatorBridge | undefined>(undefined)

export type CommandName = Exclude<keyof AuthenticatorBridge, 'getState' | 'onState'>
export type WindowProblemOf = BridgeProblem<DesktopProblemCode>

export type Act =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly problem: WindowProblemOf }

export interface Asking<Given extends readonly unknown[]> {
  readonly act: Act
  /** Why it was not done; `undefined` where it was. */
  readonly run: (...given: Given) => Promise<WindowProblemOf | undefined>
}

export function useCommand<Name extends CommandName>(
  name: Name,
): Asking<Parameters<AuthenticatorBridge[Name]>> {
  const bridge = use(BridgeContext)
  if (bridge === undefined) throw new TypeError('No bridge above this component.')
  const [act, setAct] = useState<Act>({ kind: 'idle' })
  const run = useCallback(
    async (...given: Parameters<AuthenticatorBridge[Name]>) => {
      setAct({ kind: 'busy' })
      const ask = bridge[name] as (...all: typeof given) => Promise<Outcome<unknown>>
      const outcome = await ask(...given)
      const problem = outcome.ok ? undefined : toDesktopProblem(outcome.problem)
      setAct(problem === undefined ? { kind: 'idle' } : { kind: 'refused', problem })
      return problem
    },
    [bridge, name],
  )
  return { act, run }
}
