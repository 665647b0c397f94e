/** Registering an application: its name, its kind, where it is led back to, and who may use it. @module */
import { useState } from 'react'
import { type SignInAudience, signInAudiences } from '#protocol/application'
import { applicationKinds, type ApplicationKind } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { sayRefusal } from './application-words.ts'
import { ChangeForm } from './change-form.tsx'
import { useChange } from './use-change.ts'

const none = { spa: [], web: [], publicClient: [] }

export function MakeDialog({
  onMade,
  onClose,
}: {
  readonly onMade: (id: string) => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.applications
  const { trying, change } = useChange()
  const [displayName, setName] = useState('')
  const [kind, setKind] = useState<ApplicationKind>('spa')
  const [address, setAddress] = useState('')
  const [signInAudience, setAudience] = useState<SignInAudience>(signInAudiences[0])
  const [missing, setMissing] = useState<'nothing' | 'name' | 'address'>('nothing')
  const [sent, setSent] = useState('')
  const make = () => {
    const name = displayName.trim()
    const uri = address.trim()
    const lacks = name === '' ? 'name' : kind !== 'daemon' && uri === '' ? 'address' : 'nothing'
    setMissing(lacks)
    if (lacks !== 'nothing') return
    setSent(uri)
    const request = {
      ...{ displayName: name, signInAudience },
      redirectUris: kind === 'daemon' ? none : { ...none, [kind]: [uri] },
      // A command line has no secret, and its device code no address.
      isFallbackPublicClient: kind === 'publicClient',
    }
    change(
      (asked) => asked.ask(consoleRoutes.consoleMakeApplication, request),
      ({ id }) => {
        onMade(id)
      },
    )
  }
  const why = trying.step === 'refused' && trying.why.code === 'address' ? trying.why : undefined
  const wrong =
    missing === 'address'
      ? words.addressMissing
      : why === undefined
        ? undefined
        : sayRefusal(why, words, [sent])
  return (
    <ChangeForm
      title={words.makeTitle}
      trying={trying}
      isPlaced={why !== undefined}
      isDirty={displayName !== '' || address !== ''}
      save={words.register}
      onSave={make}
      onClose={onClose}
    >
      <TextField
        label={words.name}
        name="name"
        value={displayName}
        autoComplete="off"
        maxLength={120}
        problem={missing === 'name' ? <FieldProblem>{words.nameMissing}</FieldProblem> : undefined}
        onChange={setName}
      />
      <RadioGroup
        label={words.kind}
        value={kind}
        options={applicationKinds.map((value) => ({
          ...{ value, name: words.kinds[value], text: words.kindTexts[value] },
        }))}
        onChange={setKind}
      />
      {kind === 'daemon' ? null : (
        <TextField
          label={words.redirectUri}
          name="address"
          value={address}
          autoComplete="off"
          maxLength={300}
          autoFocus={false}
          problem={wrong === undefined ? undefined : <FieldProblem>{wrong}</FieldProblem>}
          onChange={setAddress}
        />
      )}
      <RadioGroup
        label={words.audience}
        value={signInAudience}
        options={signInAudiences.map((value) => ({ value, name: words.audiences[value] }))}
        onChange={setAudience}
      />
    </ChangeForm>
  )
}
