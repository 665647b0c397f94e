/** The sign-in page as it stands: opened, followed, and taken up again when the person comes back to it. @module */
import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { identityProviderAddress } from '../page/page-address.ts'
import type { Errand } from '../page/page-address.ts'
import { useRelyingParty } from '../page/use-relying-party.ts'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import { rememberAccount } from './remembered-accounts.ts'
import { opening, reduceSignIn } from './sign-in-state.ts'
import type { Change, SignIn } from './sign-in-state.ts'
import { open, resume, type Dispatch } from './standing.ts'
import { useAttemptEvents } from './use-attempt-events.ts'
import { createVerbs, type SignInVerbs } from './use-verbs.ts'

export function useSignIn(
  tenant: string,
  errand: Errand,
  interaction: string,
): readonly [state: SignIn, verbs: SignInVerbs] {
  const relyingParty = useRelyingParty(tenant, interaction)
  const page = useMemo(() => ({ relyingParty, interaction }), [relyingParty, interaction])
  const [signIn, reduce] = useReducer(reduceSignIn, opening)
  const { dispatch, shown } = useMemo(() => followName(reduce), [])
  const { view } = signIn
  const { step } = view

  const verbs = useMemo(
    () => createVerbs(page, dispatch, tenant, errand, shown),
    [page, dispatch, tenant, errand, shown],
  )

  // Approved while nobody looked, as during a reload: the session is taken at once.
  useEffect(() => {
    if (step === 'completing') verbs.complete()
  }, [step, verbs])

  useEffect(() => {
    if (step === 'identity-provider') {
      location.assign(identityProviderAddress(tenant, errand, interaction))
    }
  }, [step, tenant, errand, interaction])

  useEffect(() => {
    if (step === 'signed-in' && interaction !== '') verbs.goOn()
  }, [step, interaction, verbs])

  const signedIn = view.step === 'signed-in' || view.step === 'campaign' ? view.account.name : ''
  useEffect(() => {
    if (signedIn !== '') rememberAccount(tenant, signedIn)
  }, [signedIn, tenant])

  useEffect(() => {
    const leaving = new AbortController()
    const asked = { errand, isReturn: cameBack(), signal: leaving.signal }
    void open(page, dispatch, asked)
    // Kept by the browser as it was, and shown again: much may have happened meanwhile.
    const look = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void open(page, dispatch, { ...asked, isReturn: true })
    }
    window.addEventListener('pageshow', look)
    return () => {
      leaving.abort()
      window.removeEventListener('pageshow', look)
    }
  }, [page, dispatch, errand])

  useAttemptEvents(
    relyingParty,
    view.step === 'approval' ? view.request.transaction : undefined,
    useCallback(
      (heard) => {
        if (heard.kind === 'lost') dispatch({ kind: 'stream-lost' })
        else if (heard.kind === 'over') void resume(page, dispatch)
        else dispatch({ kind: 'heard', event: heard.event, now: monotonicNow() })
      },
      [page, dispatch],
    ),
  )
  return [signIn, verbs]
}

/** Whose sign-in the page shows by now, known to what is asked next without another look at the page. */
function followName(reduce: Dispatch) {
  let name: string | undefined
  return {
    dispatch: (change: Change): void => {
      if (change.kind === 'moved') name = 'name' in change.state ? change.state.name : undefined
      reduce(change)
    },
    shown: () => (name === undefined ? {} : { name }),
  }
}

function cameBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
}
