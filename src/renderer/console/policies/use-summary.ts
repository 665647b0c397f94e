/** Whom a policy is for, in a few words. @module */
import { useCallback } from 'react'
import { allUsers } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import type { Draft } from './draft.ts'

type Counted = readonly { readonly id: string; readonly kind: 'user' | 'group' }[]

/** `All users`, or how many of each, and how many are excluded. */
export function useTargetSummary(): (included: Counted, excluded: number) => string {
  const words = useConsoleWords().text.policies
  return useCallback(
    (included, excluded) => {
      const count = (kind: 'user' | 'group') =>
        included.filter((row) => row.kind === kind && row.id !== allUsers).length
      const parts = [
        included.some(({ id }) => id === allUsers) ? words.allUsers : '',
        count('user') === 0 ? '' : words.countedUsers(count('user')),
        count('group') === 0 ? '' : words.countedGroups(count('group')),
      ].filter((part) => part !== '')
      const who = parts.length === 0 ? words.nobody : parts.reduce(words.and)
      return excluded === 0 ? who : words.withExclusions(who, excluded)
    },
    [words],
  )
}

/** And whether it is on. */
export function useSummary(): (draft: Draft) => string {
  const words = useConsoleWords().text.policies
  const target = useTargetSummary()
  return ({ isEnabled, included, excluded }) =>
    words.onAndFor(isEnabled ? words.yes : words.no, target(included, excluded.length))
}
