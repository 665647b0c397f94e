/** Which method to add. @module */
import { MonitorCheck } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { Choice, ChoiceList } from '../ui/choice.tsx'
import { ActionLink } from '../ui/link.tsx'
import type { Act } from './security-info-state.ts'

export function AddStep({
  act,
  onAdd,
  onCancel,
}: {
  readonly act: Act
  readonly onAdd: () => void
  readonly onCancel: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.add
  const busy = act.kind === 'busy'
  return (
    <Step title={text.title}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onAdd()
        }}
      >
        <ChoiceList label={text.choose}>
          <Choice
            name="method"
            value="authenticator"
            icon={MonitorCheck}
            title={text.authenticator}
            text={text.authenticatorText}
          />
        </ChoiceList>
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? text.addBusy : text.add}
        </Button>
      </form>
      <Ways>
        <ActionLink onClick={onCancel}>{words.page.cancel}</ActionLink>
      </Ways>
    </Step>
  )
}
