/** The parts of the console, whom each is for, and where the address says one stands. @module */
import { useSyncExternalStore } from 'react'
import type { ConsoleRight } from '#protocol/console-http'
import { onPlaceChange } from './place-keeper.ts'

export const sections = [
  { name: 'people', right: 'readDirectory' },
  { name: 'groups', right: 'readDirectory' },
  { name: 'applications', right: 'readApplications' },
  { name: 'methods', right: 'readPolicy' },
  { name: 'sign-ins', right: 'readLogs' },
  { name: 'audit', right: 'readLogs' },
  { name: 'settings', right: 'readPolicy' },
] as const satisfies readonly { readonly name: string; readonly right: ConsoleRight }[]
export type SectionName = (typeof sections)[number]['name']

export interface Place {
  readonly section: SectionName
  /** What of the section is open beside its list; empty for none. */
  readonly open: string
}

export function addressOf({ section, open }: Place): string {
  return open === '' ? `#${section}` : `#${section}/${encodeURIComponent(open)}`
}

/** The place in the address's fragment; where it is none of the reader's, the first that is. */
export function readPlace(hash: string, rights: readonly ConsoleRight[]): Place {
  const mine = sections.filter(({ right }) => rights.includes(right))
  const [, name = '', open = ''] = /^#([a-z-]+)(?:\/(.*))?$/.exec(hash) ?? []
  const found = mine.find((section) => section.name === name)
  if (found !== undefined) return { section: found.name, open: safelyDecoded(open) }
  return { section: mine[0]?.name ?? 'people', open: '' }
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Half an escape: an address that nobody wrote.
    return ''
  }
}

/** Moves with the browser's own back and forward. */
export function usePlace(rights: readonly ConsoleRight[]): Place {
  const hash = useSyncExternalStore(onPlaceChange, () => location.hash)
  return readPlace(hash, rights)
}
