/** What to do in the guide's step just now, with its one button. @module */
import type { Dispatch } from 'react'
import type { AccountState, AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { GuideAccountStep } from './guide-account-step.tsx'
import type { GuideStepName } from './guide-steps.ts'
import { useCommand } from './use-command.ts'
import type { Move } from './view-state.ts'

export function GuideStepBody({
  name,
  account,
  state,
  dispatch,
}: {
  readonly name: GuideStepName
  readonly account: AccountState | undefined
  readonly state: AuthenticatorState
  readonly dispatch: Dispatch<Move>
}) {
  switch (name) {
    case 'relyingParty':
      return <RelyingPartyStep of={state.relyingParty} />
    case 'account':
      return <GuideAccountStep relyingParty={state.relyingParty} dispatch={dispatch} />
    case 'enable':
      return account === undefined ? null : <EnableStep account={account} />
    case 'signIn':
      return account === undefined ? null : <SignInStep account={account} />
    case 'approve':
      return <ApproveStep waiting={state.waiting} />
    default: {
      const never: never = name
      return never
    }
  }
}

function RelyingPartyStep({ of: { state } }: { readonly of: AuthenticatorState['relyingParty'] }) {
  const { words } = useWindowWords()
  const text = words.authenticator
  return (
    <>
      <p>{text.guide.relyingParty.text}</p>
      <p className="small-print" role="status">
        {state === 'stopped'
          ? text.guide.relyingParty.stopped
          : state === 'restarting'
            ? words.settings.relyingParty.restarting
            : words.settings.relyingParty.starting}
      </p>
    </>
  )
}

function EnableStep({ account }: { readonly account: AccountState }) {
  const { words } = useWindowWords()
  const { guide, accounts } = words.authenticator
  const { run } = useCommand('turnOnPhoneSignIn')
  const { id, name, busy, key, problem } = account
  if (busy === 'turning-on') return <p role="status">{guide.enable.waiting}</p>
  return (
    <>
      <p>{guide.enable.text}</p>
      {/* With a problem the account below says why, and how to go on. */}
      {problem === undefined ? (
        <Button
          kind="primary"
          busy={busy !== undefined || key !== 'ready'}
          label={accounts.enableFor(name)}
          onClick={() => {
            void run({ accountId: id })
          }}
        >
          {accounts.enable}
        </Button>
      ) : null}
    </>
  )
}

function SignInStep({ account }: { readonly account: AccountState }) {
  const { words } = useWindowWords()
  const text = words.authenticator.guide.signIn
  const { act, run } = useCommand('openSimulation')
  return (
    <>
      <p>{text.text(account.name)}</p>
      <Button
        kind="primary"
        busy={act.kind === 'busy'}
        onClick={() => {
          void run({ tenant: account.tenant.domain, page: 'sign-in' })
        }}
      >
        {text.button}
      </Button>
    </>
  )
}

function ApproveStep({ waiting }: { readonly waiting: AuthenticatorState['waiting'] }) {
  const { words } = useWindowWords()
  const text = words.authenticator.guide.approve
  const { run } = useCommand('showRequest')
  const [first] = waiting
  return (
    <>
      <p>{text.text}</p>
      {first === undefined ? null : (
        <Button
          onClick={() => {
            void run({ challengeId: first.id })
          }}
        >
          {text.button}
        </Button>
      )}
    </>
  )
}
