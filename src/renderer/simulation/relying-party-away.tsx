/** The relying party does not run: which of the ways it came to that, and what a person can do. @module */
import { Hourglass, PlugZap, Power, TriangleAlert } from 'lucide-react'
import type { LocalRelyingParty, LocalRelyingPartyEnd } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { PortTaken } from './port-taken.tsx'

type Away = Exclude<LocalRelyingParty, { readonly state: 'running' | 'starting' }>

export function RelyingPartyAway({
  of: away,
  heardAt,
  busy,
  onTryAgain,
  onChoosePort,
}: {
  readonly of: Away
  readonly heardAt: number
  readonly busy: boolean
  readonly onTryAgain: () => void
  readonly onChoosePort: (port: number) => void
}) {
  if (away.state === 'restarting') {
    return <Restarting at={heardAt + away.inMs} busy={busy} onTryAgain={onTryAgain} />
  }
  if (away.why.reason === 'port-taken') {
    return (
      <PortTaken
        key={away.why.port}
        end={away.why}
        busy={busy}
        onTryAgain={onTryAgain}
        onChoosePort={onChoosePort}
      />
    )
  }
  return <Stopped why={away.why} busy={busy} onTryAgain={onTryAgain} />
}

function Restarting({
  at,
  busy,
  onTryAgain,
}: {
  readonly at: number
  readonly busy: boolean
  readonly onTryAgain: () => void
}) {
  const { words } = useWindowWords()
  const { restarting } = words.simulation
  return (
    <Card>
      <Step
        title={restarting.title}
        centred
        figure={<Stamp of={Hourglass} kind="neutral" />}
        lead={restarting.lead(useSecondsLeft(at))}
      >
        <Button busy={busy} onClick={onTryAgain}>
          {restarting.now}
        </Button>
      </Step>
    </Card>
  )
}

function Stopped({
  why,
  busy,
  onTryAgain,
}: {
  readonly why: Exclude<LocalRelyingPartyEnd, { readonly reason: 'port-taken' }>
  readonly busy: boolean
  readonly onTryAgain: () => void
}) {
  const { words } = useWindowWords()
  const { stopped } = words.simulation
  const asked = why.reason === 'asked'
  return (
    <Card>
      <Step
        title={asked ? stopped.askedTitle : stopped.title}
        centred
        figure={<Stamp {...stampOf(why.reason)} />}
        lead={why.reason === 'not-started' ? why.sentence : stopped.lead[why.reason]}
      >
        <Button kind="primary" busy={busy} onClick={onTryAgain}>
          {asked ? stopped.start : words.general.tryAgain}
        </Button>
      </Step>
    </Card>
  )
}

function stampOf(reason: 'asked' | 'ends-again' | 'not-started') {
  switch (reason) {
    case 'asked':
      return { of: Power, kind: 'neutral' } as const
    case 'ends-again':
      return { of: PlugZap, kind: 'warning' } as const
    case 'not-started':
      return { of: TriangleAlert, kind: 'warning' } as const
  }
}
