/** What a person must know above every view: the relying party here, the keychain, the connections, the clock. @module */
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { ClockBanner } from './clock-banner.tsx'
import { ReceivingBanner } from './receiving-banner.tsx'
import { RelyingPartyBanner } from './relying-party-banner.tsx'
import type { Shown } from './shown.ts'
import type { Place } from './view-state.ts'

export function Banners({ state, heardAt, place, dispatch }: Shown) {
  return (
    <>
      {guided(state, place) && state.relyingParty.state === 'starting' ? null : (
        <RelyingPartyBanner of={state.relyingParty} heardAt={heardAt} dispatch={dispatch} />
      )}
      {explained(state) ? null : (
        <ReceivingBanner key={state.receiving.state} of={state.receiving} dispatch={dispatch} />
      )}
      {state.clock === undefined ? null : <ClockBanner of={state.clock} />}
    </>
  )
}

/** The guide's first step says it too. */
function guided({ settings, enrollment }: AuthenticatorState, { view }: Place): boolean {
  return !settings.guideDone && enrollment === undefined && view.name === 'accounts'
}

/** All accounts are of a relying party that does not run, as the banner above says. */
function explained({ receiving, relyingParty, accounts }: AuthenticatorState): boolean {
  if (relyingParty.state === 'running' || receiving.state.startsWith('cannot-')) return false
  return new Set(accounts.map(({ origin }) => origin)).size <= 1
}
