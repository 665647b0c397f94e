/** What the sign-in page does: each verb asks the relying party, then the reducer decides. @module */
import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { pageRoutes } from '#protocol/page-http'
import type { SignInState } from '#protocol/page-http'
import { errandAddress, readHint } from '../page/page-address.ts'
import type { Errand } from '../page/page-address.ts'
import { useRelyingParty } from '../page/use-relying-party.ts'
import type { RelyingParty, Reply } from '../page/use-relying-party.ts'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import { opening, reduceSignIn } from './sign-in-state.ts'
import type { Change, MovedHow, SignIn } from './sign-in-state.ts'
import { useAttemptEvents } from './use-attempt-events.ts'

export interface SignInVerbs {
  /** `source`: a simulated source of the tenant, by its name. */
  readonly begin: (name: string, source?: string) => void
  readonly givePassword: (password: string) => void
  readonly sendRequest: () => void
  readonly choosePassword: () => void
  readonly chooseWays: () => void
  readonly choosePass: () => void
  readonly givePass: (pass: string) => void
  readonly chooseCode: () => void
  readonly chooseSecondFactor: () => void
  readonly giveCode: (code: string) => void
  readonly goToProvider: () => void
  readonly giveToProvider: (password: string) => void
  /** From a request, open or ended, to the ways that this account has. */
  readonly leaveRequest: () => void
  readonly complete: () => void
  readonly restart: () => void
  readonly signOut: () => void
  readonly open: () => void
}

type Moved = Reply<{ readonly state: SignInState }>

export function useSignIn(
  tenant: string,
  errand: Errand,
): readonly [state: SignIn, verbs: SignInVerbs] {
  const relyingParty = useRelyingParty(tenant)
  const [signIn, dispatch] = useReducer(reduceSignIn, opening)

  const verbs = useMemo(
    () => createVerbs(relyingParty, dispatch, errand, errandAddress(tenant, errand)),
    [relyingParty, errand, tenant],
  )

  // Approved while nobody looked, as during a reload: the session is taken at once.
  const { step } = signIn.view
  useEffect(() => {
    if (step === 'completing') verbs.complete()
  }, [step, verbs])

  useEffect(() => {
    const leaving = new AbortController()
    void open(relyingParty, dispatch, errand, leaving.signal)
    return () => {
      leaving.abort()
    }
  }, [relyingParty, errand])

  useAttemptEvents(
    relyingParty,
    signIn.view.step === 'approval' ? signIn.view.request.transaction : undefined,
    useCallback(
      (heard) => {
        if (heard.kind === 'lost') dispatch({ kind: 'stream-lost' })
        else if (heard.kind === 'over') void resume(relyingParty, dispatch)
        else dispatch({ kind: 'heard', event: heard.event, now: monotonicNow() })
      },
      [relyingParty],
    ),
  )
  return [signIn, verbs]
}

/** How long a page that waits for its turn lets pass before it asks again. */
const queuePauseMs = 2000

type Dispatch = (change: Change) => void

