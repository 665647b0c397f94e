/** The page that did not come, and what was kept from whoever answered in its place. @module */
import { CircleOff, ShieldX, type LucideIcon, Unplug } from 'lucide-react'
import type { SimulationState } from '#protocol/simulation-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'

type Why = Extract<SimulationState['page'], { readonly step: 'failed' }>['why']

const drawings: Readonly<Record<Why, LucideIcon>> = {
  unreachable: Unplug,
  impostor: ShieldX,
  crashed: CircleOff,
}

export function PageFailed({
  why,
  busy,
  onTryAgain,
}: {
  readonly why: Why
  readonly busy: boolean
  readonly onTryAgain: () => void
}) {
  const { words } = useWindowWords()
  const { title, lead } = words.simulation.failed[why]
  return (
    <Card>
      <Step
        title={title}
        centred
        figure={<Stamp of={drawings[why]} kind={why === 'impostor' ? 'warning' : 'neutral'} />}
        lead={lead}
      >
        <Button kind="primary" busy={busy} onClick={onTryAgain}>
          {words.general.tryAgain}
        </Button>
      </Step>
    </Card>
  )
}
