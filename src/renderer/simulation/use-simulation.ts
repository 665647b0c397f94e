/** What the strip is told and may ask: the one file of it that touches the bridge. @module */
import { useState } from 'react'
import type { BridgeProblem, Outcome } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { SimulationBridge, SimulationState } from '#protocol/simulation-bridge'
import { type Heard, useWindowState } from '../window/use-window-state.ts'

declare global {
  interface Window {
    readonly bridge: unknown
  }
}

/** What was asked last: being done, done, or not done and why. */
export type Asked =
  | { readonly step: 'nothing' }
  | { readonly step: 'doing' }
  | { readonly step: 'opened-in-browser' }
  | { readonly step: 'refused'; readonly problem: BridgeProblem<DesktopProblemCode> }

export interface Simulation {
  readonly heard: Heard<SimulationState> | undefined
  readonly asked: Asked
  readonly goBack: () => void
  readonly reload: () => void
  readonly openInBrowser: () => void
  readonly tryAgain: () => void
  readonly choosePort: (port: number) => void
}

const bridge = window.bridge as SimulationBridge

export function useSimulation(first: Heard<SimulationState> | undefined): Simulation {
  const heard = useWindowState(bridge, first)
  const [asked, setAsked] = useState<Asked>({ step: 'nothing' })
  const ask = (outcome: Promise<Outcome<null>>, done: Asked = { step: 'nothing' }): void => {
    setAsked({ step: 'doing' })
    void outcome.then((answer) => {
      setAsked(answer.ok ? done : { step: 'refused', problem: toProblem(answer.problem) })
    })
  }
  return {
    heard,
    asked,
    goBack: () => {
      ask(bridge.goBack())
    },
    reload: () => {
      ask(bridge.reload())
    },
    openInBrowser: () => {
      ask(bridge.openInBrowser(), { step: 'opened-in-browser' })
    },
    tryAgain: () => {
      ask(bridge.tryAgain())
    },
    choosePort: (port) => {
      ask(bridge.choosePort({ port }))
    },
  }
}

/** The app's answers bear its own codes. */
function toProblem(problem: BridgeProblem): BridgeProblem<DesktopProblemCode> {
  return problem as BridgeProblem<DesktopProblemCode>
}
