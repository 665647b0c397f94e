/** The password, and the other ways below it. @module */
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
import type { Act, Asked } from './sign-in-state.ts'
import type { SignInVerbs } from './use-sign-in.ts'

const maxPasswordLength = 256

export function PasswordStep({
  view,
  act,
  verbs,
}: {
  readonly view: Asked
  readonly act: Act
  readonly verbs: Pick<SignInVerbs, 'givePassword' | 'chooseWays' | 'restart'>
}) {
  const { words } = useWords()
  const { title, label, empty, signIn, signInBusy } = words.signIn.password
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const busy = act.kind === 'busy'
  return (
    <Step
      title={title}
      focusTitle={false}
      above={<AccountLine name={view.name} onOther={verbs.restart} />}
    >
      {view.lost === true && act.kind !== 'refused' ? <LostNote /> : null}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          setMissing(password === '')
          if (password !== '') verbs.givePassword(password)
        }}
      >
        {/* For password managers, which look for both in one form. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={view.name}
          readOnly
          hidden
        />
        <TextField
          label={label}
          type="password"
          name="password"
          autoComplete="current-password"
          maxLength={maxPasswordLength}
          value={password}
          onChange={setPassword}
          refused={act.kind === 'refused'}
          problem={missing ? <FieldProblem>{empty}</FieldProblem> : null}
        />
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? signInBusy : signIn}
        </Button>
      </form>
      {view.methods.includes('authenticator') ? (
        <Ways>
          <ActionLink onClick={verbs.chooseWays} busy={busy}>
            {words.signIn.ways.other}
          </ActionLink>
        </Ways>
      ) : null}
    </Step>
  )
}
