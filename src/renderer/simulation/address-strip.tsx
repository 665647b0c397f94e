/** The strip: back, reload, where the page is, and the way to the system's own browser. @module */
import {
  ArrowLeft,
  CircleDashed,
  ExternalLink,
  Lock,
  RotateCw,
  ShieldX,
  Unplug,
  type LucideIcon,
} from 'lucide-react'
import type { SimulationState } from '#protocol/simulation-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Simulation } from './use-simulation.ts'
import './address-strip.css'

export function AddressStrip({
  simulation,
  state: { relyingParty, address, canGoBack, page },
}: {
  readonly simulation: Simulation
  readonly state: SimulationState
}) {
  const { words } = useWindowWords()
  const say = words.simulation
  const running = relyingParty.state === 'running'
  const loading = page.step === 'loading' && running
  // Whoever answers in its place is not handed on to another browser.
  const canOpen = running && page.step !== 'failed'
  const opened = simulation.asked.step === 'opened-in-browser'
  return (
    <header className="strip">
      <StripButton
        icon={ArrowLeft}
        label={words.general.back}
        off={!canGoBack || !running}
        onClick={simulation.goBack}
      />
      <StripButton
        icon={RotateCw}
        label={say.reload}
        off={address === '' || !running}
        onClick={simulation.reload}
      />
      <div className="strip-address">
        <Icon of={running ? drawingOf(page) : Unplug} small />
        <input
          className="strip-address-text"
          readOnly
          aria-label={say.address}
          placeholder={say.noAddress}
          value={address}
          onFocus={(event) => {
            event.target.select()
          }}
        />
      </div>
      <button
        type="button"
        className="strip-button strip-out"
        aria-label={opened ? say.opened : say.openInBrowser}
        aria-disabled={!canOpen || undefined}
        onClick={() => {
          if (canOpen) simulation.openInBrowser()
        }}
      >
        <Icon of={ExternalLink} small />
        <span className="strip-out-words">{opened ? say.opened : say.openInBrowser}</span>
      </button>
      {loading ? <span className="strip-progress" aria-hidden /> : null}
      <Announcement>{opened ? say.openedHelp : loading ? say.loading : ''}</Announcement>
    </header>
  )
}

function StripButton({
  icon,
  label,
  off,
  onClick,
}: {
  readonly icon: LucideIcon
  readonly label: string
  /** Keeps its place and the focus, but does nothing. */
  readonly off: boolean
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      className="strip-button"
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick()
      }}
    >
      <Icon of={icon} />
    </button>
  )
}

/** The lock stands for our own check: the page is the relying party's, or it is not there. */
function drawingOf(page: SimulationState['page']): LucideIcon {
  if (page.step === 'shown') return Lock
  if (page.step !== 'failed') return CircleDashed
  return page.why === 'impostor' ? ShieldX : Unplug
}
