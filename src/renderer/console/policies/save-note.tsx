/** Why a save was refused, in words, and what to do: the edit is kept. @module */
import type { PolicySaveRefusal, PolicyState, PolicyTarget } from '#protocol/console-policies'
import { ProblemNote } from '../../page/problem-note.tsx'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Emphasized } from '../../ui/emphasized.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { addressOf } from '../section.ts'
import { toDraft, type Draft } from './draft.ts'
import { targetAt } from './target-at.ts'
import { useSummary } from './use-summary.ts'
import type { Saving } from './use-saving.ts'

/** Whom rows name. */
type Known = ReadonlyMap<string, PolicyTarget>

interface Doing {
  readonly takeTheirs: (theirs: PolicyState) => void
  readonly keepMine: (theirs: PolicyState) => void
  readonly save: (draft: Draft) => void
}

export function SaveNote({
  of: saving,
  draft,
  known,
  ...doing
}: Doing & {
  readonly of: Extract<Saving, { step: 'refused' | 'failed' }>
  readonly draft: Draft
  readonly known: Known
}) {
  if (saving.step === 'refused') {
    return <Refused of={saving.refusal} draft={draft} known={known} {...doing} />
  }
  return (
    <ProblemNote
      problem={saving.problem}
      onTryAgain={() => {
        doing.save(draft)
      }}
    />
  )
}

function Refused({
  of: refusal,
  draft,
  known,
  takeTheirs,
  keepMine,
}: Omit<Doing, 'save'> & {
  readonly of: PolicySaveRefusal
  readonly draft: Draft
  readonly known: Known
}) {
  const { text, language } = useConsoleWords()
  const { refused } = text.policies
  switch (refusal.code) {
    case 'policy-too-large': {
      const { bytes, maxBytes, users, groups } = refusal
      const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
      // Rounded up, so that what is too large never reads as just right.
      const told = size.format(Math.ceil((bytes / 1024) * 10) / 10)
      return (
        <Note kind="problem" code={refusal.code}>
          <strong className="policy-strong">
            {refused.tooLarge(told, size.format(maxBytes / 1024))}
          </strong>{' '}
          {refused.tooLargeCause(users, groups)} {refused.tooLargeHelp}
        </Note>
      )
    }
    case 'combined-registration-off':
      return (
        <Note
          kind="problem"
          code={refusal.code}
          action={
            <div>
              {/* Beside this page, so that the edit stays. */}
              <a
                className="link"
                href={addressOf({ section: 'settings', open: '' })}
                target="_blank"
                rel="noreferrer"
              >
                {refused.combinedLink}
              </a>
            </div>
          }
        >
          {refused.combinedOff} {refused.combinedKept}
        </Note>
      )
    case 'changed-meanwhile':
      return (
        <Note
          kind="problem"
          code={refusal.code}
          action={
            <>
              <Compared theirs={toDraft(refusal.state.policy, draft.method)} mine={draft} />
              <div className="policy-answers">
                <ActionLink
                  onClick={() => {
                    takeTheirs(refusal.state)
                  }}
                >
                  {refused.takeTheirs}
                </ActionLink>
                <ActionLink
                  onClick={() => {
                    keepMine(refusal.state)
                  }}
                >
                  {refused.keepMine}
                </ActionLink>
              </div>
            </>
          }
        >
          {refused.changedMeanwhile} {refused.changedHelp}
        </Note>
      )
    case 'target-unknown': {
      const id = targetAt(draft, refusal.path) ?? ''
      return (
        <Note kind="problem" code={refusal.path}>
          <Emphasized
            sentence={refused.targetUnknown}
            name={known.get(id)?.displayName ?? text.policies.gone}
          />
        </Note>
      )
    }
    case 'invalid':
      return (
        <Note kind="problem" code={refusal.path}>
          {refused.invalid}
        </Note>
      )
  }
}

function Compared({ theirs, mine }: { readonly theirs: Draft; readonly mine: Draft }) {
  const words = useConsoleWords().text.policies
  const summary = useSummary()
  return (
    <Facts
      dense
      of={[
        { name: words.refused.savedNow, value: summary(theirs) },
        { name: words.refused.yourEdit, value: summary(mine) },
      ]}
    />
  )
}
