/** What a proved device says to a request: an approval or a denial, and what it is told. @module */
import { readApproval } from '#protocol/approval'
import { denialStatement } from '#protocol/denial'
import type { DeviceFrame } from '#protocol/frames'
import type { Context } from './context.ts'
import type { DenialResult } from './sign-in/deny-attempt.ts'
import type { DeviceSocket } from './doors.ts'
import type { AnswerResult } from './judge-approval.ts'
import { readStatement, unlessMalformed } from './statements.ts'

/** One account that was proved on a connection. */
export interface ConnectedAccount {
  readonly tenant: string
  readonly device: string
}

type Accounts = ReadonlyMap<string, ConnectedAccount>

export async function receiveAnswer(
  context: Context,
  accounts: Accounts,
  { txn, response }: Extract<DeviceFrame, { type: 'answer' }>,
  socket: DeviceSocket,
): Promise<void> {
  const { store, identity, statements, live, crashPoints } = context
  const approval = unlessMalformed(() => readApproval(response))
  const account = accounts.get(approval?.clientData.approval.dev ?? '') ?? onlyOne(accounts)
  if (account === undefined) {
    socket.send({ type: 'problem', code: 'transaction-unknown', txn })
    return
  }
  if (live.isExhausted({ tenant: account.tenant, attempt: txn })) {
    socket.send({ type: 'problem', code: 'too-many', txn })
    return
  }
  crashPoints.reached('relying-party:answer-read')
  const { tenant, device } = account
  const result = await store.decide('answerAttempt', {
    tenant,
    attempt: txn,
    device,
    at: live.judgedAt({ tenant, attempt: txn }),
    from: socket.address,
    names: {
      instance: identity.instance,
      origin: identity.origin,
      issuer: statements.issuer(tenant),
    },
    approval,
  })
  crashPoints.reached('relying-party:answer-decided')
  tell(context, account, txn, result, socket)
  crashPoints.reached('relying-party:verdict-sent')
}

export async function receiveDenial(
  context: Context,
  accounts: Accounts,
  { txn, jws }: Extract<DeviceFrame, { type: 'deny' }>,
  socket: DeviceSocket,
): Promise<void> {
  const { store, identity, statements, live } = context
  const denial = readStatement(denialStatement, jws)
  const account = accounts.get(denial?.payload.dev ?? '') ?? onlyOne(accounts)
  if (account === undefined) {
    socket.send({ type: 'problem', code: 'transaction-unknown', txn })
    return
  }
  if (live.isExhausted({ tenant: account.tenant, attempt: txn })) {
    socket.send({ type: 'problem', code: 'too-many', txn })
    return
  }
  const { tenant, device } = account
  const result = await store.decide('denyAttempt', {
    tenant,
    attempt: txn,
    device,
    at: live.judgedAt({ tenant, attempt: txn }),
    names: { instance: identity.instance, issuer: statements.issuer(tenant) },
    denial,
  })
  tell(context, account, txn, result, socket)
}

function tell(
  { statements, clock, live }: Context,
  { tenant, device }: ConnectedAccount,
  txn: string,
  result: AnswerResult | DenialResult,
  socket: DeviceSocket,
): void {
  if (result.outcome === 'unknown') {
    socket.send({ type: 'problem', code: 'transaction-unknown', txn })
    return
  }
  if (result.outcome === 'decided' && result.ended !== undefined) {
    // To every device that was asked, this one among them.
    live.tellEnded(result.ended)
    return
  }
  if (result.outcome === 'refused') live.countInvalidAnswer({ tenant, attempt: txn })
  // Why an answer does not hold helps nobody but a forger: outside, all reasons are one.
  const verdict =
    result.outcome === 'decided'
      ? result.verdict
      : ({ outcome: 'refused', reason: 'invalid' } as const)
  const jws = statements.verdict({ tenant, device, attempt: txn }, verdict, clock.now())
  socket.send({ type: 'verdict', jws })
}

/** An answer that cannot be read names no account; where there is one only, it is that one's. */
function onlyOne(accounts: Accounts): ConnectedAccount | undefined {
  const [first, ...others] = accounts.values()
  return others.length === 0 ? first : undefined
}
