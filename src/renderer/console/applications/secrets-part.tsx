/** The secrets of an application: which there are, a new one, and deleting one. @module */
import { useState } from 'react'
import type { ApplicationDetail, SecretRow } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { DetailPart } from '../detail.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useDone } from './use-done.ts'

export function SecretsPart({
  of: application,
  mayWrite,
  onChange,
}: {
  readonly of: ApplicationDetail
  readonly mayWrite: boolean
  readonly onChange: (what: string) => void
}) {
  const { text, moment } = useConsoleWords()
  const words = text.applications
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<SecretRow>()
  const nameOf = ({ displayName }: SecretRow) => (displayName === '' ? words.unnamed : displayName)
  const { secrets, now, permissions, mayGrant } = application
  return (
    <DetailPart title={words.secrets}>
      {secrets.length === 0 ? (
        <p className="detail-row-text">{words.noSecrets}</p>
      ) : (
        <ul className="detail-rows">
          {secrets.map((secret) => (
            <li key={secret.keyId} className="detail-row">
              <p className="detail-row-name">
                <bdi>{nameOf(secret)}</bdi>
              </p>
              <p className="detail-row-text">
                {secret.endsAt <= now
                  ? words.secretEnded(moment(secret.endsAt))
                  : words.secretEnds(moment(secret.endsAt))}
                {' · '}
                {words.secretHint(secret.hint)}
              </p>
              {mayWrite ? (
                <div>
                  <ActionLink
                    danger
                    label={words.removeSecretLabel(nameOf(secret))}
                    onClick={() => {
                      setRemoving(secret)
                    }}
                  >
                    {words.removeSecret}
                  </ActionLink>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (mayGrant || permissions.length === 0) ? (
        <div>
          <Button
            compact
            onClick={() => {
              setAdding(true)
            }}
          >
            {words.newSecret}
          </Button>
        </div>
      ) : null}
      {isAdding ? (
        <SecretDialog
          application={application.id}
          onDone={(isAdded) => {
            setAdding(false)
            if (isAdded) onChange(words.done.saved)
          }}
        />
      ) : null}
      {removing === undefined ? null : (
        <RemoveDialog
          application={application.id}
          secret={removing.keyId}
          onRemoved={() => {
            setRemoving(undefined)
            onChange(words.done.removed)
          }}
          onClose={() => {
            setRemoving(undefined)
          }}
        />
      )}
    </DetailPart>
  )
}

function RemoveDialog({
  application,
  secret,
  onRemoved,
  onClose,
}: {
  readonly application: string
  readonly secret: string
  readonly onRemoved: () => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.applications
  const { isBusy, problem, run } = useDone(onRemoved)
  return (
    <Dialog title={words.removeSecretTitle} onClose={onClose}>
      <p>{words.removeSecretText}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <DialogAnswers>
        <Button
          kind="danger"
          busy={isBusy}
          onClick={() => {
            run((asked) => asked.ask(consoleRoutes.consoleRemoveSecret, { application, secret }))
          }}
        >
          {words.removeSecret}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
