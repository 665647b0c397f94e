/** What the keychain helper is asked and what it answers, over the message port of its process. @module */

export type KeychainWish =
  | { readonly verb: 'get' | 'delete'; readonly name: string }
  | { readonly verb: 'set'; readonly name: string; readonly secret: string }

/** One at a time: the next is sent when the answer to this one is there. */
export type KeychainRequest = KeychainWish & { readonly id: number }

export type KeychainReply =
  /** `secret` for a `get` that found one. `changed` says whether a `delete` deleted anything. */
  | {
      readonly id: number
      readonly outcome: 'done'
      readonly secret?: string
      readonly changed?: boolean
    }
  /** The keychain library itself could not be loaded. */
  | { readonly id: number; readonly outcome: 'library-missing' }
  /** The operating system's own words; they name no secret. */
  | { readonly id: number; readonly outcome: 'failed'; readonly message: string }

/** The service under which all entries stand. */
export const keychainService = 'countersign'

export function isKeychainReply(message: unknown): message is KeychainReply {
  if (typeof message !== 'object' || message === null) return false
  const { id, outcome } = message as Partial<Record<'id' | 'outcome', unknown>>
  return (
    typeof id === 'number' &&
    (outcome === 'done' || outcome === 'library-missing' || outcome === 'failed')
  )
}
