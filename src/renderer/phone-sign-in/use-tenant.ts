/** Whose page this is. What it shows does not depend on it, so a refusal leaves the page as it is. @module */
import { useEffect, useState } from 'react'
import { signInRoutes } from '#protocol/sign-in-http'
import type { SignInTenant } from '#protocol/sign-in-http'
import { useRelyingParty } from '../page/use-relying-party.ts'

export function useTenant(named: string): SignInTenant | undefined {
  const relyingParty = useRelyingParty(named)
  const [tenant, setTenant] = useState<SignInTenant>()
  useEffect(() => {
    const leaving = new AbortController()
    void relyingParty.ask(signInRoutes.tenant, {}, { signal: leaving.signal }).then((reply) => {
      if (reply.outcome === 'done' && !leaving.signal.aborted) setTenant(reply.value)
    })
    return () => {
      leaving.abort()
    }
  }, [relyingParty])
  return tenant
}
