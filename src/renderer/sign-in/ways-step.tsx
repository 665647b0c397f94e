/** All ways that this account has to sign in. @module */
import { Building2, KeyRound, MonitorCheck, Ticket } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step } from '../ui/card.tsx'
import { WayList } from '../ui/way-list.tsx'
import { AccountLine } from './account-line.tsx'
import { LostNote } from './lost-note.tsx'
import { QueuedNote } from './queued-note.tsx'
import type { Act, Asked } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

export function WaysStep({
  view,
  act,
  verbs,
}: {
  readonly view: Asked
  readonly act: Act
  readonly verbs: Pick<
    SignInVerbs,
    'sendRequest' | 'choosePassword' | 'choosePass' | 'goToProvider' | 'restart'
  >
}) {
  const { words } = useWords()
  const { title, authenticator, password, pass } = words.signIn.ways
  const rows = {
    authenticator: { icon: MonitorCheck, name: authenticator, onChoose: verbs.sendRequest },
    password: { icon: KeyRound, name: password, onChoose: verbs.choosePassword },
    'identity-provider': { icon: Building2, name: password, onChoose: verbs.goToProvider },
    'temporary-access-pass': { icon: Ticket, name: pass, onChoose: verbs.choosePass },
  }
  const order = all.filter((way) => view.methods.includes(way))
  return (
    <Step title={title} above={<AccountLine name={view.name} onOther={verbs.restart} />}>
      {view.lost === true && act.kind !== 'refused' ? <LostNote /> : null}
      <WayList of={order.map((id) => ({ id, ...rows[id] }))} busy={act.kind === 'busy'} />
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      {act.kind === 'queued' ? <QueuedNote /> : null}
    </Step>
  )
}

const all = ['authenticator', 'password', 'identity-provider', 'temporary-access-pass'] as const
