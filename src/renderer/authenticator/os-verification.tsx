/** Verification by the operating system: whether it can, why not, what it is worth, and allowing it. @module */
import type { OsVerificationState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { BridgeCopyField } from './bridge-copy-field.tsx'
import { useCommand, type Act } from './use-command.ts'

export function OsVerification({
  of: os,
  pinSet,
}: {
  readonly of: OsVerificationState
  readonly pinSet: boolean
}) {
  const { words } = useWindowWords()
  const text = words.settings.verification
  const title = text.means[os.means]
  return (
    <section className="sheet sheet-body" aria-label={title}>
      <h2 className="sheet-title">{title}</h2>
      <p>{toSentence(os, words)}</p>
      {os.means === 'none' || os.available === 'not-installed' ? null : (
        <p className="small-print">{text.weaker}</p>
      )}
      {os.busy ? (
        <>
          <p role="status">{text.busy}</p>
          <Progress label={text.busy} />
        </>
      ) : (
        <Choice of={os} pinSet={pinSet} />
      )}
      {os.problem === undefined ? null : <WindowProblem problem={os.problem} />}
      <Demanded of={os} />
    </section>
  )
}

function Choice({
  of: os,
  pinSet,
}: {
  readonly of: OsVerificationState
  readonly pinSet: boolean
}) {
  const { words } = useWindowWords()
  const text = words.settings.verification
  const allowing = useCommand('allowOsVerification')
  const ending = useCommand('endOsVerification')
  const installing = useCommand('installOsVerification')
  if (os.allowed)
    return (
      <>
        <Button
          compact
          busy={ending.act.kind === 'busy'}
          onClick={() => {
            void ending.run()
          }}
        >
          {text.end}
        </Button>
        <Refusal of={ending.act} told={os.problem !== undefined} />
      </>
    )
  if (os.available === 'not-installed' && os.means !== 'none')
    return (
      <>
        <p className="small-print">{text.installPrompt}</p>
        <Button
          compact
          kind="primary"
          busy={installing.act.kind === 'busy'}
          onClick={() => {
            void installing.run()
          }}
        >
          {text.install}
        </Button>
        <Refusal of={installing.act} told={os.problem !== undefined} />
        {os.installCommand === undefined ? null : (
          <BridgeCopyField whole label={text.installCommand} value={os.installCommand} />
        )}
      </>
    )
  if (os.means === 'none' || os.available !== 'ready') return null
  if (!pinSet) return <p className="small-print">{text.needsPin}</p>
  return (
    <>
      <p className="small-print">{text.allowPrompt}</p>
      <Button
        compact
        kind="primary"
        busy={allowing.act.kind === 'busy'}
        onClick={() => {
          void allowing.run()
        }}
      >
        {text.allow}
      </Button>
      <Refusal of={allowing.act} told={os.problem !== undefined} />
    </>
  )
}

/** Leaving a window of one's own accord needs no note; what the app tells by itself is told once. */
function Refusal({ of: act, told }: { readonly of: Act; readonly told: boolean }) {
  return act.kind === 'refused' && !told && act.problem.code !== 'verification-cancelled' ? (
    <WindowProblem problem={act.problem} />
  ) : null
}

function Demanded({ of: { pinDemanded, means } }: { readonly of: OsVerificationState }) {
  const { words } = useWindowWords()
  // One person may have the same name in several accounts.
  const names = [...new Set(pinDemanded)]
  if (names.length === 0 || means === 'none') return null
  return (
    <div>
      <p className="small-print">{words.settings.verification.demanded}</p>
      <ul className="os-demanded">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  )
}

function toSentence(os: OsVerificationState, { settings }: WindowWords): string {
  const text = settings.verification
  if (os.means === 'none') return text.none
  if (os.available !== 'ready') return text[os.available]
  return os.allowed ? text.allowed : text.ready
}
