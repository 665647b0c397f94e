/** One secret to give, and the other ways below it: a password, a pass or a code. @module */
import { useState } from 'react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { ActionLink } from '../ui/link.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AccountLine } from './account-line.tsx'
import { LostNote } from './lost-note.tsx'
import type { Act } from './sign-in-state.ts'

export interface SecretWords {
  readonly title: string
  readonly lead?: string
  readonly label: string
  readonly empty: string
  readonly signIn: string
  readonly signInBusy: string
}

export function SecretStep({
  words: { title, lead, label, empty, signIn, signInBusy },
  kind,
  name,
  lost = false,
  act,
  onGive,
  onOther,
  onRestart,
}: {
  readonly words: SecretWords
  readonly kind: 'password' | 'pass' | 'code'
  readonly name: string
  readonly lost?: boolean
  readonly act: Act
  readonly onGive: (secret: string) => void
  /** To the other ways, where there are some. */
  readonly onOther?: (() => void) | undefined
  readonly onRestart: () => void
}) {
  const { words } = useWords()
  const [secret, setSecret] = useState('')
  const [missing, setMissing] = useState(false)
  const busy = act.kind === 'busy'
  return (
    <Step
      title={title}
      focusTitle={false}
      {...(lead === undefined ? {} : { lead })}
      above={<AccountLine name={name} onOther={onRestart} />}
    >
      {lost && act.kind !== 'refused' ? <LostNote /> : null}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          setMissing(secret === '')
          if (secret !== '') onGive(secret)
        }}
      >
        {/* For password managers, which look for both in one form. */}
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <TextField
          label={label}
          {...fields[kind]}
          value={secret}
          onChange={setSecret}
          refused={act.kind === 'refused'}
          problem={missing ? <FieldProblem>{empty}</FieldProblem> : null}
        />
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? signInBusy : signIn}
        </Button>
      </form>
      {onOther === undefined ? null : (
        <Ways>
          <ActionLink onClick={onOther} busy={busy}>
            {words.signIn.ways.other}
          </ActionLink>
        </Ways>
      )}
    </Step>
  )
}

const fields = {
  password: {
    type: 'password',
    name: 'password',
    autoComplete: 'current-password',
    maxLength: 256,
  },
  pass: { type: 'password', name: 'pass', autoComplete: 'off', maxLength: 256 },
  code: { type: 'text', name: 'code', autoComplete: 'one-time-code', maxLength: 16 },
} as const
