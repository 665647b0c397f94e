/** An account being added, step by step: two consents, and nothing is made before the second. @module */
import type { Dispatch } from 'react'
import { Check } from 'lucide-react'
import type { AccountState, EnrollmentState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { Initials } from '../ui/initials.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { Progress } from '../ui/progress.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import './enrollment-view.css'
import { useCommand, type Act } from './use-command.ts'
import type { Move } from './view-state.ts'

export function EnrollmentView({
  waiting,
  ...given
}: Parameters<typeof CurrentStep>[0] & {
  /** Links that are asked about after this one. */
  readonly waiting: number
}) {
  const { words } = useWindowWords()
  return (
    <div className="sheet sheet-body">
      <CurrentStep {...given} />
      {waiting === 0 ? null : (
        <Note kind="information">{words.authenticator.enrollment.waiting(waiting)}</Note>
      )}
    </div>
  )
}

function CurrentStep({
  enrollment,
  accounts,
  dispatch,
}: {
  readonly enrollment: EnrollmentState
  readonly accounts: readonly AccountState[]
  readonly dispatch: Dispatch<Move>
}) {
  const ending = useCommand('endEnrollment')
  const leave = (to: 'accounts' | 'add'): void => {
    dispatch({ kind: 'go', to })
    void ending.run()
  }
  const cancel = (): void => {
    leave('accounts')
  }
  switch (enrollment.step) {
    case 'connect':
      return <ConnectStep of={enrollment} onCancel={cancel} />
    case 'connecting':
      return <ConnectingStep onStop={cancel} />
    case 'add':
      return <ConfirmStep of={enrollment} onCancel={cancel} />
    case 'adding':
      return <AddingStep />
    case 'added':
      return (
        <AddedStep
          account={accounts.find(({ id }) => id === enrollment.accountId)}
          onLeave={cancel}
        />
      )
    case 'failed':
      return (
        <FailedStep
          of={enrollment}
          onAgain={() => {
            leave('add')
          }}
          onClose={cancel}
        />
      )
    default: {
      const never: never = enrollment
      return never
    }
  }
}

type StepOf<Name extends EnrollmentState['step']> = Extract<
  EnrollmentState,
  { readonly step: Name }
>

function ConnectStep({
  of: { host, port, tenantId },
  onCancel,
}: {
  readonly of: StepOf<'connect'>
  readonly onCancel: () => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.enrollment.connect
  const { act, run } = useCommand('connectEnrollment')
  const address = `${host}:${String(port)}`
  return (
    <Step title={text.title(address)} lead={text.text}>
      <Facts
        of={[
          { name: text.address, value: address },
          { name: text.tenant, value: tenantId },
        ]}
      />
      <Refusal of={act} />
      <Answers
        yes={text.connect}
        busy={act.kind === 'busy'}
        onYes={() => {
          void run()
        }}
        onCancel={onCancel}
      />
    </Step>
  )
}

function ConnectingStep({ onStop }: { readonly onStop: () => void }) {
  const { words } = useWindowWords()
  const text = words.authenticator.enrollment.connecting
  return (
    <Step title={text.title} lead={text.text}>
      <Progress label={text.title} />
      <Button onClick={onStop}>{text.stop}</Button>
    </Step>
  )
}

function ConfirmStep({
  of: { origin, tenant, account },
  onCancel,
}: {
  readonly of: StepOf<'add'>
  readonly onCancel: () => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.enrollment.add
  const { act, run } = useCommand('addEnrollment')
  return (
    <Step
      title={text.title}
      lead={text.text}
      above={
        <div className="enrollment-tenant">
          <Initials of={tenant.name} />
          <div className="enrollment-words">
            <p className="enrollment-name">{tenant.name}</p>
            <p className="enrollment-quiet">{tenant.domain}</p>
          </div>
        </div>
      }
    >
      <Facts
        of={[
          { name: text.account, value: account.name },
          { name: text.name, value: account.displayName },
          { name: text.address, value: new URL(origin).host },
        ]}
      />
      <p className="small-print">{text.prompt}</p>
      <Refusal of={act} />
      <Answers
        yes={text.add}
        busy={act.kind === 'busy'}
        onYes={() => {
          void run()
        }}
        onCancel={onCancel}
      />
    </Step>
  )
}

function AddingStep() {
  const { words } = useWindowWords()
  const text = words.authenticator.enrollment.adding
  return (
    <Step title={text.title} lead={text.text}>
      <Progress label={text.title} />
    </Step>
  )
}

function AddedStep({
  account,
  onLeave,
}: {
  readonly account: AccountState | undefined
  readonly onLeave: () => void
}) {
  const { words } = useWindowWords()
  const { added } = words.authenticator.enrollment
  const { run } = useCommand('turnOnPhoneSignIn')
  return (
    <Step
      centred
      title={added.title}
      figure={<Stamp of={Check} kind="success" />}
      lead={account === undefined ? undefined : added.text(account.name)}
    >
      {account === undefined ? null : <p>{added.next}</p>}
      {account === undefined ? (
        <Button kind="primary" onClick={onLeave}>
          {words.general.done}
        </Button>
      ) : (
        <>
          <Button
            kind="primary"
            onClick={() => {
              onLeave()
              void run({ accountId: account.id })
            }}
          >
            {words.authenticator.accounts.enable}
          </Button>
          <Ways>
            <ActionLink onClick={onLeave}>{added.later}</ActionLink>
          </Ways>
        </>
      )}
    </Step>
  )
}

function FailedStep({
  of: { problem, begun },
  onAgain,
  onClose,
}: {
  readonly of: StepOf<'failed'>
  readonly onAgain: () => void
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.enrollment.failed
  return (
    <Step title={begun ? text.begunTitle : text.title} {...(begun ? { lead: text.begun } : {})}>
      {begun ? (
        <>
          <Button kind="primary" onClick={onClose}>
            {words.general.close}
          </Button>
          <p className="small-print">{words.general.forSupport(problem.code)}</p>
        </>
      ) : (
        <>
          <WindowProblem problem={problem} />
          <Button kind="primary" onClick={onAgain}>
            {text.again}
          </Button>
          <Ways>
            <ActionLink onClick={onClose}>{words.general.close}</ActionLink>
          </Ways>
        </>
      )}
    </Step>
  )
}

function Refusal({ of: act }: { readonly of: Act }) {
  return act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null
}

function Answers({
  yes,
  busy,
  onYes,
  onCancel,
}: {
  readonly yes: string
  readonly busy: boolean
  readonly onYes: () => void
  readonly onCancel: () => void
}) {
  const { words } = useWindowWords()
  return (
    <div className="answers">
      <Button kind="primary" busy={busy} onClick={onYes}>
        {yes}
      </Button>
      <Button onClick={onCancel}>{words.general.cancel}</Button>
    </div>
  )
}
