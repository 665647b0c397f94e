/** A whole relying party in this process, over any store, with its clock in the test's hand. @module */
import { randomBytes } from 'node:crypto'
import { toBase64url } from '#protocol/bytes'
import { createMemoryStore } from '../../src/main/relying-party/adapters/memory-store.ts'
import {
  createNodeCrypto,
  createNodeRandom,
} from '../../src/main/relying-party/adapters/node-crypto.ts'
import { noCrashPoints } from '../../src/main/relying-party/adapters/no-crash-points.ts'
import { createNumberSeal } from '../../src/main/relying-party/adapters/number-seal.ts'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { createDecisions, type Decisions } from '../../src/main/relying-party/decisions.ts'
import type { Identity, RelyingParty } from '../../src/main/relying-party/doors.ts'
import type { Needs } from '../../src/main/relying-party/needs.ts'
import type {
  Clock,
  LastStop,
  PasswordHash,
  StopRecord,
  Store,
} from '../../src/main/relying-party/ports.ts'
import { createRelyingParty } from '../../src/main/relying-party/relying-party.ts'
import { tellSessionEnds } from '../../src/main/relying-party/session-ends.ts'
import { seedSamples } from '../../src/main/relying-party/samples.ts'
import { aManualClock, type ManualClock } from './manual-clock.ts'
import { createSoftwareKey, sha256 } from './software-device.ts'

export const contoso = 'c0a57050-0000-4000-8000-000000000001'

export interface World {
  readonly relyingParty: RelyingParty
  readonly needs: Needs
  /** The world's own clock, which stands still until it is moved; unused where the world was given another. */
  readonly clock: ManualClock
  readonly identity: Identity
  /** Stops, cleanly or as a crash does, and starts again over the same memory. */
  restart(how: 'clean' | 'crash'): Promise<World>
}

export type OpenStore = (decisions: Decisions) => Store<Decisions>

export interface WorldOptions {
  /** Called again at each restart. In memory where it is left out. */
  readonly open?: OpenStore
  readonly passwords?: PasswordHash
  readonly clock?: Clock
  readonly samples?: boolean
  readonly log?: Needs['log']
  /** What a data folder keeps beside the database, where one database is opened by several worlds. */
  readonly keys?: WorldKeys
  /** Where it is reached, where somebody reaches it over the network. */
  readonly at?: Pick<Identity, 'origin' | 'certificateHash'>
}

export interface WorldKeys {
  readonly instance: string
  readonly sealingKey: Uint8Array
}

export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const key = createSoftwareKey()
  const crypto = createNodeCrypto()
  const numberSeal = createNumberSeal(options.keys?.sealingKey ?? randomBytes(32))
  const decisions = createDecisions({ crypto, numberSeal })
  const open = options.open ?? aMemoryThatStays()
  const manual = aManualClock()
  const clock = options.clock ?? manual
  const identity: Identity = {
    origin: 'https://localhost:7443',
    instance: options.keys?.instance ?? toBase64url(randomBytes(16)),
    publicKey: key.publicKey,
    thumbprint: key.thumbprint,
    certificateHash: toBase64url(sha256(randomBytes(8))),
    ...options.at,
  }
  const fixed = {
    identity,
    signer: key,
    crypto,
    numberSeal,
    passwords: options.passwords ?? quickPasswords,
    clock,
    random: createNodeRandom(),
    log: options.log ?? { write: () => undefined },
    lastStop: aLastStop(),
    crashPoints: noCrashPoints,
  }

  async function start(): Promise<World> {
    const needs: Needs = { ...fixed, ...tellSessionEnds(open(decisions)) }
    if (options.samples !== false) await seedSamples(needs)
    const relyingParty = await createRelyingParty(needs)
    return {
      relyingParty,
      needs,
      clock: manual,
      identity,
      async restart(how) {
        if (how === 'clean') await relyingParty.stop()
        else await needs.store.close()
        return start()
      },
    }
  }
  return start()
}

/** One memory for all restarts: closing it only shuts the door. */
function aMemoryThatStays(): OpenStore {
  let store: Store<Decisions> | undefined
  return (decisions) => {
    const memory = (store ??= createMemoryStore(decisions))
    return { ...memory, close: () => Promise.resolve() }
  }
}

/** SQLite in the file at `path`. */
export function sqlite(path: string): OpenStore {
  return (decisions) => openSqlStore(path, decisions)
}

/** Passwords hashed in no time; the real hash has a test of its own. */
const quickPasswords: PasswordHash = {
  hash: (password) => Promise.resolve(toBase64url(sha256(Buffer.from(password)))),
  verify: (stored, password) =>
    Promise.resolve(stored === toBase64url(sha256(Buffer.from(password)))),
}

function aLastStop(): LastStop {
  let record: StopRecord | undefined
  return {
    take() {
      const taken = record
      record = undefined
      return Promise.resolve(taken)
    },
    write(stop) {
      record = stop
      return Promise.resolve()
    },
  }
}
