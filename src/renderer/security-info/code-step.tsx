/** The code that turns phone sign-in on, and how long it lives. @module */
import { useEffect } from 'react'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { ActionLink } from '../ui/link.tsx'
import { StepList } from '../ui/step-list.tsx'
import { monotonicNow } from '../ui/use-seconds-left.ts'
import type { View } from './security-info-state.ts'
import { TimeLeftOf } from './time-left-of.tsx'

export function CodeStep({
  view,
  onExpired,
  onBack,
}: {
  readonly view: Extract<View, { readonly step: 'code' }>
  readonly onExpired: () => void
  readonly onBack: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.phoneSignIn
  const { copy, copied, copyRefused } = words.securityInfo
  const { deadline } = view
  useEffect(() => {
    const timer = setTimeout(onExpired, Math.max(0, deadline - monotonicNow()))
    return () => {
      clearTimeout(timer)
    }
  }, [deadline, onExpired])
  return (
    <Step title={text.title} lead={text.lead(view.authenticator.device)}>
      <StepList of={text.steps} />
      <CopyField
        large
        label={text.code}
        value={view.code}
        words={{ copy, copied, refused: copyRefused }}
      />
      <TimeLeftOf deadline={deadline} lifetimeMs={view.lifetimeMs} />
      <Ways>
        <ActionLink onClick={onBack}>{text.back}</ActionLink>
      </Ways>
      <p className="small-print">{text.secret}</p>
    </Step>
  )
}
