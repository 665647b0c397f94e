/** What the simulated identity provider asks of the relying party, and where it sends people afterwards. @module */
import { useEffect, useMemo, useState } from 'react'
import { signInRoutes } from '#protocol/sign-in-http'
import { errandAddress, signInAddress, type Errand } from '../page/page-address.ts'
import type { Problem } from '../page/problem.ts'
import { useRelyingParty, type RelyingParty } from '../page/use-relying-party.ts'

export type Asking =
  | { readonly step: 'opening' }
  | { readonly step: 'closed'; readonly problem: Problem }
  | {
      readonly step: 'password'
      readonly name: string
      readonly provider: string
      readonly act: 'idle' | 'busy' | Problem
    }
  /** What this page was opened for is no longer open in this browser. */
  | { readonly step: 'over' }

export interface IdentityProviderVerbs {
  readonly open: () => void
  /** `account`: who it is, where only the domain was known. */
  readonly givePassword: (name: string, password: string, account: string | undefined) => void
  readonly goBack: () => void
}

type Show = (change: (now: Asking) => Asking) => void

export function useIdentityProvider(
  tenant: string,
  errand: Errand,
  interaction: string,
): readonly [asking: Asking, verbs: IdentityProviderVerbs] {
  const relyingParty = useRelyingParty(tenant, interaction)
  const [asking, setAsking] = useState<Asking>({ step: 'opening' })
  const verbs = useMemo(
    () => createVerbs(relyingParty, setAsking, tenant, errand, interaction),
    [relyingParty, tenant, errand, interaction],
  )
  useEffect(() => {
    verbs.open()
    // Kept by the browser as it was, and shown again: much may have happened meanwhile.
    const look = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) verbs.open()
    }
    window.addEventListener('pageshow', look)
    return () => {
      window.removeEventListener('pageshow', look)
    }
  }, [verbs])
  return [asking, verbs]
}

function createVerbs(
  relyingParty: RelyingParty,
  show: Show,
  tenant: string,
  errand: Errand,
  interaction: string,
): IdentityProviderVerbs {
  const toSignIn = (): void => {
    location.replace(signInAddress(tenant, errand, interaction))
  }
  const act = (of: 'busy' | Problem): void => {
    show((now) => (now.step === 'password' ? { ...now, act: of } : now))
  }
  return {
    open: () => {
      void relyingParty.ask(signInRoutes.state, {}).then((found) => {
        if (found.outcome === 'refused') {
          const { problem } = found
          show(() => ({ step: 'closed', problem }))
          return
        }
        const { state } = found.value
        if (state.step === 'identity-provider') {
          const { name, provider } = state
          show(() => ({ step: 'password', name, provider, act: 'idle' }))
        } else toSignIn()
      })
    },
    givePassword: (name, password, account) => {
      act('busy')
      const given = { name, password, ...(account === undefined ? {} : { account }) }
      void relyingParty.ask(signInRoutes.federatedPassword, given).then((given) => {
        if (given.outcome === 'done') {
          const isIn = given.value.state.step === 'signed-in'
          location.replace(
            (isIn ? errandAddress(tenant, errand) : undefined) ??
              signInAddress(tenant, 'none', interaction),
          )
        } else if (isOver(given.problem)) show(() => ({ step: 'over' }))
        else act(given.problem)
      })
    },
    goBack: () => {
      act('busy')
      void relyingParty.ask(signInRoutes.leave, {}).then((left) => {
        if (left.outcome === 'done' || isOver(left.problem)) toSignIn()
        else act(left.problem)
      })
    },
  }
}

function isOver({ code }: Problem): boolean {
  return code === 'session-missing' || code === 'step-over'
}
