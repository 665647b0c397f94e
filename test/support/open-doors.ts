/** The relying party's doors in this process, real down to TLS, with whatever stands behind them. @module */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { createLog, Secret } from '../../src/main/log'
import { startHttpServer } from '../../src/main/relying-party/adapters/http-server'
import { openKeyFolder } from '../../src/main/relying-party/adapters/key-folder'
import { openCertificates } from '../../src/main/relying-party/adapters/key-folder-certificates'
import { documentNames, loadPageAssets } from '../../src/main/relying-party/adapters/page-assets'
import type { RelyingParty } from '../../src/main/relying-party/doors'
import type { OpenIdDoor } from '../../src/main/relying-party/adapters/route-openid'
import { type Doors, openDoors } from '../../src/main/serve/doors'
import { agreeingDoors } from './agreeing-doors'

export interface OpenDoors extends AsyncDisposable {
  readonly origin: string
  readonly port: number
  /** The CA certificate, PEM. */
  readonly ca: string
  readonly adminToken: string
  readonly instance: string
  readonly doors: Doors
  readonly log: readonly string[]
}

/** What stands behind the doors agrees to everything that is well formed, but for what `behind` replaces. */
export async function startDoors(
  behind: Partial<Omit<RelyingParty, 'stop' | 'identity'>> = {},
): Promise<OpenDoors> {
  const data = await mkdtemp(join(tmpdir(), 'countersign-doors-'))
  const folder = await openKeyFolder(join(data, 'folder'))
  const { instance, publicKey, thumbprint } = folder.identity
  const facts = { instance, firstRun: true, now: Date.now() }
  const certificates = await openCertificates(folder.paths, facts)
  const log: string[] = []
  const writer = createLog((line) => log.push(line))
  const server = await startHttpServer(0, certificates.server, (error) =>
    writer.error('server-fault', error),
  )
  const origin = `https://localhost:${server.port}`
  const certificateHash = certificates.authorityHash
  const adminToken = randomBytes(32).toString('base64url')
  const doors = openDoors({
    server,
    relyingParty: {
      identity: { origin, instance, publicKey, thumbprint, certificateHash },
      ...agreeingDoors(),
      ...behind,
    },
    openId: {
      serve: () => Promise.resolve(undefined),
      anyTenant: nobodysTenant,
      refuse: () => undefined,
    },
    assets: await loadPageAssets(await makePages(join(data, 'pages'))),
    adminToken: new Secret(adminToken),
    log: writer,
  })
  return {
    origin,
    port: server.port,
    ca: await readFile(folder.paths.certificate, 'utf8'),
    adminToken,
    instance,
    doors,
    log,
    async [Symbol.asyncDispose]() {
      await doors.close()
      folder.release()
      await rm(data, { recursive: true, force: true })
    },
  }
}

const contosoDomain = 'contoso.com'
const nowhere = { outcome: 'json', status: 404, value: {} } as const
const nobodysTenant: OpenIdDoor['anyTenant'] = {
  metadata: () => nowhere,
  keys: () => Promise.resolve(nowhere),
  instance: () => nowhere,
  userRealm: () => Promise.resolve(nowhere),
  serve: () => Promise.resolve({ outcome: 'tenant', tenant: contosoDomain }),
}

async function makePages(folder: string): Promise<string> {
  for (const name of [...documentNames, 'assets']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  const html =
    '<!doctype html><title>page</title><script type="module" src="../assets/p.js"></script>'
  for (const name of documentNames) await writeFile(join(folder, name, 'index.html'), html)
  const script = 'document.title = "loaded"\n'.repeat(20)
  await writeFile(join(folder, 'assets', 'p.js'), script)
  await writeFile(join(folder, 'assets', 'p.js.br'), brotliCompressSync(script))
  return folder
}
