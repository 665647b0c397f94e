/** The tenant's settings: read, changed, saved or discarded as a whole. @module */
import { useEffect, useRef } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { SettingsForm } from '#protocol/console-settings-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAnswer } from '../use-answer.ts'
import { LeaveDialog } from '../leave-dialog.tsx'
import type { ViewProps } from '../view.ts'
import { ParityPart } from './parity-part.tsx'
import { RegistrationPart } from './registration-part.tsx'
import { SourcesPart } from './sources-part.tsx'
import { RequestPart, TenantPart } from './tenant-part.tsx'
import { useDraft } from './use-draft.ts'

const parts = [TenantPart, RequestPart, RegistrationPart, ParityPart, SourcesPart]

export function SettingsView({ rights }: ViewProps) {
  const { text, words } = useConsoleWords()
  const { value, problem, again } = useAnswer(askForSettings)
  const mayWrite = rights.includes('writePolicy')
  return (
    <div className="settings">
      <p className="settings-lead">{text.settings.lead}</p>
      {mayWrite ? null : <Note kind="information">{text.settings.readOnly}</Note>}
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={words.page.loading} />
        ) : null
      ) : (
        <Editor read={value} mayWrite={mayWrite} />
      )}
    </div>
  )
}

function Editor({ read, mayWrite }: { readonly read: SettingsForm; readonly mayWrite: boolean }) {
  const words = useConsoleWords().text.settings
  const { form, isChanged, state, change, save, discard } = useDraft(read)
  const whole = useRef<HTMLFormElement>(null)
  const isMistaken = state.step === 'mistaken'
  useEffect(() => {
    // The first of them, wherever on the page it stands.
    if (isMistaken) whole.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [isMistaken])
  const said =
    state.step === 'saved'
      ? words.saved
      : state.step === 'discarded'
        ? words.discarded
        : state.step === 'mistaken'
          ? words.mistakes
          : isChanged
            ? words.unsaved
            : ''
  return (
    <form
      ref={whole}
      className="settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset className="settings-fields" disabled={!mayWrite}>
        {parts.map((Part) => (
          <Part
            key={Part.name}
            of={form}
            mistakes={state.step === 'mistaken' ? state.marked : nothing}
            onChange={change}
          />
        ))}
      </fieldset>
      {state.step === 'failed' ? <ProblemNote problem={state.problem} /> : null}
      {state.step === 'meanwhile' ? <Note kind="warning">{words.meanwhile}</Note> : null}
      {mayWrite ? (
        <div className="settings-bar">
          <Button kind="primary" type="submit" compact busy={!isChanged || state.step === 'busy'}>
            {words.save}
          </Button>
          <Button compact busy={!isChanged || state.step === 'busy'} onClick={discard}>
            {words.discard}
          </Button>
          <p className="settings-said" role="status">
            {said}
          </p>
        </div>
      ) : null}
      <LeaveDialog isDirty={mayWrite && isChanged} text={words.leaving} />
    </form>
  )
}

const nothing: ReadonlySet<string> = new Set()

function askForSettings(relyingParty: RelyingParty, signal: AbortSignal) {
  return relyingParty.ask(consoleRoutes.consoleSettings, {}, { signal })
}
