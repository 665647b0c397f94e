/** Phone sign-in was turned on with the code. @module */
import { ShieldCheck } from 'lucide-react'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'

export function TurnedOnStep({
  device,
  onBack,
}: {
  readonly device: string
  readonly onBack: () => void
}) {
  const { words } = useSecurityInfoWords()
  const { onTitle, on } = words.securityInfo.phoneSignIn
  return (
    <Step
      title={onTitle}
      lead={on(device)}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      <Button kind="primary" onClick={onBack}>
        {words.securityInfo.added.done}
      </Button>
    </Step>
  )
}
