/** On the way to the person's own identity provider, and the way on where the browser stays. @module */
import { useWords } from '../text/use-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink, PageLink } from '../ui/link.tsx'
import { AccountLine } from './account-line.tsx'
import type { Act, View } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

export function LeavingStep({
  view: { name, provider },
  act,
  href,
  verbs,
}: {
  readonly view: Extract<View, { readonly step: 'identity-provider' }>
  readonly act: Act
  readonly href: string
  readonly verbs: Pick<SignInVerbs, 'leaveRequest' | 'restart'>
}) {
  const { words } = useWords()
  const { title, lead, go } = words.signIn.identityProvider
  return (
    <Step
      title={title}
      lead={lead(provider)}
      above={<AccountLine name={name} onOther={verbs.restart} />}
    >
      <PageLink href={href} emphasis>
        {go(provider)}
      </PageLink>
      <Ways>
        <ActionLink onClick={verbs.leaveRequest} busy={act.kind === 'busy'}>
          {words.signIn.ways.other}
        </ActionLink>
      </Ways>
    </Step>
  )
}
