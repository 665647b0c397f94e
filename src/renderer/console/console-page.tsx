/** The console: opened by a session or a one-use link, then one part beside the navigation. @module */
import { useCallback, useEffect, useState } from 'react'
import { consoleRoutes, type ConsoleState } from '#protocol/console-http'
import { ClosedStep } from '../page/closed-step.tsx'
import { readTenant } from '../page/page-address.ts'
import { PageFrame } from '../page/page-frame.tsx'
import type { Problem } from '../page/problem.ts'
import { useRelyingParty, type RelyingParty, type Reply } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ConsoleFrame } from './console-frame.tsx'
import { NotAllowedStep, OpenStep } from './open-steps.tsx'
import { RelyingPartyContext } from './use-answer.ts'

type Opening =
  | { readonly step: 'opening' }
  | { readonly step: 'open'; readonly state: ConsoleState }
  | { readonly step: 'refused'; readonly problem: Problem }

export function ConsolePage() {
  const { text, words } = useConsoleWords()
  const [tenant] = useState(() => readTenant(location.pathname))
  const relyingParty = useRelyingParty(tenant)
  const [opening, setOpening] = useState<Opening>({ step: 'opening' })
  const open = useCallback(() => {
    void enter(relyingParty).then((reply) => {
      setOpening(
        reply.outcome === 'done'
          ? { step: 'open', state: reply.value }
          : { step: 'refused', problem: reply.problem },
      )
    })
  }, [relyingParty])
  useEffect(open, [open])

  if (opening.step === 'open') {
    return (
      <RelyingPartyContext value={relyingParty}>
        <ConsoleFrame of={opening.state} />
      </RelyingPartyContext>
    )
  }
  return (
    <PageFrame tenant={undefined} title={text.title}>
      {opening.step === 'opening' ? (
        <Skeleton label={words.page.loading} />
      ) : opening.problem.code === 'session-missing' || opening.problem.code === 'ticket-over' ? (
        <OpenStep tenant={tenant} problem={opening.problem} />
      ) : opening.problem.code === 'not-allowed' ? (
        <NotAllowedStep tenant={tenant} />
      ) : (
        <ClosedStep problem={opening.problem} host={location.host} busy={false} onTryAgain={open} />
      )}
    </PageFrame>
  )
}

/** By the one-use link where the address bears one: it leaves the address before anything else happens. */
async function enter(relyingParty: RelyingParty): Promise<Reply<ConsoleState>> {
  const [, ticket] = /^#ticket=([A-Za-z0-9_-]{43})$/.exec(location.hash) ?? []
  if (ticket === undefined) return relyingParty.ask(consoleRoutes.consoleState, {})
  history.replaceState(null, '', location.pathname)
  const reply = await relyingParty.ask(consoleRoutes.consoleTicket, { ticket })
  return reply.outcome === 'done' ? { outcome: 'done', value: reply.value.state } : reply
}
