/** Runs the relying party: takes the folder, binds the port, opens the doors, and ends all of it again. @module */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ReadyMessage } from '#protocol/relying-party-process'
import { defaultPort } from '../config.ts'
import { type Log, Secret } from '../log.ts'
import { HttpServerError } from '../relying-party/adapters/http-server-errors.ts'
import { startHttpServer } from '../relying-party/adapters/http-server.ts'
import { openCertificates } from '../relying-party/adapters/key-folder-certificates.ts'
import { KeyFolderError } from '../relying-party/adapters/key-folder-errors.ts'
import { type KeyFolder, openKeyFolder } from '../relying-party/adapters/key-folder.ts'
import { loadPageAssets } from '../relying-party/adapters/page-assets.ts'
import type { TenantFiles } from '../relying-party/doors.ts'
import type { CrashPoints } from '../relying-party/ports.ts'
import { buildRelyingParty, type OtherPorts } from './build-relying-party.ts'
import { Closing } from './closing.ts'
import { openDoors } from './doors.ts'

/** The leaf lives 90 days and is renewed a month before its end. */
const certificateCheckMs = 6 * 3_600_000

export interface ServerWish {
  readonly data: string
  readonly port: number | undefined
  /** The port to which the folder moves, accounts or not. */
  readonly moveTo: number | undefined
  readonly sample: boolean
  /** The built pages. */
  readonly pages: string
  readonly crashPoints: CrashPoints
  readonly instead?: OtherPorts
}

/** What the first line on stdout says. */
export interface Ready {
  readonly event: 'ready'
  readonly origin: string
  /** Path of the CA certificate. */
  readonly certificate: string
  readonly adminToken: string
  readonly tenants: readonly {
    readonly id: string
    readonly name: string
    readonly domain: string
  }[]
}

export interface RunningServer {
  readonly ready: Ready
  /** The same, for the app: with the certificate itself. */
  readonly readyForApp: ReadyMessage
  /** Where a tenant's console opens, once; undefined where there is no such tenant. */
  consoleLink(tenant: string): Promise<string | undefined>
  readonly tenantFiles: TenantFiles
  stop(): Promise<void>
}

/** Throws what `toStop` explains; then nothing is held any more. */
export async function startServer(wish: ServerWish, log: Log): Promise<RunningServer> {
  const closing = new Closing()
  try {
    return await start(wish, log, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function start(wish: ServerWish, log: Log, closing: Closing): Promise<RunningServer> {
  const folder = await openKeyFolder(wish.data)
  closing.add(() => folder.release())
  const settled = folder.port
  const port = wish.moveTo ?? choosePort(folder, wish.port)

  const assets = await loadPageAssets(wish.pages)
  const certificates = await openCertificates(folder.paths, {
    instance: folder.identity.instance,
    firstRun: folder.firstRun,
    now: Date.now(),
  })
  const server = await startHttpServer(port, certificates.server, (error) =>
    log.error('server-fault', error),
  ).catch((error: unknown) => {
    throw error instanceof HttpServerError ? error.ofFolder(settled !== undefined) : error
  })
  closing.add(() => server.end())
  closing.add(() => server.close())

  await folder.settlePort(server.port)
  if (settled !== undefined && settled !== server.port) {
    log.write('warn', 'port-moved', { from: settled, to: server.port })
  }

  const { relyingParty, openId, fillSamples } = await buildRelyingParty({
    folder,
    port: server.port,
    certificateHash: certificates.authorityHash,
    log,
    crashPoints: wish.crashPoints,
    ...(wish.instead && { instead: wish.instead }),
  })
  closing.add(() => relyingParty.stop())
  if (wish.sample) await fillSamples('missing')
  await folder.endFirstRun()

  const adminToken = new Secret(randomBytes(32).toString('base64url'))
  const doors = openDoors({ server, relyingParty, openId, assets, adminToken, log })
  closing.add(() => doors.close())

  const renewal = setInterval(() => {
    certificates
      .renewed(Date.now())
      .then((keys) => {
        if (keys !== undefined) server.renew(keys)
      })
      .catch((error: unknown) => log.error('certificate-not-renewed', error))
  }, certificateCheckMs).unref()
  closing.add(() => clearInterval(renewal))

  const all = await relyingParty.administration.tenants()
  const { certificate } = folder.paths
  const said = {
    event: 'ready' as const,
    origin: relyingParty.identity.origin,
    adminToken: adminToken.reveal(),
    tenants: all.map(({ id, name, domain }) => ({ id, name, domain })),
  }
  return {
    ready: { ...said, certificate },
    readyForApp: { ...said, authority: await readFile(certificate, 'utf8') },
    consoleLink: async (tenant) => (await relyingParty.console.giveTicket(tenant))?.url,
    tenantFiles: relyingParty.tenantFiles,
    stop: () => closing.close(),
  }
}

/** The issuer bears the port, and accounts know the issuer: once settled it never moves. */
function choosePort({ port: settled }: KeyFolder, asked: number | undefined): number {
  if (settled === undefined) return asked ?? defaultPort
  if (asked === undefined || asked === 0 || asked === settled) return settled
  throw new KeyFolderError('PORT_MOVED', { port: settled })
}
