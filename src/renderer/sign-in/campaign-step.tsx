/** Signed in by password: on to setting up phone sign-in, or not now, as often as the organization lets it wait. @module */
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink, PageLink } from '../ui/link.tsx'
import { StepList } from '../ui/step-list.tsx'
import type { Act, Campaign } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

export function CampaignStep({
  view: { account, isRequired, snoozesLeft, snoozeDays },
  act,
  hrefs,
  verbs,
}: {
  readonly view: Campaign
  readonly act: Act
  readonly hrefs: { readonly securityInfo: string; readonly help: string | undefined }
  readonly verbs: Pick<SignInVerbs, 'snooze' | 'signOut'>
}) {
  const { words } = useWords()
  const { title, lead, steps, setUp, notNow, notNowBusy, left, anyTime, required } =
    words.signIn.campaign
  const busy = act.kind === 'busy'
  const wait = snoozesLeft === undefined ? anyTime(snoozeDays) : left(snoozesLeft, snoozeDays)
  return (
    <Step title={title} lead={lead} above={<p className="step-lead">{account.name}</p>}>
      <StepList of={[steps.add, steps.turnOn, steps.use]} />
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      <PageLink href={hrefs.securityInfo} emphasis>
        {setUp}
      </PageLink>
      <Ways>
        {isRequired ? null : (
          <ActionLink onClick={verbs.snooze} busy={busy}>
            {busy ? notNowBusy : notNow}
          </ActionLink>
        )}
        {hrefs.help === undefined ? null : (
          <PageLink href={hrefs.help}>{words.signIn.phoneSignIn}</PageLink>
        )}
        {isRequired ? (
          <ActionLink onClick={verbs.signOut} busy={busy}>
            {words.page.signOut}
          </ActionLink>
        ) : null}
      </Ways>
      <p className="small-print">{isRequired ? required : wait}</p>
    </Step>
  )
}
