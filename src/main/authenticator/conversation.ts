/** What a proved relying party says to this device: each thing verified, then shown or applied. @module */
import { challengeStatement } from '#protocol/challenge'
import { ProtocolError } from '#protocol/errors'
import type { FrameProblem } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { revocationStatement } from '#protocol/revocation'
import { verdictStatement } from '#protocol/verdict'
import type { ChallengeRefusal } from './challenge-checks.ts'
import type { AnswerFrame, ChallengeInbox } from './challenge-inbox.ts'
import type { Connection, ConversationFrame } from './connection.ts'
import type { Clock, CrashPoints } from './ports.ts'
import { readStatement } from './statement.ts'
import type { ActiveAccount, RelyingParty } from './vault-state.ts'
import type { Vault } from './vault.ts'

/** How long to wait before an answer that could not be taken is sent again. */
const resendMs = 1000

export interface ConversationNeeds {
  readonly vault: Vault
  readonly inbox: ChallengeInbox
  readonly clock: Clock
  readonly crashPoints: CrashPoints
  readonly listener: ConversationListener
  /** The accounts at the relying party of a connection. */
  readonly accountsOf: (connection: Connection) => readonly ActiveAccount[]
}

export interface ConversationListener {
  /** Something came that does not hold; it was not shown. */
  refused(
    relyingParty: RelyingParty,
    what: 'challenge' | 'verdict' | 'revocation',
    reason: string,
  ): void
  /** The relying party does not accept this account's proof: it may have been removed there. */
  notAccepted(account: ActiveAccount): void
  revoked(account: ActiveAccount): void
}

/** Settles once the frame was dealt with; fails where the vault could not. */
export type Hear = (connection: Connection, frame: ConversationFrame) => Promise<void>

export function createConversation(needs: ConversationNeeds): Hear {
  const { vault, inbox, clock, listener, accountsOf } = needs

  const accountOf = (connection: Connection, dev: string): ActiveAccount | undefined =>
    accountsOf(connection).find((account) => account.dev === dev)

  async function hear(connection: Connection, frame: ConversationFrame): Promise<void> {
    switch (frame.type) {
      case 'challenge':
        hearChallenge(connection, frame.jws)
        return
      case 'verdict':
        await hearVerdict(connection, frame.jws)
        return
      case 'revoked':
        await hearRevocation(connection, frame.jws)
        return
      case 'problem':
        await hearProblem(connection, frame)
        return
      default:
        frame satisfies never
    }
  }

  function hearChallenge(connection: Connection, jws: string): void {
    const dev = peek(() => parseStatement(challengeStatement, jws).payload.dev)
    const account = dev === undefined ? undefined : accountOf(connection, dev)
    if (account === undefined || !connection.isProved(account.id)) {
      refuse(connection, 'challenge', dev === undefined ? 'malformed' : 'other-device')
      return
    }
    const taken = inbox.take(jws, account, connection.relyingPartyNow())
    if (taken.outcome === 'refused') {
      refuse(connection, 'challenge', taken.reason)
      return
    }
    const { txn } = parseStatement(challengeStatement, jws).payload
    needs.crashPoints.reached('device:challenge-taken')
    connection.send(account.id, { type: 'received', txn })
    if (taken.outcome === 'again') {
      if (taken.answer !== undefined) connection.send(account.id, taken.answer)
      return
    }
    const response = vault.signedApproval(account.id, txn)
    if (response === undefined) return
    // Signed before this program was stopped: the person is not asked twice.
    const answer: AnswerFrame = { type: 'answer', txn, response }
    inbox.markAnswered(txn, answer)
    connection.send(account.id, answer)
  }

  async function hearVerdict(connection: Connection, jws: string): Promise<void> {
    const read = readStatement(verdictStatement, jws, connection.relyingParty.publicKey)
    if (read.outcome === 'refused') {
      refuse(connection, 'verdict', read.reason)
      return
    }
    const { rpi, iss, tid, dev, txn, verdict } = read.payload
    const account = accountOf(connection, dev)
    const forUs =
      account?.issuer === iss &&
      account.tenant.id === tid &&
      rpi === connection.relyingParty.instance
    if (account === undefined || !forUs) {
      refuse(connection, 'verdict', 'other-device')
      return
    }
    inbox.settle(txn, account.id, verdict)
    await vault.settle(account.id, txn)
  }

  async function hearRevocation(connection: Connection, jws: string): Promise<void> {
    const dev = peek(() => parseStatement(revocationStatement, jws).payload.dev)
    const account = dev === undefined ? undefined : accountOf(connection, dev)
    if (account === undefined) {
      refuse(connection, 'revocation', dev === undefined ? 'malformed' : 'other-device')
      return
    }
    await vault.revoke(account.id, jws)
    inbox.withdraw(account.id)
    listener.revoked(account)
  }

  async function hearProblem(
    connection: Connection,
    problem: {
      readonly code: FrameProblem
      readonly dev?: string | undefined
      readonly txn?: string | undefined
    },
  ): Promise<void> {
    const account = problem.dev === undefined ? undefined : accountOf(connection, problem.dev)
    switch (problem.code) {
      case 'proof-refused':
        if (account !== undefined) listener.notAccepted(account)
        return
      case 'transaction-unknown':
        if (problem.txn !== undefined) await endAnswered(connection, problem.txn)
        return
      case 'too-many':
      case 'not-stored':
      case 'internal':
        if (problem.txn !== undefined) sendAgain(connection, problem.txn)
        return
      default:
        problem.code satisfies never
    }
  }

  async function endAnswered(connection: Connection, txn: string): Promise<void> {
    for (const { id } of accountsOf(connection)) {
      if (inbox.settle(txn, id, { outcome: 'withdrawn' })) await vault.settle(id, txn)
    }
  }

  function sendAgain(connection: Connection, txn: string): void {
    clock.after(resendMs, () => {
      for (const { id } of accountsOf(connection)) {
        const answer = inbox.unsettled(id).find((frame) => frame.txn === txn)
        if (answer !== undefined) connection.send(id, answer)
      }
    })
  }

  function refuse(
    connection: Connection,
    what: 'challenge' | 'verdict' | 'revocation',
    reason: ChallengeRefusal,
  ): void {
    listener.refused(connection.relyingParty, what, reason)
    // An honest relying party may be late, full or slow; it signs nothing that does not verify.
    if (!harmless.has(reason)) connection.abandon()
  }

  return hear
}

const harmless: ReadonlySet<ChallengeRefusal> = new Set<ChallengeRefusal>([
  'expired',
  'older-epoch',
  'inbox-full',
  'other-device',
  'phone-sign-in-off',
  'other-credential',
])

function peek<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}
