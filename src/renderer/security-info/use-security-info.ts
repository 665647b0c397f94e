/** What the security info page does: each verb asks the relying party, then the reducer decides. @module */
import { useEffect, useMemo, useReducer } from 'react'
import { pageRoutes } from '#protocol/page-http'
import type { DefaultMethod } from '#protocol/security-method'
import { signInAddress } from '../page/page-address.ts'
import type { Problem } from '../page/problem.ts'
import { useRelyingParty } from '../page/use-relying-party.ts'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import { opening, reduceSecurity } from './security-info-state.ts'
import type { Authenticator, Change, Security } from './security-info-state.ts'
import { useRepeated } from './use-repeated.ts'

export interface SecurityVerbs {
  readonly open: () => void
  readonly showList: () => void
  readonly startAdding: () => void
  readonly invite: () => void
  readonly askToRemove: (authenticator: Authenticator) => void
  readonly remove: (authenticator: Authenticator) => void
  readonly makeCode: (authenticator: Authenticator) => void
  readonly expireCode: () => void
  readonly sendTest: () => void
  /** `before`: what can be gone back to, where this is not the going back. */
  readonly chooseDefault: (method: DefaultMethod, before: DefaultMethod | undefined) => void
  readonly signInAgain: () => void
  readonly signOut: () => void
}

type Dispatch = (change: Change) => void

const invitationEveryMs = 1500
const codeEveryMs = 2500
const listEveryMs = 10_000

export function useSecurityInfo(tenant: string): readonly [state: Security, verbs: SecurityVerbs] {
  const relyingParty = useRelyingParty(tenant)
  const [security, dispatch] = useReducer(reduceSecurity, opening)
  const verbs = useMemo(() => createVerbs(relyingParty, dispatch, tenant), [relyingParty, tenant])
  const { step } = security.view
  const invited = security.view.step === 'invitation' ? security.view.invitation.id : undefined

  useEffect(() => {
    verbs.open()
  }, [verbs])

  useRepeated(invited === undefined ? undefined : invitationEveryMs, async () => {
    if (invited === undefined) return
    const reply = await relyingParty.ask(pageRoutes.invitation, {}, { id: invited })
    if (reply.outcome === 'done') {
      dispatch({ kind: 'invitation-heard', state: reply.value, now: monotonicNow() })
      if (reply.value.state === 'added') await learn(relyingParty, dispatch)
    } else if (needsSignIn(reply.problem)) dispatch({ kind: 'sign-in-again' })
    else if (reply.problem.code === 'not-found')
      dispatch({ kind: 'invitation-heard', state: { state: 'expired' }, now: monotonicNow() })
    else dispatch({ kind: 'invitation-lost' })
  })

  useRepeated(step === 'testing' ? invitationEveryMs : undefined, async () => {
    const reply = await relyingParty.ask(pageRoutes.testRequest, {})
    if (reply.outcome === 'done')
      dispatch({ kind: 'test-heard', test: reply.value, now: monotonicNow() })
    else if (needsSignIn(reply.problem)) dispatch({ kind: 'sign-in-again' })
  })

  const learnsOften = step === 'code' || step === 'added'
  useRepeated(learnsOften ? codeEveryMs : step === 'list' ? listEveryMs : undefined, () =>
    learn(relyingParty, dispatch),
  )
  return [security, verbs]
}

function createVerbs(
  relyingParty: RelyingParty,
  dispatch: Dispatch,
  tenant: string,
): SecurityVerbs {
  const toSignIn = (): void => {
    location.replace(signInAddress(tenant, 'security-info'))
  }
  const refuse = (problem: Problem): void => {
    dispatch(needsSignIn(problem) ? { kind: 'sign-in-again' } : { kind: 'refused', problem })
  }
  return {
    open: () => {
      dispatch({ kind: 'asked' })
      void relyingParty.ask(pageRoutes.securityInfo, {}).then((reply) => {
        if (reply.outcome === 'done')
          dispatch({ kind: 'known', info: reply.value, now: monotonicNow() })
        else if (reply.problem.code === 'session-missing') toSignIn()
        else if (reply.problem.code === 'sign-in-again') dispatch({ kind: 'sign-in-again' })
        else dispatch({ kind: 'closed', problem: reply.problem })
      })
    },
    showList: () => {
      dispatch({ kind: 'to-list' })
      void learn(relyingParty, dispatch)
    },
    startAdding: () => {
      dispatch({ kind: 'to-add' })
    },
    invite: () => {
      dispatch({ kind: 'asked' })
      void relyingParty.ask(pageRoutes.invite, {}).then((reply) => {
        if (reply.outcome === 'refused') refuse(reply.problem)
        else dispatch({ kind: 'invited', invitation: reply.value, now: monotonicNow() })
      })
    },
    askToRemove: (authenticator) => {
      dispatch({ kind: 'to-remove', authenticator })
    },
    remove: (authenticator) => {
      dispatch({ kind: 'asked' })
      void relyingParty
        .ask(pageRoutes.removeMethod, {}, { id: authenticator.id })
        .then(async (reply) => {
          if (reply.outcome === 'refused') {
            refuse(reply.problem)
            return
          }
          await learn(relyingParty, dispatch)
          dispatch({ kind: 'to-list', removed: authenticator.device })
        })
    },
    sendTest: () => {
      dispatch({ kind: 'asked' })
      void relyingParty.ask(pageRoutes.sendTestRequest, {}).then((reply) => {
        if (reply.outcome === 'refused') refuse(reply.problem)
        else dispatch({ kind: 'test-heard', test: reply.value, now: monotonicNow() })
      })
    },
    chooseDefault: (method, before) => {
      dispatch({ kind: 'asked' })
      void relyingParty.ask(pageRoutes.chooseDefaultMethod, { method }).then(async (reply) => {
        if (reply.outcome === 'refused') {
          refuse(reply.problem)
          return
        }
        await learn(relyingParty, dispatch)
        dispatch({
          kind: 'to-list',
          ...(before === undefined ? {} : { defaultBefore: before }),
        })
      })
    },
    makeCode: (authenticator) => {
      dispatch({ kind: 'asked' })
      void relyingParty
        .ask(pageRoutes.phoneSignInCode, {}, { id: authenticator.id })
        .then((reply) => {
          if (reply.outcome === 'refused') refuse(reply.problem)
          else dispatch({ kind: 'code-made', authenticator, ...reply.value, now: monotonicNow() })
        })
    },
    expireCode: () => {
      dispatch({ kind: 'code-expired' })
    },
    signInAgain: () => {
      // The old session would only lead back here.
      void relyingParty.ask(pageRoutes.signOut, {}).then(toSignIn)
    },
    signOut: () => {
      dispatch({ kind: 'asked' })
      void relyingParty.ask(pageRoutes.signOut, {}).then((reply) => {
        if (reply.outcome === 'refused' && reply.problem.code !== 'session-missing')
          refuse(reply.problem)
        else location.assign(signInAddress(tenant, 'signed-out'))
      })
    },
  }
}

/** Fetches the whole anew; what fails here fails again where somebody asks for something. */
async function learn(relyingParty: RelyingParty, dispatch: Dispatch): Promise<void> {
  const reply = await relyingParty.ask(pageRoutes.securityInfo, {})
  if (reply.outcome === 'done') dispatch({ kind: 'known', info: reply.value, now: monotonicNow() })
  else if (needsSignIn(reply.problem)) dispatch({ kind: 'sign-in-again' })
}

function needsSignIn({ code }: Problem): boolean {
  return code === 'session-missing' || code === 'sign-in-again'
}
