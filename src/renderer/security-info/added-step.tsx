/** The authenticator was added. @module */
import { ShieldCheck } from 'lucide-react'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'

export function AddedStep({
  device,
  onDone,
}: {
  readonly device: string
  readonly onDone: () => void
}) {
  const { words } = useWords()
  const { title, text, next, done } = words.securityInfo.added
  return (
    <Step
      title={title}
      lead={text(device)}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      <p>{next}</p>
      <Button kind="primary" onClick={onDone}>
        {done}
      </Button>
    </Step>
  )
}
