/** All that crosses between this device and its relying parties: one connection each, whatever number of accounts. @module */
import type { AnswerFrame, ChallengeInbox } from './challenge-inbox.ts'
import {
  keepConnected,
  type Connection,
  type ConnectionState,
  type ConversationFrame,
} from './connection.ts'
import { createConversation, type ConversationListener } from './conversation.ts'
import type { Clock, CrashPoints, Random, SocketOpener } from './ports.ts'
import type { ActiveAccount, RelyingParty } from './vault-state.ts'
import type { Vault } from './vault.ts'

export interface ChannelNeeds {
  readonly vault: Vault
  readonly inbox: ChallengeInbox
  readonly sockets: SocketOpener
  readonly clock: Clock
  readonly random: Random
  readonly crashPoints: CrashPoints
  readonly listener: ChannelListener
}

export interface ChannelListener extends ConversationListener {
  connection(relyingParty: RelyingParty, state: ConnectionState): void
  /** The relying party accepted this account's proof: requests can arrive. */
  accepted(account: ActiveAccount): void
  failed(error: unknown): void
}

export interface Channel {
  start(): void
  /** Keys were read: connects those that waited for them. */
  refresh(): void
  stateOf(account: { readonly relyingParty: RelyingParty }): ConnectionState
  /** Sends an answer now if it can; the inbox keeps it for the next connection if not. */
  deliver(accountId: string, answer: AnswerFrame): void
  /** Settles once what was sent is on its way, or soon after. */
  stop(): Promise<void>
}

export function createChannel(needs: ChannelNeeds): Channel {
  const { vault, inbox, clock, listener } = needs
  const connections = new Map<string, Connection>()
  let unsubscribe: (() => void) | undefined

  const accountsAt = (key: string): readonly ActiveAccount[] =>
    vault.accounts().flatMap((account) => {
      const here = account.state === 'active' && keyOf(account.relyingParty) === key
      return here ? [account] : []
    })
  const hear = createConversation({
    ...needs,
    accountsOf: ({ relyingParty }) => accountsAt(keyOf(relyingParty)),
  })
  /** What is being dealt with: stopping waits for it. */
  const inHand = new Set<Promise<void>>()

  function refresh(): void {
    const wanted = new Map(
      vault.accounts().flatMap((account) => {
        if (account.state !== 'active') return []
        return [[keyOf(account.relyingParty), account.relyingParty] as const]
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
      clock,
      random: needs.random,
      sockets: needs.sockets,
      accounts: () => accountsAt(key).filter(({ id }) => vault.keyState(id) === 'ready'),
      prove: (accountId, transcript) => vault.proveConnection(accountId, transcript),
      changed: (state) => listener.connection(relyingParty, state),
      proved: (account) => {
        listener.accepted(account)
        for (const answer of inbox.unsettled(account.id)) connection.send(account.id, answer)
      },
      received: (frame) => take(connection, frame),
      failed: (error) => listener.failed(error),
    })
    return connection
  }

  function take(connection: Connection, frame: ConversationFrame): void {
    const work = hear(connection, frame).catch((error: unknown) => {
      // What cannot be taken in now is taken in from the next socket, which delivers it again.
      listener.failed(error)
      connection.abandon()
    })
    inHand.add(work)
    void work.finally(() => inHand.delete(work))
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
      connections.get(keyOf(relyingParty))?.state() ?? { state: 'off' },
    deliver: (accountId, answer) => {
      const { relyingParty } = vault.get(accountId)
      const connection = connections.get(keyOf(relyingParty))
      if (connection?.send(accountId, answer) === false) connection.hurry()
    },
    async stop() {
      unsubscribe?.()
      await Promise.all([...connections.values()].map((connection) => connection.stop()))
      connections.clear()
      await Promise.all(inHand)
    },
  }
}

/** Accounts share a socket where everything that was pinned is the same. */
function keyOf({ origin, instance, certificateHash }: RelyingParty): string {
  return [origin, instance, certificateHash].join(' ')
}
