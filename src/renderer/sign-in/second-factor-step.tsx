/** The password was right: what may follow it. @module */
import { MonitorCheck, Smartphone } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step } from '../ui/card.tsx'
import { WayList } from '../ui/way-list.tsx'
import { AccountLine } from './account-line.tsx'
import { QueuedNote } from './queued-note.tsx'
import type { Act, Following } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

export function SecondFactorStep({
  view,
  act,
  verbs,
}: {
  readonly view: Following
  readonly act: Act
  readonly verbs: Pick<SignInVerbs, 'sendRequest' | 'chooseCode' | 'restart'>
}) {
  const { words } = useWords()
  const { title, lead, code } = words.signIn.secondFactor
  const rows = {
    push: {
      icon: MonitorCheck,
      name: words.signIn.ways.authenticator,
      onChoose: verbs.sendRequest,
    },
    code: { icon: Smartphone, name: code, onChoose: verbs.chooseCode },
  }
  return (
    <Step
      title={title}
      lead={lead}
      above={<AccountLine name={view.name} onOther={verbs.restart} />}
    >
      <WayList of={view.methods.map((id) => ({ id, ...rows[id] }))} busy={act.kind === 'busy'} />
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      {act.kind === 'queued' ? <QueuedNote /> : null}
    </Step>
  )
}
