/** The authenticator window, from the moment on which the app tells how things stand. @module */
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWindowState, type Heard } from '../window/use-window-state.ts'
import { WindowRoot } from '../window/window-root.tsx'
import { BridgeContext } from './use-command.ts'
import { WindowFrame } from './window-frame.tsx'
import './authenticator.css'

export function AuthenticatorWindow({
  bridge,
  first,
}: {
  readonly bridge: AuthenticatorBridge
  readonly first: Heard<AuthenticatorState> | undefined
}) {
  const heard = useWindowState(bridge, first)
  return (
    <WindowRoot choice={heard?.state.settings.language ?? 'system'}>
      <BridgeContext value={bridge}>
        {heard === undefined ? (
          <Unheard />
        ) : (
          <WindowFrame state={heard.state} heardAt={heard.heardAt} />
        )}
      </BridgeContext>
    </WindowRoot>
  )
}

function Unheard() {
  const { words } = useWindowWords()
  return (
    <main className="window-main">
      <h1 className="visually-hidden">{words.authenticator.title}</h1>
      <Skeleton label={words.general.loading} />
    </main>
  )
}
