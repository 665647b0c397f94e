/** The simulation window without its page: the strip, and what stands below it where there is no page. @module */
import { useEffect } from 'react'
import type { SimulationState } from '#protocol/simulation-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Card } from '../ui/card.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Heard } from '../window/use-window-state.ts'
import { WindowRoot } from '../window/window-root.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { AddressStrip } from './address-strip.tsx'
import { PageFailed } from './page-failed.tsx'
import { RelyingPartyAway } from './relying-party-away.tsx'
import { type Simulation, useSimulation } from './use-simulation.ts'
import './simulation.css'

export function SimulationApp({ first }: { readonly first: Heard<SimulationState> | undefined }) {
  const simulation = useSimulation(first)
  const { heard } = simulation
  if (heard === undefined) return null
  return (
    <WindowRoot choice={heard.state.language}>
      <Window simulation={simulation} state={heard.state} heardAt={heard.heardAt} />
    </WindowRoot>
  )
}

function Window({
  simulation,
  state,
  heardAt,
}: {
  readonly simulation: Simulation
  readonly state: SimulationState
  readonly heardAt: number
}) {
  const { words } = useWindowWords()
  const { title } = words.simulation
  useEffect(() => {
    document.title = title
  }, [title])
  const { asked } = simulation
  return (
    <div className="simulation">
      <AddressStrip simulation={simulation} state={state} />
      <main className="simulation-below">
        <Below simulation={simulation} state={state} heardAt={heardAt} />
        {asked.step === 'refused' ? (
          <div className="simulation-refused">
            <WindowProblem problem={asked.problem} />
          </div>
        ) : null}
      </main>
    </div>
  )
}

/** A page that is there lies over all of this. */
function Below({
  simulation,
  state: { relyingParty, page },
  heardAt,
}: {
  readonly simulation: Simulation
  readonly state: SimulationState
  readonly heardAt: number
}) {
  const busy = simulation.asked.step === 'doing'
  if (relyingParty.state !== 'running') {
    const { tryAgain, choosePort } = simulation
    if (relyingParty.state === 'starting') return <Starting />
    return (
      <RelyingPartyAway
        of={relyingParty}
        heardAt={heardAt}
        busy={busy}
        onTryAgain={tryAgain}
        onChoosePort={choosePort}
      />
    )
  }
  if (page.step !== 'failed') return <Title />
  return <PageFailed why={page.why} busy={busy} onTryAgain={simulation.reload} />
}

function Starting() {
  const { words } = useWindowWords()
  return (
    <Card>
      <Title />
      <Skeleton label={words.simulation.starting} />
    </Card>
  )
}

/** Where nothing else says what this window is. */
function Title() {
  const { words } = useWindowWords()
  return <h1 className="visually-hidden">{words.simulation.title}</h1>
}
