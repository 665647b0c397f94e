/** All that crosses between this device and its relying parties: one connection each, whatever number of accounts. @module */
import { challengeStatement } from '#protocol/challenge'
import { ProtocolError } from '#protocol/errors'
import type { FrameProblem } from '#protocol/frames'
import { parseStatement } from '#protocol/jws'
import { revocationStatement } from '#protocol/revocation'
import { verdictStatement } from '#protocol/verdict'
import type { ChannelListener } from './channel-listener.ts'
import { harmless, type ChallengeRefusal } from './challenge-checks.ts'
import type { AnswerFrame, ChallengeInbox } from './challenge-inbox.ts'
import { keepConnected, type Connection, type ConnectionState } from './connection.ts'
import type { ConversationFrame } from './connection.ts'
import { OddChallenges } from './odd-challenges.ts'
import type { Clock, CrashPoints, Random, SocketOpener } from './ports.ts'
import { readStatement } from './statement.ts'
import { socketKeyOf, type ActiveAccount, type RelyingParty } from './vault-state.ts'
import type { Vault } from './vault.ts'

/** How long to wait before an answer that could not be taken is sent again. */
const resendMs = 1000

export interface ChannelNeeds {
  readonly vault: Vault
  readonly inbox: ChallengeInbox
  readonly sockets: SocketOpener
  readonly clock: Clock
  readonly random: Random
  readonly crashPoints: CrashPoints
  readonly device: { readonly version: string }
  readonly listener: ChannelListener
}

export interface Channel {
  start(): void
  /** Keys were read: connects those that waited for them. */
  refresh(): void
  stateOf(account: { readonly relyingParty: RelyingParty }): ConnectionState
  /** Whether its relying party said, on the socket that is up, that this app is too old for it. */
  isTooOld(account: { readonly id: string }): boolean
  /** Asks every relying party what time it is; what waits goes by what they say. */
  askTime(): void
  /** The relying party there is up: what would be tried later is tried now. */
  hurry(origin: string): void
  /** Sends an answer now if it can; the inbox keeps it for the next connection if not. */
  deliver(accountId: string, answer: AnswerFrame): void
  /** Settles once what was sent is on its way, or soon after. */
  stop(): Promise<void>
}

export function createChannel(needs: ChannelNeeds): Channel {
  const { vault, inbox, clock, listener } = needs
  const connections = new Map<string, Connection>()
  const odd = new OddChallenges()
  /** Accounts whose relying party wants a newer app, as far as it said since they were proved. */
  const tooOld = new Set<string>()
  let unsubscribe: (() => void) | undefined

  const accountsAt = (key: string): readonly ActiveAccount[] =>
    vault.accounts().flatMap((account) => {
      const here = account.state === 'active' && socketKeyOf(account.relyingParty) === key
      return here ? [account] : []
    })
  const accountOf = (connection: Connection, dev: string): ActiveAccount | undefined =>
    accountsAt(socketKeyOf(connection.relyingParty)).find((account) => account.dev === dev)

  function refresh(): void {
    const wanted = new Map(
      vault.accounts().flatMap((account) => {
        if (account.state !== 'active') return []
        return [[socketKeyOf(account.relyingParty), account.relyingParty] as const]
      }),
    )
    for (const [key, connection] of connections) {
      if (wanted.has(key)) continue
      void connection.stop()
      connections.delete(key)
    }
    for (const [key, relyingParty] of wanted) {
      if (!connections.has(key)) connections.set(key, open(key, relyingParty))
      connections.get(key)?.refresh()
    }
  }

  function open(key: string, relyingParty: RelyingParty): Connection {
    const connection = keepConnected(relyingParty, {
      ...{ clock, random: needs.random, sockets: needs.sockets },
      version: needs.device.version,
      accounts: () => accountsAt(key).filter(({ id }) => vault.keyState(id) === 'ready'),
      prove: (accountId, transcript) => vault.proveConnection(accountId, transcript),
      changed: (state) => listener.connection(relyingParty, state),
      proved: (account) => {
        tooOld.delete(account.id)
        listener.accepted(account)
        for (const answer of inbox.unsettled(account.id)) connection.send(account.id, answer)
      },
      timeTold: (now, aheadMs) => {
        inbox.goBy(now, new Set(accountsAt(key).map(({ id }) => id)))
        listener.timeTold(relyingParty, aheadMs)
      },
      received: (frame) => {
        hear(connection, frame).catch((error: unknown) => {
          // What cannot be taken in now is taken in from the next socket, which delivers it again.
          listener.failed(error)
          connection.abandon()
        })
      },
      failed: (error) => listener.failed(error),
    })
    return connection
  }

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
        hearProblem(connection, frame)
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
    const { txn, iat } = parseStatement(challengeStatement, jws).payload
    const now = connection.relyingPartyNow()
    if (inbox.find(txn) === undefined && odd.isNewlyOdd(txn, iat, now)) {
      connection.askTime() // with the answer all that waits comes again
      return
    }
    const taken = inbox.take(jws, account, now)
    if (taken.outcome === 'refused') {
      refuse(connection, 'challenge', taken.reason)
      return
    }
    if (taken.outcome === 'over') return
    tooOld.delete(account.id)
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

  function hearProblem(
    connection: Connection,
    problem: {
      readonly code: FrameProblem
      readonly dev?: string | undefined
      readonly txn?: string | undefined
    },
  ): void {
    const account = problem.dev === undefined ? undefined : accountOf(connection, problem.dev)
    switch (problem.code) {
      case 'proof-refused':
        if (account !== undefined) listener.notAccepted(account)
        return
      case 'app-too-old':
        if (account === undefined || !connection.isProved(account.id)) return
        tooOld.add(account.id)
        listener.tooOld(account)
        return
      case 'transaction-unknown':
        if (problem.txn !== undefined) endAnswered(connection, problem.txn)
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

  function endAnswered(connection: Connection, txn: string): void {
    for (const { id } of accountsAt(socketKeyOf(connection.relyingParty))) {
      if (inbox.settle(txn, id, { outcome: 'withdrawn' }))
        void vault.settle(id, txn).catch((error: unknown) => listener.failed(error))
    }
  }

  function sendAgain(connection: Connection, txn: string): void {
    clock.after(resendMs, () => {
      for (const { id } of accountsAt(socketKeyOf(connection.relyingParty))) {
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
    if (!harmless.has(reason)) connection.abandon()
  }

  return {
    start: () => {
      unsubscribe ??= vault.onChange(refresh)
      refresh()
    },
    refresh: () => {
      if (unsubscribe !== undefined) refresh()
    },
    stateOf: ({ relyingParty }) =>
      connections.get(socketKeyOf(relyingParty))?.state() ?? { state: 'off' },
    isTooOld: ({ id }) => tooOld.has(id),
    askTime: () => {
      for (const connection of connections.values()) connection.askTime()
    },
    hurry: (origin) => {
      for (const connection of connections.values())
        if (connection.relyingParty.origin === origin) connection.hurry()
    },
    deliver: (accountId, answer) => {
      const { relyingParty } = vault.get(accountId)
      const connection = connections.get(socketKeyOf(relyingParty))
      if (connection?.send(accountId, answer) === false) connection.hurry()
    },
    async stop() {
      unsubscribe?.()
      await Promise.all([...connections.values()].map((connection) => connection.stop()))
      connections.clear()
    },
  }
}

function peek<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}
