/** Deleting a person: what goes with them is named, and asked. @module */
import { useState } from 'react'
import { consoleRoutes, type UserDetail } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useAsking } from '../use-answer.ts'
import './delete-person-dialog.css'

type Trying =
  | { readonly step: 'still' | 'busy' }
  | { readonly step: 'in-policy'; readonly methods: readonly string[] }
  | { readonly step: 'failed'; readonly problem: Problem }

export function DeletePersonDialog({
  of: { user, groups, methods = [] },
  onDeleted,
  onClose,
}: {
  readonly of: UserDetail
  readonly onDeleted: () => void
  readonly onClose: () => void
}) {
  const { text } = useConsoleWords()
  const words = text.adding
  const relyingParty = useAsking()
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const remove = () => {
    setTrying({ step: 'busy' })
    void relyingParty.ask(consoleRoutes.consoleDeleteUser, { user: user.id }).then((reply) => {
      if (reply.outcome === 'refused') setTrying({ step: 'failed', problem: reply.problem })
      else if (reply.value.outcome === 'done') onDeleted()
      else setTrying({ step: 'in-policy', methods: reply.value.methods })
    })
  }
  const authenticators = methods.filter(({ kind }) => kind === 'authenticator').length
  const hasPass = methods.some(({ kind }) => kind === 'temporary-access-pass')
  const goes = [
    ...(authenticators > 0 ? [words.goes.authenticators(authenticators)] : []),
    ...(hasPass ? [words.goes.pass] : []),
    ...(user.roles.length > 0
      ? [words.goes.roles(user.roles.map((role) => text.roles[role]).join(', '))]
      : []),
    ...(groups.length > 0 ? [words.goes.groups(groups.length)] : []),
    words.goes.sessions,
  ]
  const names: Readonly<Record<string, string>> = {
    ...text.policies.methods,
    registrationCampaign: text.settings.registration.campaign,
  }
  return (
    <Dialog title={words.deleteTitle(user.displayName)} onClose={onClose}>
      <p>{words.deleteLead}</p>
      <ul className="goes">
        {goes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{words.stays}</p>
      {trying.step === 'in-policy' ? (
        <Note kind="problem">
          {words.inPolicy(trying.methods.map((method) => names[method] ?? method).join(', '))}
        </Note>
      ) : null}
      {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
      <DialogAnswers>
        <Button kind="danger" busy={trying.step === 'busy'} onClick={remove}>
          {words.deleteAnswer}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
