/** What the commands print: the authenticator's state as JSON, with a sentence wherever something is wrong. @module */
import type { AccountView } from '../authenticator/accounts.ts'
import type { PendingChallenge } from '../authenticator/challenge-inbox.ts'
import type { ConnectionState } from '../authenticator/connection.ts'
import { offlineCode } from './outcomes.ts'
import type { DeviceProblem, Fact, Facts, ProblemCode } from './problem.ts'
import type { Words } from './words.ts'

export function viewProblem(problem: DeviceProblem, words: Words): Facts {
  const message = words.problems[problem.code](problem.facts)
  return { error: { code: problem.code, message, ...problem.facts } }
}

export function viewAccount(account: AccountView, words: Words): Facts {
  const { id, name, displayName, tenant, origin, state, phoneSignIn, codes, key } = account
  const connection = viewConnection(origin, account.connection, words)
  const { isAppTooOld } = account
  return {
    id,
    name,
    displayName,
    tenant: { ...tenant },
    origin,
    state,
    phoneSignIn,
    codes,
    key,
    connection,
    ...(isAppTooOld ? { update: words.watch.accountTooOld(name, tenant.name) } : {}),
  }
}

export function viewConnection(
  origin: string,
  connection: ConnectionState,
  words: Words,
): Facts & { readonly message?: string } {
  if (connection.state !== 'offline') return { state: connection.state }
  const code = offlineCode(connection.reason)
  return { state: 'offline', reason: connection.reason, ...sentence(code, { origin }, words) }
}

export function sentence(
  code: ProblemCode,
  facts: Facts,
  words: Words,
): { readonly code: ProblemCode; readonly message: string } {
  return { code, message: words.problems[code](facts) }
}

/** `now`, on the monotonic clock, is when it is printed. */
export function viewChallenge(
  { id, challenge, endsAt }: PendingChallenge,
  account: AccountView | undefined,
  now: number,
): Facts {
  const { digits, ctx } = challenge
  const context: Record<string, Fact> = {}
  // Exactly what was signed; a fact that the relying party does not know is absent.
  for (const [name, value] of Object.entries(ctx)) if (value !== undefined) context[name] = value
  return {
    id,
    account: account?.name ?? '',
    accountId: account?.id ?? '',
    tenant: account === undefined ? null : { ...account.tenant },
    origin: account?.origin ?? '',
    digits,
    context,
    expiresInMs: Math.max(0, Math.round(endsAt - now)),
  }
}
