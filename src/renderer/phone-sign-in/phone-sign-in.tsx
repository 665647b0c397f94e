/** How to sign in by phone: what to do once, what each sign-in looks like, and what never to do. @module */
import { useState, type ReactNode } from 'react'
import { readTenant, securityInfoAddress, signInAddress } from '../page/page-address.ts'
import { PageFrame } from '../page/page-frame.tsx'
import { usePhoneSignInWords } from '../text/use-phone-sign-in-words.ts'
import { Step } from '../ui/card.tsx'
import { PageLink } from '../ui/link.tsx'
import { NameDrawing, NumberDrawing, TypeDrawing, VerifyDrawing, WayDrawing } from './drawings.tsx'
import './phone-sign-in.css'
import { useTenant } from './use-tenant.ts'

export function PhoneSignInPage() {
  const [named] = useState(() => readTenant(location.pathname))
  const tenant = useTenant(named)
  const { title, lead, leadAlone, before, steps, notYou, trouble, toSignIn } = usePhoneSignInWords()
  return (
    <PageFrame tenant={tenant} title={title}>
      <Step title={title} lead={tenant === undefined ? leadAlone : lead(tenant.name)}>
        <Part title={before.title} text={before.text}>
          <PageLink href={securityInfoAddress(named)}>{before.link}</PageLink>
        </Part>
        <section className="help-part">
          <h2 className="help-title">{steps.title}</h2>
          <ol className="help-steps">
            <HelpStep of={steps.name} drawing={<NameDrawing />} />
            <HelpStep of={steps.way} drawing={<WayDrawing />} />
            <HelpStep of={steps.number} drawing={<NumberDrawing />} />
            <HelpStep of={steps.type} drawing={<TypeDrawing />} />
            <HelpStep of={steps.verify} drawing={<VerifyDrawing />} />
          </ol>
        </section>
        <PageLink href={signInAddress(named)} emphasis>
          {toSignIn}
        </PageLink>
        <Part title={notYou.title} text={notYou.text} />
        <Part title={trouble.title} text={trouble.text} />
      </Step>
    </PageFrame>
  )
}

function Part({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <section className="help-part">
      <h2 className="help-title">{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}

function HelpStep({
  of: { title, text },
  drawing,
}: {
  readonly of: { readonly title: string; readonly text: string }
  readonly drawing: ReactNode
}) {
  return (
    <li className="help-step">
      {drawing}
      <div className="help-words">
        <h3 className="help-step-title">{title}</h3>
        <p className="help-text">{text}</p>
      </div>
    </li>
  )
}
