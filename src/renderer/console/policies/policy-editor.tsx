/** One method's policy, edited: nothing applies before it is saved. @module */
import { useEffect, useReducer, useRef, useState } from 'react'
import { ArrowLeft } from 'lucide-react'
import type { PolicyState } from '#protocol/console-policies'
import type { MethodName } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Tabs, type Tab } from '../../ui/tabs.tsx'
import { LeaveDialog } from '../leave-dialog.tsx'
import { addressOf } from '../section.ts'
import { ConfigurePart } from './configure-part.tsx'
import { hasPasswordless, isForAll, isSame, toDraft } from './draft.ts'
import { beginEditing, edit } from './editing.ts'
import { LegacyNote } from './legacy-note.tsx'
import { LosersDialog } from './losers-dialog.tsx'
import { passMistakes } from './pass-numbers.ts'
import { SaveBar } from './save-bar.tsx'
import { SaveNote } from './save-note.tsx'
import { TargetPart } from './target-part.tsx'
import { useSaving } from './use-saving.ts'
import { WhatIfDialog } from './what-if-dialog.tsx'

type Part = 'target' | 'configure'

export function PolicyEditor({
  method,
  first,
  mayWrite,
}: {
  readonly method: MethodName
  readonly first: PolicyState
  readonly mayWrite: boolean
}) {
  const words = useConsoleWords().text.policies
  const [editing, dispatch] = useReducer(edit, first, ({ policy, named }) =>
    beginEditing(toDraft(policy, method), named),
  )
  const { draft } = editing
  const { base, saving, ...doing } = useSaving(method, first, (begun, named) => {
    dispatch({ kind: 'begin', draft: begun, named })
  })
  const [part, setPart] = useState<Part>('target')
  const [isChecked, setChecked] = useState(false)
  const [isSupposing, setSupposing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])

  const saved = toDraft(base.policy, method)
  const isDirty = !isSame(draft, saved)
  const isLegacy = base.isLegacyPhoneSignInOn && method === 'microsoftAuthenticator'
  const chooseAll = () => {
    dispatch({ kind: 'target', isAll: true })
    dispatch({ kind: 'enable', isEnabled: true })
  }
  const save = () => {
    if (draft.own.kind === 'pass' && passMistakes(draft.own.numbers).size > 0) {
      setChecked(true)
      setPart('configure')
      return
    }
    setChecked(false)
    doing.save(draft)
  }
  const tabs: readonly Tab<Part>[] = [
    { name: 'target', title: words.tabs.target },
    { name: 'configure', title: words.tabs.configure },
  ]
  const parts = { editing, dispatch, isFixed: !mayWrite || saving.step === 'working' }
  const body =
    part === 'target' ? (
      <TargetPart {...parts} mayWrite={mayWrite} />
    ) : (
      <ConfigurePart {...parts} isChecked={isChecked} />
    )
  return (
    <div className="policy">
      <div className="policy-head">
        <a className="link policy-back" href={addressOf({ section: 'methods', open: '' })}>
          <Icon of={ArrowLeft} small />
          {words.back}
        </a>
        <h2 ref={heading} tabIndex={-1} className="policy-title">
          {words.settingsOf(words.methods[method])}
        </h2>
        <p className="policy-lead">{words.about[method]}</p>
      </div>
      {mayWrite ? null : <Note kind="information">{words.readOnly}</Note>}
      {isLegacy ? (
        <LegacyNote
          onChooseAll={mayWrite && !(isForAll(draft) && draft.isEnabled) ? chooseAll : undefined}
        />
      ) : null}
      {!base.isPasswordlessRegistered && hasPasswordless(draft) ? (
        <Note
          kind="warning"
          action={
            <div>
              <PageLink href={addressOf({ section: 'settings', open: '' })}>
                {words.unregistered.settings}
              </PageLink>
            </div>
          }
        >
          <strong className="policy-strong">{words.unregistered.title}</strong>{' '}
          {words.unregistered.text}
        </Note>
      ) : null}
      {draft.own.kind === 'plain' ? (
        body
      ) : (
        <Tabs label={words.tabs.label} of={tabs} chosen={part} onChoose={setPart}>
          {body}
        </Tabs>
      )}
      {mayWrite ? (
        <div className="policy-foot">
          {saving.step === 'refused' || saving.step === 'failed' ? (
            <SaveNote of={saving} draft={draft} known={editing.known} {...doing} />
          ) : null}
          <SaveBar
            saving={saving}
            changedAt={base.changedAt}
            isDirty={isDirty}
            maySave={isDirty || isLegacy}
            wasDiscarded={editing.discarded !== undefined}
            onSave={save}
            onDiscard={() => {
              doing.rest()
              setChecked(false)
              dispatch({ kind: 'discard', to: saved })
            }}
            onBringBack={() => {
              dispatch({ kind: 'bring-back' })
            }}
            onSuppose={() => {
              setSupposing(true)
            }}
          />
        </div>
      ) : null}
      {saving.step === 'losing' ? (
        <LosersDialog
          {...saving}
          draft={draft}
          isLegacy={isLegacy}
          onSave={() => {
            doing.saveAllTheSame(draft)
          }}
          onChooseAll={() => {
            chooseAll()
            doing.rest()
          }}
          onClose={() => {
            doing.rest()
          }}
        />
      ) : null}
      {isSupposing ? (
        <WhatIfDialog
          draft={draft}
          known={editing.known}
          onClose={() => {
            setSupposing(false)
          }}
        />
      ) : null}
      <LeaveDialog isDirty={isDirty} text={words.leaving(words.methods[method])} />
    </div>
  )
}
