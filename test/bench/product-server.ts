/** The relying party under load: its own store, judge, sockets and TLS; sign-ins begun where the page begins them. @module */
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHttpServer } from '../../src/main/relying-party/adapters/http-server.ts'
import { openCertificates } from '../../src/main/relying-party/adapters/key-folder-certificates.ts'
import { openKeyFolder } from '../../src/main/relying-party/adapters/key-folder.ts'
import { createLastStopFile } from '../../src/main/relying-party/adapters/last-stop-file.ts'
import { createNodeClock } from '../../src/main/relying-party/adapters/node-clock.ts'
import {
  createNodeCrypto,
  createNodeRandom,
  createNodeSigner,
} from '../../src/main/relying-party/adapters/node-crypto.ts'
import { noCrashPoints } from '../../src/main/relying-party/adapters/no-crash-points.ts'
import { createNumberSeal } from '../../src/main/relying-party/adapters/number-seal.ts'
import { createRealtimeSockets } from '../../src/main/relying-party/adapters/realtime-sockets.ts'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { createDecisions } from '../../src/main/relying-party/decisions.ts'
import type { Browser, Identity } from '../../src/main/relying-party/doors.ts'
import { createRelyingParty } from '../../src/main/relying-party/relying-party.ts'
import { obeyOrders } from './driver.ts'
import { listenIn } from './listen-in.ts'
import { loadNumber, loadTenant, putAccounts } from './load-accounts.ts'
import { createAccounts, keepAccounts, type NamedAccount, readAccounts } from './product-folder.ts'
import type { ServerReady } from './load.ts'

const count = Number(process.argv[2])
/** A folder that is there already is opened again, at its port and with its accounts; without one all is new. */
const lasting = process.argv[3]
const data = lasting ?? mkdtempSync(join(tmpdir(), 'countersign-bench-'))
const isIdle = process.argv[4] === 'idle'
process.on('disconnect', () => {
  // As at a stop: what it has is on the disk already.
  if (lasting === undefined) rmSync(data, { recursive: true, force: true })
  process.exit(0)
})

const folder = await openKeyFolder(join(data, 'relying-party'))
const certificates = await openCertificates(folder.paths, {
  instance: folder.identity.instance,
  firstRun: folder.firstRun,
  now: Date.now(),
})
const server = await startHttpServer(folder.port ?? 0, certificates.server, (fault) =>
  console.error(fault),
)
await folder.settlePort(server.port)
const { instance, publicKey, thumbprint } = folder.identity
const identity: Identity = {
  ...{ instance, publicKey, thumbprint },
  origin: `https://localhost:${server.port}`,
  certificateHash: certificates.authorityHash,
}
const crypto = createNodeCrypto()
const numberSeal = createNumberSeal(folder.identity.sealingKey)
const decisions = { ...createDecisions({ crypto, numberSeal }), putAccounts }
const store = openSqlStore(folder.paths.database, decisions)
const relyingParty = await createRelyingParty({
  identity,
  signer: createNodeSigner(createPrivateKey(folder.identity.privateKey)),
  store,
  crypto,
  numberSeal,
  // Nobody signs in by password here.
  passwords: { hash: () => Promise.resolve(''), verify: () => Promise.resolve(false) },
  clock: createNodeClock(),
  // The number does not cross the wire, so that the devices cannot read it: it is always this one.
  random: { ...createNodeRandom(), below: () => loadNumber },
  log: { write: () => undefined },
  lastStop: createLastStopFile(folder.paths.lastStop),
  crashPoints: noCrashPoints,
  sessionEnds: { watch: () => undefined },
})

const accounts = await findAccounts()
await folder.endFirstRun()

const ceremonies = listenIn(relyingParty.connections)
const sockets = createRealtimeSockets({
  // Where devices only idle, what hears of ceremonies would be weighed with them.
  connections: isIdle ? relyingParty.connections : ceremonies.connections,
  place: { origin: identity.origin, adminToken: '' },
  onFault: (fault) => console.error(fault),
})
server.open({
  request: (_, response) => void response.writeHead(404).end(),
  upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
})

/** The person's browser, at the step where it asks for approval. */
async function openPage(name: string): Promise<Browser> {
  const browser: Browser = { address: '127.0.0.1' }
  const call = { tenant: loadTenant.id, browser, request: { name } }
  const begun = await relyingParty.pages.begin(call)
  if (begun.outcome !== 'done' || begun.session == null || begun.value.pageToken === undefined) {
    throw new Error('the page did not open')
  }
  return { ...browser, session: begun.session, pageToken: begun.value.pageToken }
}

/** Opened when its device first signs in. */
const pages = new Map<number, Promise<Browser>>()
const pageOf = (number: number, name: string): Promise<Browser> => {
  const page = pages.get(number) ?? openPage(name)
  pages.set(number, page)
  return page
}

/** Begun as the page's request begins it; the page itself is not there. */
async function ceremony(number: number): Promise<void> {
  const account = accounts[number]
  if (account === undefined) throw new Error('no such device')
  const browser = await pageOf(number, account.name)
  const ended = ceremonies.verdictFor(account.dev)
  const asked = await relyingParty.pages.approval({ tenant: loadTenant.id, browser, request: {} })
  if (asked.outcome !== 'done') throw new Error(`not asked: ${asked.code}`)
  await ended
}

obeyOrders({ run: ceremony, issuedAt: (at) => ceremonies.issuedAt(accounts[at]?.dev ?? '') }, count)
const ready: ServerReady = {
  ready: true,
  url: `wss://localhost:${server.port}/device`,
  ca: readFileSync(folder.paths.certificate, 'utf8'),
  devices: accounts,
}
process.send?.(ready)

/** Where devices only idle, nothing of a restarted server's memory is theirs but what the relying party holds. */
async function findAccounts(): Promise<readonly NamedAccount[]> {
  if (!folder.firstRun) return isIdle ? [] : readAccounts(data)
  const made = await makeAccounts()
  keepAccounts(data, made)
  return made
}

function makeAccounts(): Promise<readonly NamedAccount[]> {
  const issuer = `${identity.origin}/${loadTenant.id}/v2.0`
  const names = { v: 1, rpi: instance, iss: issuer, tid: loadTenant.id } as const
  return createAccounts({ count, names, relyingParty: publicKey, store })
}