function createVerbs(
  relyingParty: RelyingParty,
  dispatch: Dispatch,
  errand: Errand,
  address: string | undefined,
): SignInVerbs {
  const settle = async (moved: Moved, how?: MovedHow): Promise<void> => {
    if (moved.outcome === 'done') {
      const { state } = moved.value
      // Whoever came from security info or the console goes back there, and nowhere else.
      if (state.step === 'signed-in' && address !== undefined) location.replace(address)
      else dispatch(toMoved(state, how))
      return
    }
    const { problem } = moved
    if (problem.code === 'session-missing' || problem.code === 'step-over')
      await resume(relyingParty, dispatch)
    else dispatch({ kind: 'refused', problem })
  }
  const run = (ask: () => Promise<Moved>, how?: MovedHow): void => {
    dispatch({ kind: 'asked' })
    void ask().then((moved) => settle(moved, how))
  }
  /** Where another request waits first, this one follows it. */
  const request = async (): Promise<Moved> => {
    for (;;) {
      const asked = await relyingParty.ask(pageRoutes.approval, {})
      const isQueued = asked.outcome === 'refused' && asked.problem.code === 'request-queued'
      if (!isQueued) return asked
      await new Promise((resolve) => setTimeout(resolve, queuePauseMs))
    }
  }
  return {
    begin: (name, source = '') => {
      run(async () => {
        const from = source === '' ? {} : { source }
        const begun = await relyingParty.ask(pageRoutes.begin, { name, ...from })
        if (begun.outcome === 'refused' || begun.value.state.step !== 'method') return begun
        if (begun.value.state.first !== 'authenticator') return begun
        // Whoever approved here before gets the number at once.
        dispatch(toMoved(begun.value.state))
        dispatch({ kind: 'asked' })
        return request()
      })
    },
    givePassword: (password) => {
      run(async () => {
        const given = await relyingParty.ask(pageRoutes.password, { password })
        if (given.outcome === 'refused' || given.value.state.step !== 'second-factor') return given
        if (given.value.state.first !== 'push') return given
        dispatch(toMoved(given.value.state))
        dispatch({ kind: 'asked' })
        return request()
      })
    },
    sendRequest: () => {
      run(request)
    },
    choosePassword: () => {
      dispatch({ kind: 'chose', way: 'password' })
    },
    chooseWays: () => {
      dispatch({ kind: 'chose', way: 'ways' })
    },
    choosePass: () => {
      dispatch({ kind: 'chose', way: 'pass' })
    },
    givePass: (pass) => {
      run(() => relyingParty.ask(pageRoutes.temporaryAccessPass, { pass }))
    },
    chooseCode: () => {
      dispatch({ kind: 'chose', way: 'code' })
    },
    chooseSecondFactor: () => {
      dispatch({ kind: 'chose', way: 'second-factor' })
    },
    giveCode: (code) => {
      run(() => relyingParty.ask(pageRoutes.code, { code: code.replaceAll(' ', '') }))
    },
    goToProvider: () => {
      run(() => relyingParty.ask(pageRoutes.identityProvider, {}))
    },
    giveToProvider: (password) => {
      run(() => relyingParty.ask(pageRoutes.federatedPassword, { password }))
    },
    leaveRequest: () => {
      run(() => relyingParty.ask(pageRoutes.leave, {}), 'to-ways')
    },
    complete: () => {
      run(() => relyingParty.ask(pageRoutes.complete, {}))
    },
    restart: () => {
      run(async () => {
        const back = await relyingParty.ask(pageRoutes.restart, {})
        return isMissing(back) ? { outcome: 'done', value: { state: { step: 'name' } } } : back
      })
    },
    signOut: () => {
      run(async () => {
        const out = await relyingParty.ask(pageRoutes.signOut, {})
        return isMissing(out) ? { outcome: 'done', value: { state: { step: 'name' } } } : out
      }, 'signed-out')
    },
    open: () => {
      dispatch({ kind: 'asked' })
      void open(relyingParty, dispatch, errand)
    },
  }
}

/** Whoever wants to leave a session that is gone is where they want to be. */
function isMissing(moved: Moved): boolean {
  return moved.outcome === 'refused' && moved.problem.code === 'session-missing'
}

/** The first look: who the tenant is, and where this browser stands in it. */
async function open(
  relyingParty: RelyingParty,
  dispatch: Dispatch,
  errand: Errand,
  signal?: AbortSignal,
): Promise<void> {
  const options = signal === undefined ? {} : { signal }
  const [tenant, moved] = await Promise.all([
    relyingParty.ask(pageRoutes.tenant, {}, options),
    relyingParty.ask(pageRoutes.state, {}, options),
  ])
  if (signal?.aborted === true) return
  if (tenant.outcome === 'refused') {
    dispatch({ kind: 'closed', problem: tenant.problem })
    return
  }
  dispatch({ kind: 'tenant-known', tenant: tenant.value })
  const hint = readHint(location.search)
  if (hint !== undefined && moved.outcome === 'done' && moved.value.state.step === 'name') {
    const begun = await relyingParty.ask(pageRoutes.begin, { name: hint, hinted: true }, options)
    if (begun.outcome === 'done') {
      dispatch(toMoved(begun.value.state))
      return
    }
  }
  if (moved.outcome === 'refused') dispatch({ kind: 'closed', problem: moved.problem })
  else dispatch(toMoved(moved.value.state, errand === 'signed-out' ? 'signed-out' : undefined))
}

/** The page and the relying party no longer agree: the relying party says where this browser stands. */
async function resume(relyingParty: RelyingParty, dispatch: Dispatch): Promise<void> {
  const moved = await relyingParty.ask(pageRoutes.state, {})
  if (moved.outcome === 'refused') dispatch({ kind: 'closed', problem: moved.problem })
  else dispatch(toMoved(moved.value.state, 'lost'))
}

function toMoved(state: SignInState, how?: MovedHow): Change {
  const moved = { kind: 'moved', state, now: monotonicNow() } as const
  return how === undefined ? moved : { ...moved, how }
}
