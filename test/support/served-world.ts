/** A whole relying party in this process, its device door over real TLS, its clock in the test's hand. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog, Secret } from '../../src/main/log.ts'
import { startHttpServer } from '../../src/main/relying-party/adapters/http-server.ts'
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
}

export async function aServedWorld(): Promise<ServedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-served-'))
  const authority = await anAuthority()
  const { cert, key } = await authority.issue()
  const faults: unknown[] = []
  const chain = { chain: cert, privateKey: key }
  const server = await startHttpServer(0, chain, (error) => faults.push(error))
  const at = { origin: `https://localhost:${server.port}`, certificateHash: authority.hash }
  const world = await aWorld({ open: sqlite(join(folder, 'relying-party.sqlite')), at })
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
    ...{ world, folder, ca: authority.pem },
    async [Symbol.asyncDispose]() {
      await doors.close()
      await world.relyingParty.stop()
      await rm(folder, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(faults.map(String).join('\n'))
    },
  }
}
