/** Who a new person is: name, domain, type, first password and roles. @module */
import { useRef, useState } from 'react'
import type { AddingRefusal } from '#protocol/console-directory-http'
import { consoleRoutes, type UserRow } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DialogAnswers } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import '../../ui/form.css'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAnswer, useAsking } from '../use-answer.ts'
import { DisplayNameField } from './display-name-field.tsx'
import { PasswordWish, type PasswordWay } from './password-wish.tsx'
import { roleNames } from './person-roles.tsx'

export interface AddedPerson {
  readonly user: string
  readonly name: string
  /** The one that was made. */
  readonly password?: string | undefined
}

type Trying =
  | { readonly step: 'still' | 'busy' | 'nameless' }
  | { readonly step: 'refused'; readonly code: AddingRefusal }
  | { readonly step: 'failed'; readonly problem: Problem }

const kinds = ['member', 'guest'] as const satisfies readonly UserRow['kind'][]
const ofName: readonly AddingRefusal[] = ['name-invalid', 'name-taken', 'domain-unknown']
const ofPassword: readonly AddingRefusal[] = [
  ...(['password-missing', 'too-short', 'too-long', 'too-common', 'names-account'] as const),
]

export function AddPersonForm({
  onAdded,
  onClose,
}: {
  readonly onAdded: (added: AddedPerson) => void
  readonly onClose: () => void
}) {
  const { text, words: page } = useConsoleWords()
  const words = text.adding
  const relyingParty = useAsking()
  const { value: terms, problem, again } = useAnswer(askForTerms)
  const [displayName, setDisplayName] = useState('')
  const [name, setName] = useState('')
  const [chosen, setDomain] = useState<string>()
  const [kind, setKind] = useState<UserRow['kind']>('member')
  const [way, setWay] = useState<PasswordWay>('made')
  const [roles, setRoles] = useState<UserRow['roles']>([])
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const password = useRef<HTMLInputElement>(null)
  if (terms === undefined) {
    return problem === undefined ? (
      <Skeleton label={page.page.loading} />
    ) : (
      <ProblemNote problem={problem} onTryAgain={again} />
    )
  }
  const domain = terms.domains.find((one) => one.name === chosen) ?? terms.domains[0]
  const typed = () => (way === 'typed' ? (password.current?.value ?? '') : '')

  const wish = () =>
    domain?.federated === true
      ? ({ how: 'none' } as const)
      : way === 'made'
        ? ({ how: 'made' } as const)
        : ({ how: 'typed', password: typed() } as const)
  const add = () => {
    const local = name.trim()
    if (displayName.trim() === '') {
      setTrying({ step: 'nameless' })
      return
    }
    if (local === '' || /[\s@]/.test(local)) {
      setTrying({ step: 'refused', code: 'name-invalid' })
      return
    }
    const given = wish()
    if (given.how === 'typed' && given.password === '') {
      setTrying({ step: 'refused', code: 'password-missing' })
      return
    }
    setTrying({ step: 'busy' })
    const request = {
      ...{ name: `${local}@${domain?.name ?? ''}`, displayName: displayName.trim(), kind },
      ...{ password: given, roles },
    }
    void relyingParty.ask(consoleRoutes.consoleAddUser, request).then((reply) => {
      if (reply.outcome === 'refused') setTrying({ step: 'failed', problem: reply.problem })
      else if (reply.value.outcome === 'refused') {
        setTrying({ step: 'refused', code: reply.value.code })
      } else onAdded(reply.value)
    })
  }
  const say = (codes: readonly AddingRefusal[]): string | undefined => {
    if (trying.step !== 'refused' || !codes.includes(trying.code)) return undefined
    return trying.code === 'too-short'
      ? words.refused['too-short'](terms.leastPasswordLength)
      : words.refused[trying.code]
  }
  const nameProblem = say(ofName)
  const otherProblem = say(['role-above', 'password-elsewhere'])
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (trying.step !== 'busy') add()
      }}
    >
      <DisplayNameField
        value={displayName}
        isMissing={trying.step === 'nameless'}
        onChange={setDisplayName}
      />
      <TextField
        label={words.name}
        name="name"
        value={name}
        autoComplete="off"
        maxLength={64}
        autoFocus={false}
        hint={words.nameHint(domain?.name ?? '')}
        problem={nameProblem && <FieldProblem>{nameProblem}</FieldProblem>}
        onChange={setName}
      />
      {terms.domains.length > 1 ? (
        <SelectField
          label={words.domain}
          value={domain?.name ?? ''}
          options={terms.domains.map((one) => ({
            value: one.name,
            name: one.federated ? words.federated(one.name) : one.name,
          }))}
          onChange={setDomain}
        />
      ) : null}
      <SelectField
        label={words.kind}
        value={kind}
        options={kinds.map((value) => ({ value, name: text.people.kinds[value] }))}
        onChange={setKind}
      />
      {domain?.federated === true ? (
        <p className="small-print">{words.elsewhere(domain.name)}</p>
      ) : (
        <PasswordWish
          label={words.password}
          madeText={words.madeText}
          way={way}
          input={password}
          least={terms.leastPasswordLength}
          problem={say(ofPassword)}
          onChange={setWay}
        />
      )}
      <Disclosure title={text.person.roles.change}>
        <ul className="detail-rows disclosed">
          {roleNames.map((role) => (
            <li key={role} className="detail-row">
              <Checkbox
                label={text.roles[role]}
                text={text.person.roles.text[role]}
                checked={roles.includes(role)}
                onChange={(held) => {
                  setRoles([...roles.filter((one) => one !== role), ...(held ? [role] : [])])
                }}
              />
            </li>
          ))}
        </ul>
      </Disclosure>
      {otherProblem === undefined ? null : <Note kind="problem">{otherProblem}</Note>}
      {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
      <DialogAnswers>
        <Button kind="primary" type="submit" busy={trying.step === 'busy'}>
          {words.add}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </form>
  )
}

function askForTerms(relyingParty: RelyingParty, signal: AbortSignal) {
  return relyingParty.ask(consoleRoutes.consoleAddingTerms, {}, { signal })
}
