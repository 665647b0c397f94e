/** The one thing that the simulated identity provider asks: a password. @module */
import { useState } from 'react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useIdentityProviderWords } from '../text/use-identity-provider-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { ActionLink } from '../ui/link.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Asking } from './use-identity-provider.ts'

const maxLength = 256

export function PasswordStep({
  asking: { name, act },
  onGive,
  onBack,
}: {
  readonly asking: Extract<Asking, { readonly step: 'password' }>
  readonly onGive: (name: string, password: string) => void
  readonly onBack: () => void
}) {
  const { title, lead, account, label, empty, signIn, signInBusy, back } =
    useIdentityProviderWords()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const busy = act === 'busy'
  const problem = typeof act === 'string' ? undefined : act
  return (
    <Step title={title} focusTitle={false} lead={lead}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          setMissing(password === '')
          if (password !== '') onGive(name, password)
        }}
      >
        <p className="provider-account">
          <span className="provider-account-label">{account}</span> <bdi>{name}</bdi>
        </p>
        {/* For password managers, which look for both in one form. */}
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <TextField
          label={label}
          type="password"
          name="password"
          autoComplete="current-password"
          maxLength={maxLength}
          value={password}
          onChange={setPassword}
          refused={problem !== undefined}
          problem={missing ? <FieldProblem>{empty}</FieldProblem> : null}
        />
        {problem === undefined ? null : <ProblemNote problem={problem} />}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? signInBusy : signIn}
        </Button>
      </form>
      <Ways>
        <ActionLink onClick={onBack} busy={busy}>
          {back}
        </ActionLink>
      </Ways>
    </Step>
  )
}
