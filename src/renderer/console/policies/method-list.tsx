/** The methods we have, each with whom it is for and whether it is on. @module */
import { useMemo, useState } from 'react'
import type { PolicyState } from '#protocol/console-policies'
import type { MethodName } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { show } from '../view.ts'
import { toDraft } from './draft.ts'
import { useTargetSummary } from './use-summary.ts'

/** In the order in which the portal lists them. */
export const methods = [
  'microsoftAuthenticator',
  'temporaryAccessPass',
  'softwareOath',
  'password',
] as const satisfies readonly MethodName[]

export function MethodList({ of: { policy } }: { readonly of: PolicyState }) {
  const { text, language } = useConsoleWords()
  const words = text.policies
  const summary = useTargetSummary()
  const [word, setWord] = useState('')
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return methods
      .filter((id) => words.methods[id].toLocaleLowerCase(language).includes(wanted))
      .map((id) => ({ id, ...toDraft(policy, id) }))
  }, [policy, word, words, language])
  return (
    <>
      <p className="policy-lead">{words.lead}</p>
      <div className="console-bar">
        <SearchField
          label={words.search}
          value={word}
          maxLength={60}
          onChange={setWord}
          onLeave={() => undefined}
        />
      </div>
      {found.length === 0 ? (
        <p className="console-empty">{text.list.none}</p>
      ) : (
        <DataTable
          label={words.title}
          rows={found}
          open=""
          onOpen={({ id }) => {
            show('methods', id)
          }}
          columns={[
            { name: words.method, cell: ({ id }) => words.methods[id] },
            {
              name: words.target,
              cell: ({ included, excluded }) => summary(included, excluded.length),
            },
            {
              name: words.enabled,
              cell: ({ isEnabled }) => (
                <span className="policy-state">
                  <StateDot on={isEnabled} />
                  {isEnabled ? words.yes : words.no}
                </span>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
