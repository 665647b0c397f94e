/** The sign-in page: one card whose step the reducer chose. @module */
import { useState } from 'react'
import { PageFrame } from '../page/page-frame.tsx'
import {
  identityProviderAddress,
  phoneSignInAddress,
  readErrand,
  readInteraction,
  readTenant,
  securityInfoAddress,
} from '../page/page-address.ts'
import type { Errand } from '../page/page-address.ts'
import { useWords } from '../text/use-words.ts'
import type { PageWords } from '../text/en/page-words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ApprovalStep } from './approval-step.tsx'
import { ApplicationLine } from './application-line.tsx'
import { AskStep } from './ask-step.tsx'
import { CampaignStep } from './campaign-step.tsx'
import { ClosedStep } from '../page/closed-step.tsx'
import { CompletingStep } from './completing-step.tsx'
import { EndedStep } from './ended-step.tsx'
import { toEndingName } from '../page/ending-name.ts'
import { NameStep } from './name-step.tsx'
import { LeavingStep } from './leaving-step.tsx'
import { ReturningStep } from './returning-step.tsx'
import { SecondFactorStep } from './second-factor-step.tsx'
import { SecretStep } from './secret-step.tsx'
import { SignedInStep } from './signed-in-step.tsx'
import type { SignIn, View } from './sign-in-state.ts'
import { useSignIn } from './use-sign-in.ts'
import type { SignInVerbs } from './use-verbs.ts'
import { WaysStep } from './ways-step.tsx'

export function SignInPage() {
  const { words } = useWords()
  const [tenant] = useState(() => readTenant(location.pathname))
  const [errand] = useState(() => readErrand(location.search))
  const [interaction] = useState(() => readInteraction(location.pathname))
  const [signIn, verbs] = useSignIn(tenant, errand, interaction)
  return (
    <PageFrame tenant={signIn.tenant} title={toTitle(signIn.view, words)}>
      <CurrentStep
        signIn={signIn}
        verbs={verbs}
        named={tenant}
        errand={errand}
        interaction={interaction}
        host={location.host}
      />
      <ApplicationLine signIn={signIn} onCancel={verbs.cancel} />
    </PageFrame>
  )
}

function CurrentStep({
  signIn: { tenant, application, account, view, act },
  verbs,
  named,
  errand,
  interaction,
  host,
}: {
  readonly signIn: SignIn
  readonly verbs: SignInVerbs
  /** The tenant as the address names it. */
  readonly named: string
  readonly errand: Errand
  readonly interaction: string
  readonly host: string
}) {
  const { words } = useWords()
  const helpHref = tenant?.isPhoneSignInRecommended === true ? phoneSignInAddress(named) : undefined
  const hrefs = {
    ...{ securityInfo: securityInfoAddress(named), help: helpHref },
    identityProvider: identityProviderAddress(named, errand, interaction),
  }
  switch (view.step) {
    case 'opening':
      return <Skeleton label={words.page.loading} />
    case 'closed':
      return (
        <ClosedStep
          problem={view.problem}
          host={host}
          busy={act.kind === 'busy'}
          onTryAgain={verbs.open}
        />
      )
    case 'name':
      return (
        <NameStep
          tenant={tenant}
          application={application}
          named={named}
          helpHref={helpHref}
          note={view.note}
          act={act}
          account={account}
          onNext={verbs.begin}
          onStay={verbs.stay}
        />
      )
    case 'password':
      return (
        <SecretStep
          key="password"
          kind="password"
          words={words.signIn.password}
          name={view.name}
          lost={view.lost === true}
          act={act}
          onGive={verbs.givePassword}
          onOther={view.methods.length > 1 ? verbs.chooseWays : undefined}
          onRestart={verbs.restart}
        />
      )
    case 'pass':
      return (
        <SecretStep
          key="pass"
          kind="pass"
          words={words.signIn.pass}
          name={view.name}
          act={act}
          onGive={verbs.givePass}
          onOther={verbs.chooseWays}
          onRestart={verbs.restart}
        />
      )
    case 'second-factor':
      return <SecondFactorStep view={view} act={act} verbs={verbs} />
    case 'code':
      return (
        <SecretStep
          key="code"
          kind="code"
          words={words.signIn.code}
          name={view.name}
          act={act}
          onGive={verbs.giveCode}
          onOther={view.methods.length > 1 ? verbs.chooseSecondFactor : undefined}
          onRestart={verbs.restart}
        />
      )
    case 'identity-provider':
      return <LeavingStep view={view} act={act} href={hrefs.identityProvider} verbs={verbs} />
    case 'campaign':
      return <CampaignStep view={view} act={act} hrefs={hrefs} verbs={verbs} />
    case 'ways':
      return <WaysStep view={view} act={act} verbs={verbs} />
    case 'ask':
      return <AskStep view={view} act={act} verbs={verbs} />
    case 'approval':
      return <ApprovalStep key={view.request.transaction} view={view} act={act} verbs={verbs} />
    case 'completing':
      return <CompletingStep act={act} onTryAgain={verbs.complete} />
    case 'ended':
      return <EndedStep view={view} act={act} verbs={verbs} />
    case 'signed-in':
      if (application !== undefined) {
        return <ReturningStep application={application} act={act} onTryAgain={verbs.goOn} />
      }
      return (
        <SignedInStep
          account={view.account}
          tenant={tenant}
          act={act}
          securityInfoHref={hrefs.securityInfo}
          onSignOut={verbs.signOut}
        />
      )
    default: {
      const never: never = view
      return never
    }
  }
}

function toTitle(view: View, { signIn, page }: PageWords): string {
  switch (view.step) {
    case 'opening':
      return page.loading
    case 'closed':
      return page.closed.title
    case 'ended':
      return signIn.ended[toEndingName(view.ending, view.isFromElsewhere)].title
    case 'signed-in':
      return signIn.signedIn.title
    case 'second-factor':
      return signIn.secondFactor.title
    case 'identity-provider':
      return signIn.identityProvider.title
    default:
      return signIn[view.step].title
  }
}
