/** A one-time code as the second factor: tried, and where it is wrong, told in the log. @module */
import type { oneTimeCodeDecisions, OneTimeCodeTry, TryOneTimeCode } from '../one-time-code.ts'
import type { Tables } from '../tables.ts'
import { logSignIn, type LogEntry } from './log-entry.ts'

export type GiveCode = TryOneTimeCode & Pick<LogEntry, 'seed' | 'draft'>

export function codeSignInDecisions(codes: ReturnType<typeof oneTimeCodeDecisions>) {
  return {
    /** A right one is logged where it signs in. */
    giveCode(tables: Tables, asked: GiveCode): OneTimeCodeTry {
      const { tenant, subject, seed, at, draft } = asked
      const tried = codes.tryOneTimeCode(tables, asked)
      if (tried.outcome !== 'right') {
        const end = tried.outcome === 'wrong' ? 'code-wrong' : 'throttled'
        logSignIn(tables, { tenant, subject, seed, at, draft, end })
      }
      return tried
    },
  }
}
