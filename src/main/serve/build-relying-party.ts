/** Builds the relying party of a data folder out of its adapters. @module */
import { createPrivateKey } from 'node:crypto'
import type { Log } from '../log.ts'
import type { KeyFolder } from '../relying-party/adapters/key-folder.ts'
import { createLastStopFile } from '../relying-party/adapters/last-stop-file.ts'
import { createNodeClock } from '../relying-party/adapters/node-clock.ts'
import {
  createNodeCrypto,
  createNodeRandom,
  createNodeSigner,
} from '../relying-party/adapters/node-crypto.ts'
import { createNumberSeal } from '../relying-party/adapters/number-seal.ts'
import { createPasswordHash } from '../relying-party/adapters/password-hash.ts'
import { openSqlStore } from '../relying-party/adapters/sql-store.ts'
import { createDecisions } from '../relying-party/decisions.ts'
import { createDirectory } from '../relying-party/directory.ts'
import type { RelyingParty } from '../relying-party/doors.ts'
import type {
  Clock,
  CrashPoints,
  NumberSeal,
  PasswordHash,
  Random,
} from '../relying-party/ports.ts'
import type { OpenIdDoor } from '../relying-party/adapters/route-openid.ts'
import type { Needs } from '../relying-party/needs.ts'
import { createOpenId } from '../relying-party/oidc/openid.ts'
import { createRelyingParty } from '../relying-party/relying-party.ts'
import { tellSessionEnds } from '../relying-party/session-ends.ts'
import { resetSamples, seedSamples } from '../relying-party/samples.ts'

export interface BuiltRelyingParty {
  readonly relyingParty: RelyingParty
  readonly openId: OpenIdDoor
  /** The sample tenants: those that are missing, or all as they were at first. */
  readonly fillSamples: (which: 'missing' | 'all') => Promise<void>
  /** Of the tenant with this id or domain; its name, undefined where there is no such tenant. */
  readonly setLegacyPolicy: (tenant: string, isOn: boolean) => Promise<string | undefined>
}

/** What somebody else's tests put in the place of the machine's own; the programs leave all of it out. */
export interface OtherPorts {
  readonly clock?: Clock
  readonly random?: Random
  readonly passwords?: PasswordHash
  /** Made around the folder's own. */
  readonly numberSeal?: (own: NumberSeal) => NumberSeal
}

/** Throws `RelyingPartyError` where the database cannot be used. */
export async function buildRelyingParty({
  folder: { paths, identity },
  port,
  certificateHash,
  log,
  crashPoints,
  instead = {},
}: {
  readonly folder: KeyFolder
  readonly port: number
  readonly certificateHash: string
  readonly log: Log
  readonly crashPoints: CrashPoints
  readonly instead?: OtherPorts
}): Promise<BuiltRelyingParty> {
  const { instance, publicKey, thumbprint } = identity
  const crypto = createNodeCrypto()
  const ownSeal = createNumberSeal(identity.sealingKey)
  const numberSeal = instead.numberSeal?.(ownSeal) ?? ownSeal
  const passwords = instead.passwords ?? createPasswordHash()
  const clock = instead.clock ?? createNodeClock()
  const decisions = createDecisions({ crypto, numberSeal })
  const opened = openSqlStore(paths.database, decisions, crashPoints)
  const { store, sessionEnds } = tellSessionEnds(opened)
  try {
    const needs: Needs = {
      identity: {
        origin: `https://localhost:${port}`,
        instance,
        publicKey,
        thumbprint,
        certificateHash,
      },
      signer: createNodeSigner(createPrivateKey(identity.privateKey)),
      ...{ store, sessionEnds },
      crypto,
      numberSeal,
      passwords,
      clock,
      random: instead.random ?? createNodeRandom(),
      log,
      lastStop: createLastStopFile(paths.lastStop),
      crashPoints,
    }
    const relyingParty = await createRelyingParty(needs)
    return {
      relyingParty,
      openId: createOpenId(needs),
      async setLegacyPolicy(name, isOn) {
        const found = await createDirectory(store).findTenant(name)
        if (found === undefined) return undefined
        const act = { tenant: found.id, by: 'command', at: clock.now() }
        await store.decide('setLegacyPolicy', { ...act, isOn })
        return found.name
      },
      fillSamples: (which) =>
        (which === 'all' ? resetSamples : seedSamples)({ store, passwords, clock, crypto }),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
