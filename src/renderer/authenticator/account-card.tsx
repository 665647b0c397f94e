/** One account: whose it is, how it stands, and the next thing to do with it. @module */
import { useId, type Dispatch } from 'react'
import { Power, Trash2 } from 'lucide-react'
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Initials } from '../ui/initials.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { Note } from '../ui/note.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { AccountFacts } from './account-facts.tsx'
import { CodeForm } from './code-form.tsx'
import { NoteActions } from './note-actions.tsx'
import { useCommand } from './use-command.ts'
import { OneTimeCode } from './one-time-code.tsx'
import type { Move } from './view-state.ts'

export function AccountCard({
  of: account,
  local,
  guided,
  heardAt,
  dispatch,
}: {
  readonly of: AccountState
  /** Of the relying party on this computer, which runs. */
  readonly local: boolean
  /** The next thing to do stands in the guide, so here it is quiet. */
  readonly guided: boolean
  readonly heardAt: number
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  const id = useId()
  const { name, displayName, tenant, origin, phoneSignIn } = account
  const ask = (about: 'turn-off' | 'remove') => () => {
    dispatch({ kind: 'ask', question: { about, accountId: account.id } })
  }
  const items: readonly MenuItem[] = [
    ...(phoneSignIn === 'on'
      ? [{ id: 'turn-off', icon: Power, name: text.turnOff, onChoose: ask('turn-off') }]
      : []),
    { id: 'remove', icon: Trash2, name: text.remove, danger: true, onChoose: ask('remove') },
  ]
  return (
    <article className="account" aria-labelledby={id}>
      <div className="account-head">
        <Initials of={tenant.name} />
        <div className="account-words">
          <h2 id={id} className="account-name">
            {name}
          </h2>
          <p className="account-quiet">{displayName}</p>
          <p className="account-quiet">{`${tenant.name} · ${new URL(origin).host}`}</p>
        </div>
        <Menu label={text.menuFor(name)} of={items} />
      </div>
      <AccountFacts of={account} heardAt={heardAt} />
      {account.isAppTooOld === true ? (
        <Note kind="warning">{text.appTooOld(tenant.name)}</Note>
      ) : null}
      {account.codes && account.key !== 'missing' ? <OneTimeCode of={account} /> : null}
      <NextThing of={account} local={local} guided={guided} dispatch={dispatch} />
    </article>
  )
}

function NextThing({
  of: account,
  local,
  guided,
  dispatch,
}: {
  readonly of: AccountState
  readonly local: boolean
  readonly guided: boolean
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  const { run } = useCommand('turnOnPhoneSignIn')
  const { id, name, state, phoneSignIn, key, busy, problem } = account
  const turnOn = (code?: string): void => {
    void run({ accountId: id, ...(code === undefined ? {} : { code }) })
  }
  if (key === 'missing')
    return (
      <Note
        kind="warning"
        action={
          <NoteActions>
            <ActionLink
              onClick={() => {
                dispatch({ kind: 'ask', question: { about: 'forget-pin' } })
              }}
            >
              {words.settings.forgotPin.title}
            </ActionLink>
          </NoteActions>
        }
      >
        {words.problems['key-missing']}
      </Note>
    )
  const refused = problem !== undefined && codeProblems.has(problem.code)
  // Without a code the app would first ask for a PIN, and then for the code.
  const needsCode = refused || phoneSignIn === 'deleted'
  return (
    <>
      {phoneSignIn === 'deleted' && problem === undefined ? (
        <p className="account-quiet">{text.deleted}</p>
      ) : null}
      {problem === undefined ? null : problem.code === 'code-required' ? (
        <Note kind="information">{words.problems['code-required']}</Note>
      ) : (
        <WindowProblem problem={problem} />
      )}
      {state !== 'active' || phoneSignIn === 'on' || busy === 'turning-on' ? null : needsCode ? (
        <CodeForm of={account} local={local} asked={refused} onTurnOn={turnOn} />
      ) : (
        <Button
          kind={guided ? 'quiet' : 'primary'}
          compact
          busy={busy !== undefined || key !== 'ready'}
          label={text.enableFor(name)}
          onClick={() => {
            turnOn()
          }}
        >
          {text.enable}
        </Button>
      )}
    </>
  )
}

/** After these a code from security info leads on. */
const codeProblems: ReadonlySet<string> = new Set([
  'code-required',
  'code-unknown',
  'code-expired',
  'code-used',
])
