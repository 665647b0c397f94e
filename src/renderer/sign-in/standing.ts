/** Asking the relying party where this browser stands: at first, after coming back, and when the two no longer agree. @module */
import { signInRoutes } from '#protocol/sign-in-http'
import type { SignInState, SignInTenant } from '#protocol/sign-in-http'
import { readHint } from '../page/page-address.ts'
import type { Errand } from '../page/page-address.ts'
import type { RelyingParty, Reply } from '../page/use-relying-party.ts'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import type { Change, ChosenAccount, MovedHow } from './sign-in-state.ts'

export type Dispatch = (change: Change) => void

/** Which of this browser's pages it is. */
export interface Page {
  readonly relyingParty: RelyingParty
  /** The sign-in that an application waits for; empty on the tenant's own page. */
  readonly interaction: string
}

export interface Opening {
  readonly errand: Errand
  /** By the browser's own *Back*: nobody is sent on again to where they just left. */
  readonly isReturn: boolean
  readonly signal?: AbortSignal
}

/** The first look: who the tenant is, and where this browser stands in it. */
export async function open(
  page: Page,
  dispatch: Dispatch,
  { errand, isReturn, signal }: Opening,
): Promise<void> {
  if (!navigator.cookieEnabled) {
    dispatch({ kind: 'closed', problem: { code: 'cookies-off' } })
    return
  }
  const options = signal === undefined ? {} : { signal }
  const { relyingParty } = page
  const found = await look(page, signal)
  if (isLeft(signal)) return
  if (found.outcome === 'refused') {
    dispatch({ kind: 'closed', problem: found.problem })
    return
  }
  const { state, account, hint = readHint(location.search) } = found.value
  dispatch(toKnown(found.value))
  const next =
    state.step === 'name' && hint !== undefined && !isSame(hint, account?.name)
      ? await relyingParty.ask(signInRoutes.begin, { name: hint, hinted: true }, options)
      : state.step === 'identity-provider' && isReturn
        ? await relyingParty.ask(signInRoutes.leave, {}, options)
        : found
  const moved = next.outcome === 'done' ? next.value.state : state
  if (!isLeft(signal)) dispatch(toMoved(moved, errand === 'signed-out' ? 'signed-out' : undefined))
}

interface Look {
  readonly state: SignInState
  readonly tenant: SignInTenant
  readonly application?: string | undefined
  readonly hint?: string | undefined
  readonly account?: ChosenAccount | undefined
}

function look({ relyingParty, interaction }: Page, signal?: AbortSignal): Promise<Reply<Look>> {
  const options = signal === undefined ? {} : { signal }
  return interaction === ''
    ? relyingParty.ask(signInRoutes.state, {}, options)
    : relyingParty.ask(signInRoutes.enter, {}, { ...options, id: interaction })
}

/** Asked anew each time: it may have come about while something was awaited. */
function isLeft(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

/** The page and the relying party no longer agree: the relying party says where this browser stands. */
export async function resume(page: Page, dispatch: Dispatch): Promise<void> {
  const moved = await look(page)
  if (moved.outcome === 'refused') dispatch({ kind: 'closed', problem: moved.problem })
  else {
    dispatch(toKnown(moved.value))
    dispatch(toMoved(moved.value.state, 'lost'))
  }
}

function toKnown({ tenant, application, account }: Look): Change {
  return {
    ...{ kind: 'tenant-known', tenant },
    ...(application === undefined ? {} : { application }),
    ...(account === undefined ? {} : { account }),
  }
}

/** Hinted at is who is offered as they are: the person chooses. */
function isSame(hint: string, name: string | undefined): boolean {
  return hint.toLowerCase() === name?.toLowerCase()
}

export function toMoved(state: SignInState, how?: MovedHow): Change {
  const moved = { kind: 'moved', state, now: monotonicNow() } as const
  return how === undefined ? moved : { ...moved, how }
}
