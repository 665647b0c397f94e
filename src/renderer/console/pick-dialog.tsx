/** Choosing users and groups: a list narrowed by a word, portion by portion, from which several are taken. @module */
import { useCallback, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { PolicyTarget } from '#protocol/console-policies'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { ListBody } from './list-body.tsx'
import './pick-dialog.css'
import { usePortions } from './use-portions.ts'

type Kind = PolicyTarget['kind']
const size = 25

export function PickDialog({
  title,
  kinds,
  without,
  onPick,
  onClose,
}: {
  readonly title: string
  /** The first is shown first. */
  readonly kinds: readonly [Kind, ...Kind[]]
  /** Ids that are not to choose from. */
  readonly without: readonly string[]
  readonly onPick: (chosen: readonly PolicyTarget[]) => void
  readonly onClose: () => void
}) {
  const { text } = useConsoleWords()
  const words = text.pick
  const [kind, setKind] = useState<Kind>(kinds[0])
  const [word, setWord] = useState('')
  const [chosen, setChosen] = useState<readonly PolicyTarget[]>([])
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: PolicyTarget | undefined, signal: AbortSignal) => {
      const after = last === undefined ? '' : last.kind === 'user' ? last.note : last.id
      const request = { kind, word: word.trim(), after, limit: size }
      const reply = await relyingParty.ask(consoleRoutes.consoleTargets, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.targets } : reply
    },
    [kind, word],
  )
  const portions = usePortions({ size, ask })
  const rows = portions.rows?.filter(({ id }) => !without.includes(id))
  return (
    <Dialog title={title} onClose={onClose}>
      {kinds.length === 1 ? null : (
        <SelectField
          label={words.kind}
          value={kind}
          options={kinds.map((value) => ({ value, name: words.kinds[value] }))}
          onChange={setKind}
        />
      )}
      <SearchField
        label={words.search[kind]}
        value={word}
        maxLength={120}
        onChange={setWord}
        onLeave={() => undefined}
      />
      <div className="pick-list" role="group" aria-label={words.list} tabIndex={-1}>
        <ListBody of={{ ...portions, rows }} empty={word === '' ? words.nobody : words.none}>
          {(shown) => (
            <ul className="pick-rows">
              {shown.map((row) => (
                <li key={row.id}>
                  <Checkbox
                    label={row.displayName}
                    text={row.note}
                    checked={chosen.some(({ id }) => id === row.id)}
                    onChange={(checked) => {
                      setChosen((before) => [
                        ...before.filter(({ id }) => id !== row.id),
                        ...(checked ? [row] : []),
                      ])
                    }}
                  />
                </li>
              ))}
            </ul>
          )}
        </ListBody>
      </div>
      <p className="pick-count" role="status">
        {chosen.length === 0 ? '' : words.chosen(chosen.length)}
      </p>
      <DialogAnswers>
        <Button
          kind="primary"
          busy={chosen.length === 0}
          onClick={() => {
            onPick(chosen)
          }}
        >
          {words.select}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
