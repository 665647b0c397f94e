/** Another organization's own sign-in, simulated: one field, its own look, and plain words that it is not real. @module */
import { useEffect, useState } from 'react'
import { FlaskConical } from 'lucide-react'
import { ClosedStep } from '../page/closed-step.tsx'
import { readErrand, readInteraction, readTenant, signInAddress } from '../page/page-address.ts'
import { PageFooter } from '../page/page-frame.tsx'
import { useIdentityProviderWords } from '../text/use-identity-provider-words.ts'
import { useWords } from '../text/use-words.ts'
import { Step } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageLink } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './identity-provider.css'
import { PasswordStep } from './password-step.tsx'
import {
  useIdentityProvider,
  type Asking,
  type IdentityProviderVerbs,
} from './use-identity-provider.ts'

export function IdentityProviderPage() {
  const text = useIdentityProviderWords()
  const { words } = useWords()
  const [tenant] = useState(() => readTenant(location.pathname))
  const [errand] = useState(() => readErrand(location.search))
  const [interaction] = useState(() => readInteraction(location.pathname))
  const [asking, verbs] = useIdentityProvider(tenant, errand, interaction)
  const provider = asking.step === 'password' ? asking.provider : ''
  const title = provider === '' ? text.title : words.page.documentTitle(text.title, provider)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="provider">
      <header className="provider-side">
        <p className="provider-name">{provider}</p>
      </header>
      <main className="provider-main">
        <CurrentStep
          asking={asking}
          verbs={verbs}
          signInHref={signInAddress(tenant, errand, interaction)}
          host={location.host}
        />
        {provider === '' ? null : (
          <aside className="provider-simulated">
            <Icon of={FlaskConical} />
            <p>
              <strong>{text.simulatedTitle}</strong> {text.simulated(provider)}
            </p>
          </aside>
        )}
        <PageFooter />
      </main>
    </div>
  )
}

function CurrentStep({
  asking,
  verbs,
  signInHref,
  host,
}: {
  readonly asking: Asking
  readonly verbs: IdentityProviderVerbs
  readonly signInHref: string
  readonly host: string
}) {
  const { words } = useWords()
  const { over } = useIdentityProviderWords()
  switch (asking.step) {
    case 'opening':
      return <Skeleton label={words.page.loading} />
    case 'closed':
      return (
        <ClosedStep problem={asking.problem} host={host} busy={false} onTryAgain={verbs.open} />
      )
    case 'password':
      return <PasswordStep asking={asking} onGive={verbs.givePassword} onBack={verbs.goBack} />
    case 'over':
      return (
        <Step title={over.title} lead={over.text}>
          <PageLink href={signInHref} emphasis>
            {over.toSignIn}
          </PageLink>
        </Step>
      )
    default: {
      const never: never = asking
      return never
    }
  }
}
