/** Who is signing in. @module */
import { useState } from 'react'
import type { SignInTenant } from '#protocol/sign-in-http'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { PageLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { AccountList } from './account-list.tsx'
import { LostNote } from './lost-note.tsx'
import { forgetAccount, readAccounts } from './remembered-accounts.ts'
import type { Act, ChosenAccount } from './sign-in-state.ts'

const maxNameLength = 113

export function NameStep({
  tenant,
  application,
  named,
  helpHref,
  note,
  act,
  account,
  onNext,
  onStay,
}: {
  readonly tenant: SignInTenant | undefined
  readonly application: string | undefined
  /** The tenant as the address names it. */
  readonly named: string
  readonly helpHref: string | undefined
  readonly note: 'lost' | 'signed-out' | undefined
  readonly act: Act
  /** Whom this browser is signed in as, where that is a choice. */
  readonly account: ChosenAccount | undefined
  readonly onNext: (name: string, source: string) => void
  readonly onStay: () => void
}) {
  const { words } = useWords()
  const { title, lead, leadTo, label, hint, empty, next, nextBusy } = words.signIn.name
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const [missing, setMissing] = useState(false)
  const [accounts, setAccounts] = useState(() => readAccounts(named))
  const busy = act.kind === 'busy'
  return (
    <Step
      title={title}
      focusTitle={false}
      lead={application === undefined ? lead(tenant?.name ?? '') : leadTo(application)}
    >
      {note === undefined || act.kind === 'refused' ? null : <NameNote of={note} />}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          setMissing(name.trim() === '')
          if (name.trim() !== '') onNext(name.trim(), source)
        }}
      >
        <TextField
          label={label}
          name="username"
          autoComplete="username"
          maxLength={maxNameLength}
          value={name}
          onChange={setName}
          {...(tenant === undefined ? {} : { hint: hint(tenant.domain) })}
          refused={act.kind === 'refused'}
          problem={missing ? <FieldProblem>{empty}</FieldProblem> : null}
        />
        {tenant?.simulatedSources === undefined ? null : (
          <label className="field">
            <span className="field-label">{words.signIn.name.source}</span>
            <select
              className="field-input"
              value={source}
              onChange={(event) => {
                setSource(event.target.value)
              }}
            >
              <option value="">{words.signIn.name.noSource}</option>
              {tenant.simulatedSources.map(({ name: id, place }) => (
                <option key={id} value={id}>
                  {`${id} (${place})`}
                </option>
              ))}
            </select>
          </label>
        )}
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? nextBusy : next}
        </Button>
      </form>
      {helpHref === undefined ? null : (
        <Ways>
          <PageLink href={helpHref}>{words.signIn.phoneSignIn}</PageLink>
        </Ways>
      )}
      <AccountList
        signedIn={account}
        of={accounts}
        busy={busy}
        onChoose={(chosen) => {
          onNext(chosen, source)
        }}
        onStay={onStay}
        onForget={(chosen) => {
          setAccounts(forgetAccount(named, chosen))
        }}
      />
    </Step>
  )
}

function NameNote({ of: note }: { readonly of: 'lost' | 'signed-out' }) {
  const { words } = useWords()
  if (note === 'lost') return <LostNote />
  return <Note kind="information">{words.signIn.name.signedOut}</Note>
}
