/** The relying party of this app: where it is reached, whom it plays, and how it is doing. @module */
import type { Dispatch } from 'react'
import { LogIn, SlidersHorizontal } from 'lucide-react'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { WayList } from '../ui/way-list.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { BridgeCopyField } from './bridge-copy-field.tsx'
import type { Back } from './shown.ts'
import { useCommand } from './use-command.ts'
import type { Move } from './view-state.ts'
import { ViewTitle } from './view-title.tsx'

/** Where it does not run, the banner above says why and what to do. */
export function LocalPage({
  of: relyingParty,
  back,
  dispatch,
}: {
  readonly of: LocalRelyingParty
  readonly back: Back
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.settings.relyingParty
  const { act, run } = useCommand('openSimulation')
  const administering = useCommand('openConsole')
  return (
    <>
      <ViewTitle title={text.title} back={back} />
      <p>{text.text}</p>
      {relyingParty.state !== 'running' ? (
        <p role="status">{text[relyingParty.state]}</p>
      ) : (
        <>
          <BridgeCopyField label={text.address} value={relyingParty.origin} />
          <section className="form" aria-label={text.openSignIn}>
            <h2 className="sheet-title">{text.openSignIn}</h2>
            <WayList
              busy={act.kind === 'busy'}
              of={relyingParty.tenants.map(({ id, name, domain }) => ({
                id,
                icon: LogIn,
                name: `${name} (${domain})`,
                onChoose: () => {
                  void run({ tenant: domain, page: 'sign-in' })
                },
              }))}
            />
          </section>
          <section className="form" aria-label={text.openConsole}>
            <h2 className="sheet-title">{text.openConsole}</h2>
            <p>{text.consoleText}</p>
            <WayList
              busy={administering.act.kind === 'busy'}
              of={relyingParty.tenants.map(({ id, name, domain }) => ({
                id,
                icon: SlidersHorizontal,
                name: `${name} (${domain})`,
                onChoose: () => {
                  void administering.run({ tenant: domain })
                },
              }))}
            />
            {administering.act.kind === 'refused' ? (
              <WindowProblem problem={administering.act.problem} />
            ) : null}
          </section>
        </>
      )}
      <Button
        compact
        onClick={() => {
          dispatch({ kind: 'ask', question: { about: 'choose-port' } })
        }}
      >
        {words.authenticator.relyingParty.choosePort}
      </Button>
    </>
  )
}
