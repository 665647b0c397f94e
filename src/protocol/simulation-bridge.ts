/** What the strip above the simulated browser is told and may ask. The page below it has no bridge at all. @module */
import { z } from 'zod'
import { command, type Bridge } from './bridge.ts'
import { port } from './desktop-fields.ts'
import type { LocalRelyingParty } from './local-relying-party.ts'
import type { LanguageChoice } from './prompt-bridge.ts'

export const simulationCommands = {
  goBack: command()(z.tuple([])),
  reload: command()(z.tuple([])),
  /** The same page in the system's own browser. */
  openInBrowser: command()(z.tuple([])),
  /** One of the relying party's own pages of a tenant. */
  open: command()(
    z.tuple([
      z.strictObject({
        tenant: z.string().max(253),
        page: z.enum(['sign-in', 'mysecurityinfo']),
      }),
    ]),
  ),
  /** Starts the relying party again. */
  tryAgain: command()(z.tuple([])),
  /** Starts it at another port, where this one is taken. */
  choosePort: command()(z.tuple([z.strictObject({ port })])),
}

export type SimulationBridge = Bridge<typeof simulationCommands, SimulationState>

export interface SimulationState {
  readonly language: LanguageChoice
  readonly relyingParty: LocalRelyingParty
  /** Of the page that is shown; empty where none is. */
  readonly address: string
  readonly canGoBack: boolean
  readonly page:
    | { readonly step: 'none' }
    | { readonly step: 'loading' }
    | { readonly step: 'shown' }
    /** `impostor`: another program answers at this address. Nothing was sent to it. */
    | { readonly step: 'failed'; readonly why: 'unreachable' | 'impostor' | 'crashed' }
}
