/** What the strip of the simulation window is told in each of its states. @module */
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import type { SimulationState } from '#protocol/simulation-bridge'

const running: LocalRelyingParty = {
  state: 'running',
  origin: 'https://localhost:7443',
  tenants: [],
}

const shown: SimulationState = {
  language: 'en',
  relyingParty: running,
  address: 'https://localhost:7443/contoso.com/sign-in',
  canGoBack: true,
  page: { step: 'shown' },
}
const none = { address: '', canGoBack: false, page: { step: 'none' } } as const

const away = (relyingParty: LocalRelyingParty): SimulationState => ({
  ...shown,
  ...none,
  relyingParty,
})
const stopped = (
  why: Extract<LocalRelyingParty, { readonly state: 'stopped' }>['why'],
): SimulationState => away({ state: 'stopped', why })
const failed = (why: 'unreachable' | 'impostor' | 'crashed'): SimulationState => ({
  ...shown,
  page: { step: 'failed', why },
})
const taken = { reason: 'port-taken', port: 7443 } as const

export const simulationStates: readonly {
  readonly name: string
  readonly state: SimulationState
  /** Of the buttons and links, by its English name: what is chosen before it is looked at. */
  readonly choose?: { readonly en: string; readonly nl: string }
}[] = [
  { name: 'a page', state: shown },
  { name: 'a page is loading', state: { ...shown, canGoBack: false, page: { step: 'loading' } } },
  { name: 'the relying party is starting', state: away({ state: 'starting' }) },
  { name: 'it starts again', state: away({ state: 'restarting', inMs: 12_000 }) },
  { name: 'it was stopped', state: stopped({ reason: 'asked' }) },
  { name: 'it ends again and again', state: stopped({ reason: 'ends-again' }) },
  {
    name: 'it could not start',
    state: stopped({
      reason: 'not-started',
      sentence:
        '/home/kim/.local/share/countersign/relying-party/store.db is damaged. It was left as it is. Put it back from a copy, or begin with a new folder.',
    }),
  },
  {
    name: 'a program has the port',
    state: stopped({ ...taken, settled: false, holder: 'nginx (2210)' }),
  },
  {
    name: 'another person has the port',
    state: stopped({ ...taken, settled: true, person: 'marijke' }),
  },
  {
    name: 'another port',
    state: stopped({ ...taken, settled: false, holder: 'nginx (2210)' }),
    choose: { en: 'Use another port', nl: 'Een andere poort gebruiken' },
  },
  {
    name: 'moving to another port',
    state: stopped({ ...taken, settled: true, person: 'marijke' }),
    choose: { en: 'Move to another port', nl: 'Naar een andere poort verhuizen' },
  },
  { name: 'nobody answers', state: failed('unreachable') },
  { name: 'another program answers', state: failed('impostor') },
  { name: 'the page stopped', state: failed('crashed') },
]
