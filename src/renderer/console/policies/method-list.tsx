/** The methods we have, each with whom it is for and whether it is on. @module */
import { useMemo, useState } from 'react'
import type { PolicyState } from '#protocol/console-policies'
import { allUsers, type MethodName } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { show } from '../view.ts'

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
  const [word, setWord] = useState('')
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return methods
      .filter((id) => words.methods[id].toLocaleLowerCase(language).includes(wanted))
      .map((id) => ({ id, ...policy[id] }))
  }, [policy, word, words, language])
  return (
    <>
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
            { name: words.target, cell: (row) => <Target of={row} /> },
            {
              name: words.enabled,
              cell: ({ state }) => (
                <span className="policy-state">
                  <StateDot on={state === 'enabled'} />
                  {state === 'enabled' ? words.yes : words.no}
                </span>
              ),
            },
          ]}
        />
      )}
    </>
  )
}

interface Targeted {
  readonly includeTargets: readonly { readonly id: string; readonly targetType: 'user' | 'group' }[]
  readonly excludeTargets: readonly unknown[]
}

/** `All users`, or how many of each, and how many are excluded. */
function Target({ of: { includeTargets, excludeTargets } }: { readonly of: Targeted }) {
  const words = useConsoleWords().text.policies
  const count = (type: 'user' | 'group') =>
    includeTargets.filter(({ targetType }) => targetType === type).length
  const parts = [
    count('user') === 0 ? undefined : words.countedUsers(count('user')),
    count('group') === 0 ? undefined : words.countedGroups(count('group')),
  ].filter((part) => part !== undefined)
  const [first = words.nobody, second] = parts
  const who = includeTargets.some(({ id }) => id === allUsers)
    ? words.allUsers
    : second === undefined
      ? first
      : words.and(first, second)
  return <>{excludeTargets.length === 0 ? who : words.withExclusions(who, excludeTargets.length)}</>
}
