/** The security info page: one card whose step the reducer chose. @module */
import { useState } from 'react'
import { PageFrame } from '../page/page-frame.tsx'
import { readTenant } from '../page/page-address.ts'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import type { Words } from '../text/en.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { AddStep } from './add-step.tsx'
import { AddedStep } from './added-step.tsx'
import { AgainStep } from './again-step.tsx'
import { ClosedStep } from '../page/closed-step.tsx'
import { CodeStep } from './code-step.tsx'
import { ExpiredStep } from './expired-step.tsx'
import { InvitationStep } from './invitation-step.tsx'
import { ListStep } from './list-step.tsx'
import { TenantStep } from './tenant-step.tsx'
import { TestedStep, toTestedTitle } from './tested-step.tsx'
import { TestingStep } from './testing-step.tsx'
import type { Security, View } from './security-info-state.ts'
import { TurnedOnStep } from './turned-on-step.tsx'
import { useSecurityInfo } from './use-security-info.ts'
import type { SecurityVerbs } from './use-security-info.ts'

export function SecurityInfoPage() {
  const { words } = useSecurityInfoWords()
  const [tenant] = useState(() => readTenant(location.pathname))
  return tenant === shortPath ? (
    <PageFrame tenant={undefined} title={words.securityInfo.list.title}>
      <TenantStep />
    </PageFrame>
  ) : (
    <SecurityInfoOf tenant={tenant} />
  )
}

/** `/mysecurityinfo`, without a tenant before it. */
const shortPath = 'mysecurityinfo'

function SecurityInfoOf({ tenant }: { readonly tenant: string }) {
  const { words } = useSecurityInfoWords()
  const [security, verbs] = useSecurityInfo(tenant)
  return (
    <PageFrame tenant={security.info?.tenant} title={toTitle(security.view, words)}>
      <CurrentStep security={security} verbs={verbs} host={location.host} />
    </PageFrame>
  )
}

function CurrentStep({
  security: { info, endsAt, view, act },
  verbs,
  host,
}: {
  readonly security: Security
  readonly verbs: SecurityVerbs
  readonly host: string
}) {
  const { words } = useSecurityInfoWords()
  if (view.step === 'closed')
    return (
      <ClosedStep
        problem={view.problem}
        host={host}
        busy={act.kind === 'busy'}
        onTryAgain={verbs.open}
      />
    )
  if (view.step === 'again') return <AgainStep onSignIn={verbs.signInAgain} />
  if (view.step === 'opening' || info === undefined || endsAt === undefined)
    return <Skeleton label={words.page.loading} />
  const { phoneSignIn, invitation } = words.securityInfo
  switch (view.step) {
    case 'list':
      return (
        <ListStep
          key={view.removed ?? ''}
          info={info}
          endsAt={endsAt}
          view={view}
          act={act}
          verbs={verbs}
        />
      )
    case 'add':
      return <AddStep act={act} onAdd={verbs.invite} onCancel={verbs.showList} />
    case 'invitation':
      return (
        <InvitationStep
          key={view.invitation.id}
          view={view}
          host={host}
          info={info}
          onCancel={verbs.showList}
        />
      )
    case 'invitation-expired':
      return (
        <ExpiredStep
          title={invitation.expiredTitle}
          text={invitation.expired}
          again={invitation.again}
          act={act}
          onAgain={verbs.invite}
          onBack={verbs.showList}
        />
      )
    case 'added':
      return (
        <AddedStep
          device={view.device}
          phoneSignIn={info.methods.some(
            (method) =>
              method.kind === 'authenticator' &&
              method.id === view.authenticator &&
              method.phoneSignIn,
          )}
          act={act}
          onTest={verbs.sendTest}
          onDone={verbs.showList}
        />
      )
    case 'testing':
      return <TestingStep view={view} onSkip={verbs.showList} />
    case 'tested':
      return <TestedStep view={view} act={act} onAgain={verbs.sendTest} onDone={verbs.showList} />
    case 'code':
      return (
        <CodeStep
          key={view.code}
          view={view}
          onExpired={verbs.expireCode}
          onBack={verbs.showList}
        />
      )
    case 'code-expired':
      return (
        <ExpiredStep
          title={phoneSignIn.expiredTitle}
          text={phoneSignIn.expired}
          again={phoneSignIn.again}
          act={act}
          onAgain={() => {
            verbs.makeCode(view.authenticator)
          }}
          onBack={verbs.showList}
        />
      )
    case 'code-used':
      return <TurnedOnStep device={view.authenticator.device} onBack={verbs.showList} />
    default: {
      const never: never = view
      return never
    }
  }
}

function toTitle(view: View, words: Words): string {
  const { securityInfo, page } = words
  switch (view.step) {
    case 'opening':
      return page.loading
    case 'closed':
      return page.closed.title
    case 'invitation-expired':
      return securityInfo.invitation.expiredTitle
    case 'code':
      return securityInfo.phoneSignIn.title
    case 'testing':
      return securityInfo.test.title
    case 'tested':
      return toTestedTitle(view.verdict, words)
    case 'code-expired':
      return securityInfo.phoneSignIn.expiredTitle
    case 'code-used':
      return securityInfo.phoneSignIn.onTitle
    default:
      return securityInfo[view.step].title
  }
}
