/** What the simulated identity provider asks: a password, and a name where none was given. @module */
import { useState } from 'react'
import { isDomainAlone } from '#protocol/domain-alone'
import { ProblemNote } from '../page/problem-note.tsx'
import { useIdentityProviderWords } from '../text/use-identity-provider-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { ActionLink } from '../ui/link.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Asking } from './use-identity-provider.ts'

const maxLength = 256
const maxNameLength = 113

export function PasswordStep({
  asking: { name, act },
  onGive,
  onBack,
}: {
  readonly asking: Extract<Asking, { readonly step: 'password' }>
  /** `account`: who it is, where only the domain was known. */
  readonly onGive: (name: string, password: string, account: string | undefined) => void
  readonly onBack: () => void
}) {
  const text = useIdentityProviderWords()
  const { title, lead, account, accountHint, accountEmpty, label, empty } = text
  const { signIn, signInBusy, back } = text
  const [password, setPassword] = useState('')
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState<'account' | 'password'>()
  const isAsked = isDomainAlone(name)
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
          const lacks =
            isAsked && typed.trim() === '' ? 'account' : password === '' ? 'password' : undefined
          setMissing(lacks)
          if (lacks === undefined) onGive(name, password, isAsked ? typed.trim() : undefined)
        }}
      >
        {isAsked ? (
          <TextField
            label={account}
            name="username"
            autoComplete="username"
            maxLength={maxNameLength}
            value={typed}
            onChange={setTyped}
            hint={accountHint(name)}
            refused={problem !== undefined}
            problem={missing === 'account' ? <FieldProblem>{accountEmpty}</FieldProblem> : null}
          />
        ) : (
          <>
            <p className="provider-account">
              <span className="provider-account-label">{account}</span> <bdi>{name}</bdi>
            </p>
            {/* For password managers, which look for both in one form. */}
            <input
              type="text"
              name="username"
              autoComplete="username"
              value={name}
              readOnly
              hidden
            />
          </>
        )}
        <TextField
          label={label}
          type="password"
          name="password"
          autoComplete="current-password"
          maxLength={maxLength}
          value={password}
          onChange={setPassword}
          refused={problem !== undefined}
          problem={missing === 'password' ? <FieldProblem>{empty}</FieldProblem> : null}
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
