/** Before the console: nobody is signed in, or somebody without a role. @module */
import { signInAddress } from '../page/page-address.ts'
import { ProblemNote } from '../page/problem-note.tsx'
import type { Problem } from '../page/problem.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { PageLink } from '../ui/link.tsx'

export function OpenStep({
  tenant,
  problem,
}: {
  readonly tenant: string
  readonly problem: Problem
}) {
  const { text } = useConsoleWords()
  return (
    <Step title={text.open.title} lead={text.open.lead}>
      {problem.code === 'ticket-over' ? <ProblemNote problem={problem} /> : null}
      <PageLink emphasis href={signInAddress(tenant, 'console')}>
        {text.open.signIn}
      </PageLink>
      <Ways>
        <p className="small-print">{text.open.link}</p>
      </Ways>
    </Step>
  )
}

export function NotAllowedStep({ tenant }: { readonly tenant: string }) {
  const { text } = useConsoleWords()
  return (
    <Step title={text.open.notAllowed} lead={text.open.notAllowedHelp}>
      <PageLink emphasis href={signInAddress(tenant)}>
        {text.open.another}
      </PageLink>
    </Step>
  )
}
