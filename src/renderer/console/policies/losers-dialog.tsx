/** Before a save: who would lose phone sign-in by it, by name, and all of them for whoever asks. @module */
import { useCallback, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { Loser } from '#protocol/console-policies'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { usePortions } from '../use-portions.ts'
import { toChange, type Draft } from './draft.ts'
import './picker.css'

const size = 50

export function LosersDialog({
  count,
  losers,
  draft,
  isLegacy,
  onSave,
  onChooseAll,
  onClose,
}: {
  readonly count: number
  readonly losers: readonly Loser[]
  readonly draft: Draft
  readonly isLegacy: boolean
  readonly onSave: () => void
  readonly onChooseAll: () => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.policies.losers
  const [isWhole, setWhole] = useState(false)
  return (
    <Dialog title={words.title(count)} onClose={onClose}>
      <p>{words.text}</p>
      {isLegacy ? <p>{words.legacy}</p> : null}
      {isWhole ? (
        <AllLosers draft={draft} />
      ) : (
        <div>
          <Names of={losers} />
          {count > losers.length ? (
            <p className="losers-more">
              {words.others(count - losers.length)}{' '}
              <ActionLink
                onClick={() => {
                  setWhole(true)
                }}
              >
                {words.all}
              </ActionLink>
            </p>
          ) : null}
        </div>
      )}
      <DialogAnswers>
        {isLegacy ? (
          <Button kind="primary" onClick={onChooseAll}>
            {words.allUsers}
          </Button>
        ) : null}
        <Button kind={isLegacy ? 'quiet' : 'primary'} onClick={onClose}>
          {words.back}
        </Button>
        <Button kind="danger" onClick={onSave}>
          {words.save}
        </Button>
      </DialogAnswers>
    </Dialog>
  )
}

function Names({ of: people }: { readonly of: readonly Loser[] }) {
  const words = useConsoleWords().text.policies.losers
  return (
    <ul className="losers" aria-label={words.names}>
      {people.map(({ id, name, displayName }) => (
        <li key={id} className="losers-one">
          <bdi className="policy-strong">{displayName}</bdi>
          <bdi className="policy-quiet">{name}</bdi>
        </li>
      ))}
    </ul>
  )
}

function AllLosers({ draft }: { readonly draft: Draft }) {
  const words = useConsoleWords().text.policies
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: Loser | undefined, signal: AbortSignal) => {
      const { microsoftAuthenticator } = toChange(draft)
      if (microsoftAuthenticator === undefined) return { outcome: 'done', value: [] } as const
      const request = { microsoftAuthenticator, after: last?.name ?? '', limit: size }
      const reply = await relyingParty.ask(consoleRoutes.consoleLosers, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.losers } : reply
    },
    [draft],
  )
  const { rows, problem, hasMore, isWaiting, more, again } = usePortions({ size, ask })
  return (
    <div
      className="policy-scroll"
      role="region"
      aria-label={words.losers.names}
      tabIndex={0}
      aria-busy={isWaiting || undefined}
    >
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      <Names of={rows ?? []} />
      {hasMore ? (
        <Button compact busy={isWaiting} onClick={more}>
          {words.showMore}
        </Button>
      ) : null}
    </div>
  )
}
