/** The numbers on the pages, for the virtual authenticators: nothing tells them to a real one. @module */
import { numberContext } from '../main/relying-party/judge-approval.ts'
import type { NumberSeal } from '../main/relying-party/ports.ts'

const remembered = 4096

export interface KnownNumbers {
  /** A seal that does the same as `own`, and notes what it seals. */
  around(own: NumberSeal): NumberSeal
  of(tenant: string, transaction: string): string | undefined
}

export function createKnownNumbers(): KnownNumbers {
  const numbers = new Map<string, string>()
  return {
    around: (own) => ({
      ...own,
      seal(number, context) {
        numbers.set(context, number)
        const [oldest] = numbers.size > remembered ? numbers.keys() : []
        if (oldest !== undefined) numbers.delete(oldest)
        return own.seal(number, context)
      },
    }),
    of: (tenant, transaction) => numbers.get(numberContext(tenant, transaction)),
  }
}
