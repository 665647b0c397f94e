/** Signed in: who, where, how and since when, and where to go from here. @module */
import { ShieldCheck } from 'lucide-react'
import type { PageTenant, SignedIn } from '#protocol/sign-in-http'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { ActionLink, PageLink } from '../ui/link.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act } from './sign-in-state.ts'

export function SignedInStep({
  account,
  tenant,
  act,
  securityInfoHref,
  onSignOut,
}: {
  readonly account: SignedIn
  readonly tenant: PageTenant | undefined
  readonly act: Act
  readonly securityInfoHref: string
  readonly onSignOut: () => void
}) {
  const { words, moment } = useWords()
  const text = words.signIn.signedIn
  const busy = act.kind === 'busy'
  return (
    <Step
      title={text.title}
      lead={account.displayName}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      <Facts
        of={[
          { name: text.account, value: account.name },
          { name: text.organization, value: tenant?.name ?? '' },
          { name: text.how, value: text.by[account.by] },
          { name: text.when, value: moment(account.at) },
        ]}
      />
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      <PageLink href={securityInfoHref} emphasis>
        {text.securityInfo}
      </PageLink>
      <Ways>
        <ActionLink onClick={onSignOut} busy={busy}>
          {busy ? text.signOutBusy : words.page.signOut}
        </ActionLink>
      </Ways>
    </Step>
  )
}
