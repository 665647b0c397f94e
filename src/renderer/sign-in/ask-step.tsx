/** The authenticator first, where nothing was sent yet: nobody gets a request by a reload. @module */
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink } from '../ui/link.tsx'
import { AccountLine } from './account-line.tsx'
import { LostNote } from './lost-note.tsx'
import { QueuedNote } from './queued-note.tsx'
import type { Act, Asked } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

export function AskStep({
  view,
  act,
  verbs,
}: {
  readonly view: Asked
  readonly act: Act
  readonly verbs: Pick<SignInVerbs, 'sendRequest' | 'chooseWays' | 'restart'>
}) {
  const { words } = useWords()
  const { title, lead, send, sendBusy } = words.signIn.ask
  const busy = act.kind === 'busy'
  return (
    <Step
      title={title}
      lead={lead}
      above={<AccountLine name={view.name} onOther={verbs.restart} />}
    >
      {view.lost === true && act.kind !== 'refused' ? <LostNote /> : null}
      <div className="form">
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        {act.kind === 'queued' ? <QueuedNote /> : null}
        <Button kind="primary" busy={busy || act.kind === 'queued'} onClick={verbs.sendRequest}>
          {busy || act.kind === 'queued' ? sendBusy : send}
        </Button>
      </div>
      <Ways>
        <ActionLink onClick={verbs.chooseWays} busy={busy}>
          {words.signIn.ways.other}
        </ActionLink>
      </Ways>
    </Step>
  )
}
