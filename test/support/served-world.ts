/** A whole relying party in this process, its device door over real TLS, its clock in the test's hand. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog, type Facts, Secret } from '../../src/main/log.ts'
import { startHttpServer } from '../../src/main/relying-party/adapters/http-server.ts'
import type { Needs } from '../../src/main/relying-party/needs.ts'
import { createOpenId } from '../../src/main/relying-party/oidc/openid.ts'
import { openDoors } from '../../src/main/serve/doors.ts'
import { anAuthority } from './authority.ts'
import { aWorld, sqlite, type World } from './relying-party-world.ts'

export interface ServedWorld extends AsyncDisposable {
  readonly world: World
  /** The CA certificate, PEM. */
  readonly ca: string
  /** Of the relying party and its devices; taken away afterwards. */
  readonly folder: string
  /** What the relying party wrote into its log. */
  readonly written: readonly Written[]
}

export interface Written {
  readonly level: string
  readonly event: string
  readonly facts: Facts
}

export async function aServedWorld(): Promise<ServedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-served-'))
  const authority = await anAuthority()
  const { cert, key } = await authority.issue()
  const faults: unknown[] = []
  const chain = { chain: cert, privateKey: key }
  const server = await startHttpServer(0, chain, (error) => faults.push(error))
  const at = { origin: `https://localhost:${server.port}`, certificateHash: authority.hash }
  const written: Written[] = []
  const log: Needs['log'] = {
    write: (level, event, facts = {}) => written.push({ level, event, facts }),
  }
  const open = sqlite(join(folder, 'relying-party.sqlite'))
  const world = await aWorld({ open, at, log })
  // The certificates are of now, and so is what the devices believe of the time.
  world.clock.setWallClock(Date.now())
  const none = () => {
    throw new TypeError('nobody reads a page here')
  }
  const doors = openDoors({
    ...{ server, relyingParty: world.relyingParty, openId: createOpenId(world.needs) },
    assets: { document: none, find: () => undefined },
    adminToken: new Secret('A'.repeat(43)),
    log: createLog((line) => faults.push(line)),
  })
  return {
    ...{ world, folder, ca: authority.pem, written },
    async [Symbol.asyncDispose]() {
      await doors.close()
      await world.relyingParty.stop()
      await rm(folder, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(faults.map(String).join('\n'))
    },
  }
}
