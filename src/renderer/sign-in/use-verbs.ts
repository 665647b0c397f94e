/** What the sign-in page does: each verb asks the relying party, then the reducer decides. @module */
import { signInRoutes } from '#protocol/sign-in-http'
import type { SignInState } from '#protocol/sign-in-http'
import { errandAddress } from '../page/page-address.ts'
import type { Errand } from '../page/page-address.ts'
import type { Reply } from '../page/use-relying-party.ts'
import type { Change, MovedHow } from './sign-in-state.ts'
import { open, resume, toMoved, type Dispatch, type Page } from './standing.ts'

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
  /** From a request, open or ended, to the ways that this account has. */
  readonly leaveRequest: () => void
  readonly complete: () => void
  /** *Not now*, said to the registration campaign. */
  readonly snooze: () => void
  readonly restart: () => void
  readonly signOut: () => void
  /** Signed in: back to the application that waits. */
  readonly goOn: () => void
  /** Back to it as whom this browser is signed in already. */
  readonly stay: () => void
  /** Back to it with nobody signed in. */
  readonly cancel: () => void
  readonly open: () => void
}

type Moved = Reply<{ readonly state: SignInState }>
type Way = Extract<Change, { readonly kind: 'chose' }>['way']

/** How long a page that waits for its turn lets pass before it asks again. */
const queuePauseMs = 2000

export function createVerbs(
  page: Page,
  dispatch: Dispatch,
  tenant: string,
  errand: Errand,
  /** Whose sign-in the page shows: what is given is for them alone. */
  shown: () => { readonly name?: string },
): SignInVerbs {
  const { relyingParty, interaction } = page
  const address = errandAddress(tenant, errand)
  /** Each thing asked for is a turn; an answer of a turn before is too late. */
  let turn = 0
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
      await resume(page, dispatch)
    else dispatch({ kind: 'refused', problem })
  }
  const run = (ask: (isOurs: () => boolean) => Promise<Moved>, how?: MovedHow): void => {
    const ours = ++turn
    const isOurs = (): boolean => ours === turn
    dispatch({ kind: 'asked' })
    void ask(isOurs).then((moved) => (isOurs() ? settle(moved, how) : undefined))
  }
  /** Ends the sign-in that an application waits for; the browser goes where it is told. */
  const leave = (route: (typeof signInRoutes)['goOn' | 'stay' | 'cancel']): void => {
    const ours = ++turn
    dispatch({ kind: 'asked' })
    void relyingParty.ask(route, {}, { id: interaction }).then((left) => {
      if (left.outcome === 'done') location.replace(left.value.to)
      else if (ours !== turn) return
      else if (left.problem.code === 'step-over') void resume(page, dispatch)
      else if (left.problem.code === 'interaction-over') {
        dispatch({ kind: 'closed', problem: left.problem })
      } else dispatch({ kind: 'refused', problem: left.problem })
    })
  }
  const choose = (way: Way): void => {
    turn++
    dispatch({ kind: 'chose', way })
  }
  /** Where another request waits first, this one follows it, unless the person turns to something else. */
  const request = async (isOurs: () => boolean): Promise<Moved> => {
    for (;;) {
      const asked = await relyingParty.ask(signInRoutes.approval, shown())
      const isQueued = asked.outcome === 'refused' && asked.problem.code === 'request-queued'
      if (!isQueued || !isOurs()) return asked
      dispatch({ kind: 'queued' })
      await new Promise((resolve) => setTimeout(resolve, queuePauseMs))
      if (!isOurs()) return asked
    }
  }
  /** Shows where the sign-in stands now, and goes on to the number at once. */
  const requestFrom = (state: SignInState, isOurs: () => boolean): Promise<Moved> => {
    dispatch(toMoved(state))
    dispatch({ kind: 'asked' })
    return request(isOurs)
  }
  return {
    begin: (name, source = '') => {
      run(async (isOurs) => {
        const from = source === '' ? {} : { source }
        const begun = await relyingParty.ask(signInRoutes.begin, { name, ...from })
        if (begun.outcome === 'refused' || begun.value.state.step !== 'method') return begun
        if (begun.value.state.first !== 'authenticator') return begun
        // Whoever approved here before gets the number at once.
        return requestFrom(begun.value.state, isOurs)
      })
    },
    givePassword: (password) => {
      run(async (isOurs) => {
        const given = await relyingParty.ask(signInRoutes.password, { password, ...shown() })
        if (given.outcome === 'refused' || given.value.state.step !== 'second-factor') return given
        if (given.value.state.first !== 'push') return given
        return requestFrom(given.value.state, isOurs)
      })
    },
    sendRequest: () => {
      run(request)
    },
    choosePassword: () => {
      choose('password')
    },
    chooseWays: () => {
      choose('ways')
    },
    choosePass: () => {
      choose('pass')
    },
    givePass: (pass) => {
      run(() => relyingParty.ask(signInRoutes.temporaryAccessPass, { pass, ...shown() }))
    },
    chooseCode: () => {
      choose('code')
    },
    chooseSecondFactor: () => {
      choose('second-factor')
    },
    giveCode: (code) => {
      run(() => relyingParty.ask(signInRoutes.code, { code: code.replaceAll(' ', ''), ...shown() }))
    },
    goToProvider: () => {
      run(() => relyingParty.ask(signInRoutes.identityProvider, {}))
    },
    leaveRequest: () => {
      run(() => relyingParty.ask(signInRoutes.leave, {}), 'to-ways')
    },
    complete: () => {
      run(() => relyingParty.ask(signInRoutes.complete, {}))
    },
    snooze: () => {
      run(() => relyingParty.ask(signInRoutes.snooze, {}))
    },
    restart: () => {
      run(async () => orName(await relyingParty.ask(signInRoutes.restart, {})))
    },
    signOut: () => {
      run(async () => orName(await relyingParty.ask(signInRoutes.signOut, {})), 'signed-out')
    },
    goOn: () => {
      leave(signInRoutes.goOn)
    },
    stay: () => {
      leave(signInRoutes.stay)
    },
    cancel: () => {
      leave(signInRoutes.cancel)
    },
    open: () => {
      turn++
      dispatch({ kind: 'asked' })
      void open(page, dispatch, { errand, isReturn: false })
    },
  }
}

/** Whoever wants to leave a session that is gone is where they want to be. */
function orName(moved: Moved): Moved {
  const isMissing = moved.outcome === 'refused' && moved.problem.code === 'session-missing'
  return isMissing ? { outcome: 'done', value: { state: { step: 'name' } } } : moved
}
