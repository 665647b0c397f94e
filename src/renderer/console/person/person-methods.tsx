/** A person's authentication methods, each with what is known of it. @module */
import { useState } from 'react'
import { consoleRoutes, type MethodRow } from '#protocol/console-http'
import type { RelyingParty, Reply } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { PassDialog } from './pass-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'

type Removable = Extract<MethodRow, { kind: 'authenticator' | 'temporary-access-pass' }>

export function PersonMethods({
  user,
  name,
  methods,
  mayWrite,
  busy,
  run,
}: {
  readonly user: string
  readonly name: string
  readonly methods: readonly MethodRow[]
  readonly mayWrite: boolean
  readonly busy: boolean
  readonly run: (doing: (asked: RelyingParty) => Promise<Reply<unknown>>) => void
}) {
  const { text } = useConsoleWords()
  const [removing, setRemoving] = useState<Removable>()
  const [giving, setGiving] = useState<'nothing' | 'pass' | 'password'>('nothing')
  const done = (isGiven: boolean) => {
    setGiving('nothing')
    if (isGiven) run(() => Promise.resolve({ outcome: 'done', value: undefined }))
  }
  return (
    <>
      {methods.length === 0 ? <p className="detail-row-text">{text.people.noMethods}</p> : null}
      <ul className="detail-rows">
        {methods.map((method) => (
          <li key={keyOf(method)} className="detail-row">
            <MethodWords of={method} />
            {mayWrite && isRemovable(method) ? (
              <div>
                <ActionLink
                  danger
                  busy={busy}
                  label={`${text.methods.delete}: ${nameOf(method, text.methods)}`}
                  onClick={() => {
                    setRemoving(method)
                  }}
                >
                  {text.methods.delete}
                </ActionLink>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <div className="detail-actions">
          <Button
            compact
            onClick={() => {
              setGiving('pass')
            }}
          >
            {text.person.pass.add}
          </Button>
          <Button
            compact
            onClick={() => {
              setGiving('password')
            }}
          >
            {text.person.password.open}
          </Button>
        </div>
      ) : null}
      {giving === 'pass' ? <PassDialog user={user} name={name} onDone={done} /> : null}
      {giving === 'password' ? <PasswordDialog user={user} name={name} onDone={done} /> : null}
      {removing === undefined ? null : (
        <Dialog
          title={text.methods.deleteTitle(nameOf(removing, text.methods))}
          onClose={() => {
            setRemoving(undefined)
          }}
        >
          <p>
            {removing.kind === 'authenticator'
              ? text.methods.deleteText
              : text.methods.deletePassText}
          </p>
          <DialogAnswers>
            <Button
              kind="danger"
              onClick={() => {
                setRemoving(undefined)
                run((asked) =>
                  removing.kind === 'authenticator'
                    ? asked.ask(consoleRoutes.consoleRemoveMethod, {
                        ...{ user, authenticator: removing.id },
                      })
                    : asked.ask(consoleRoutes.consoleDeletePass, { user, pass: removing.id }),
                )
              }}
            >
              {text.methods.delete}
            </Button>
            <Button
              onClick={() => {
                setRemoving(undefined)
              }}
            >
              {text.methods.keep}
            </Button>
          </DialogAnswers>
        </Dialog>
      )}
    </>
  )
}

function MethodWords({ of: method }: { readonly of: MethodRow }) {
  const { text, day, moment } = useConsoleWords()
  const { methods } = text
  return (
    <>
      <p className="detail-row-name">
        <bdi>{nameOf(method, methods)}</bdi>
      </p>
      {factsOf().map((fact) => (
        <p key={fact} className="detail-row-text">
          {fact}
        </p>
      ))}
    </>
  )

  function factsOf(): string[] {
    switch (method.kind) {
      case 'password':
        return [methods.changed(day(method.changedAt))]
      case 'one-time-codes':
        return [methods.added(day(method.addedAt))]
      case 'temporary-access-pass':
        return [
          `${methods.passUsability[method.usability]} · ${methods.passEnds(moment(method.endsAt))}`,
        ]
      case 'authenticator':
        return [
          `${method.phoneSignIn ? methods.phoneSignIn : methods.notification} · ${method.connected ? methods.connected : methods.notConnected}`,
          `${method.platform} · ${method.version}`,
          `${methods.added(day(method.addedAt))} · ${method.lastUsedAt === 0 ? methods.neverUsed : methods.used(moment(method.lastUsedAt))}`,
        ]
    }
  }
}

function isRemovable(method: MethodRow): method is Removable {
  return method.kind === 'authenticator' || method.kind === 'temporary-access-pass'
}

function nameOf(
  method: MethodRow,
  words: Readonly<Record<'password' | 'one-time-codes' | 'temporary-access-pass', string>>,
): string {
  return method.kind === 'authenticator' ? method.device : words[method.kind]
}

function keyOf(method: MethodRow): string {
  return 'id' in method ? `${method.kind} ${method.id}` : method.kind
}
