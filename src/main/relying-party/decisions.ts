/** Every decision by name: plain data in, plain data out, carried out by the store inside one transaction. @module */
import { createAudit } from './audit.ts'
import { epochDecisions } from './epoch.ts'
import type { Crypto } from './ports.ts'

export type Decisions = ReturnType<typeof createDecisions>

/** What a store is opened with. */
export function createDecisions(crypto: Pick<Crypto, 'sha256'>) {
  const audit = createAudit(crypto)
  return { ...epochDecisions(audit) }
}
