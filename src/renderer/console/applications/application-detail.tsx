/** One application: what it is, its addresses, secrets and permissions, and what an administrator may change. @module */
import { useCallback, useState } from 'react'
import type { ApplicationDetail as Application } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Announcement } from '../../ui/announcement.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Detail, DetailPart } from '../detail.tsx'
import { useAnswer } from '../use-answer.ts'
import { show } from '../view.ts'
import type { DetailProps } from '../whole-list.tsx'
import { AddressesDialog } from './addresses-dialog.tsx'
import { AddressesPart } from './addresses-part.tsx'
import './applications.css'
import { DeleteDialog } from './delete-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { PermissionsDialog } from './permissions-dialog.tsx'
import { SecretsPart } from './secrets-part.tsx'

type Asking = 'nothing' | 'words' | 'addresses' | 'permissions' | 'deletion'

export function ApplicationDetail({ id, mayWrite, onChange, onDeleted }: DetailProps) {
  const { text, words: page } = useConsoleWords()
  const words = text.applications
  const [asking, setAsking] = useState<Asking>('nothing')
  const [said, setSaid] = useState('')
  const ask = useCallback(
    (asked: RelyingParty, signal: AbortSignal) =>
      asked.ask(consoleRoutes.consoleApplication, { application: id }, { signal }),
    [id],
  )
  const { value, problem, again } = useAnswer(ask)
  const stop = () => {
    setAsking('nothing')
  }
  const changed = (what: string) => {
    stop()
    setSaid(what)
    again()
    onChange()
  }
  const saved = () => {
    changed(words.done.saved)
  }
  return (
    <Detail
      title={value?.displayName ?? '…'}
      {...(value === undefined ? {} : { above: aboveOf(value, words) })}
      onClose={() => {
        show('applications', '')
      }}
    >
      <Announcement>{said}</Announcement>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={page.page.loading} />
        ) : null
      ) : (
        <>
          <DetailPart title={words.use}>
            <CopyLine name={words.clientId} value={value.clientId} />
            <CopyLine name={words.authority} value={value.authority} />
          </DetailPart>
          <AddressesPart of={value} />
          <SecretsPart of={value} mayWrite={mayWrite} onChange={changed} />
          <DetailPart title={words.permissions}>
            {value.permissions.length === 0 ? (
              <p className="detail-row-text">{words.noPermissions}</p>
            ) : (
              <ul className="detail-rows">
                {value.permissions.map((one) => (
                  <li key={one}>
                    <p>{words.permissionTexts[one]}</p>
                    <p className="detail-row-text">
                      <code>{one}</code>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </DetailPart>
          {mayWrite ? (
            <div className="detail-actions">
              {(
                [
                  ['words', words.edit],
                  ['addresses', words.editAddresses],
                  ...(value.mayGrant ? ([['permissions', words.editPermissions]] as const) : []),
                  ['deletion', words.delete],
                ] as const
              ).map(([what, label]) => (
                <Button
                  key={what}
                  compact
                  onClick={() => {
                    setAsking(what)
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          ) : null}
          {asking === 'words' ? <EditDialog of={value} onSaved={saved} onClose={stop} /> : null}
          {asking === 'addresses' ? (
            <AddressesDialog of={value} onSaved={saved} onClose={stop} />
          ) : null}
          {asking === 'permissions' ? (
            <PermissionsDialog of={value} onSaved={saved} onClose={stop} />
          ) : null}
          {asking === 'deletion' ? (
            <DeleteDialog of={value} onDeleted={onDeleted} onClose={stop} />
          ) : null}
        </>
      )}
    </Detail>
  )
}

function CopyLine({ name, value }: { readonly name: string; readonly value: string }) {
  const words = useConsoleWords().text.applications
  return (
    <div className="application-line">
      <p className="detail-row-text">{name}</p>
      <CopyField whole label={name} value={value} words={words.copy} />
    </div>
  )
}

function aboveOf(
  { kinds, signInAudience }: Application,
  words: ReturnType<typeof useConsoleWords>['text']['applications'],
): string {
  const kind = kinds.map((one) => words.kinds[one]).join(', ')
  return `${kind} · ${words.audiences[signInAudience]}`
}
