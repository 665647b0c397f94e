/** Runs the real relying party in this process, over a folder that is removed afterwards. @module */
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonPointer } from '#protocol/mistakes'
import { createLog } from '../main/log.ts'
import { folderPaths } from '../main/relying-party/adapters/key-folder.ts'
import { noCrashPoints } from '../main/relying-party/adapters/no-crash-points.ts'
import type { TenantFiles } from '../main/relying-party/doors.ts'
import { Closing } from '../main/serve/closing.ts'
import { startServer } from '../main/serve/run-server.ts'
import { createAdjustableClock } from './adjustable-clock.ts'
import type { RelyingParty, RelyingPartyOptions, TestTenant } from './api.ts'
import { createKnownNumbers } from './known-numbers.ts'
import { createQuickPasswords } from './quick-passwords.ts'
import { forget, remember } from './running.ts'
import { createSeededRandom } from './seeded-random.ts'
import { chromiumArguments } from './trusting-chromium.ts'
import type { TenantWish } from './tenant-wish.ts'
import { defaultTenant, wholeTenant } from './whole-tenant.ts'

export async function openRelyingParty(options: RelyingPartyOptions): Promise<RelyingParty> {
  const closing = new Closing()
  try {
    return await open(options, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function open(
  { tenant = defaultTenant, seed, port, data, clock: wish, log }: RelyingPartyOptions,
  closing: Closing,
): Promise<RelyingParty> {
  const folder = data ?? (await makeFolder(closing))
  if (seed !== undefined && existsSync(folderPaths(folder).settings)) {
    throw new TypeError(
      `A seed brings back ids that ${folder} has already: give a new folder, or none.`,
    )
  }
  const clock = createAdjustableClock(wish)
  closing.add(() => clock.stop())
  const numbers = createKnownNumbers()
  const server = await startServer(
    {
      ...{ data: folder, port: port ?? (data === undefined ? 0 : undefined), moveTo: undefined },
      ...{ sample: false, pages: builtPages(), crashPoints: noCrashPoints },
      instead: {
        ...{ clock, passwords: createQuickPasswords() },
        numberSeal: (own) => numbers.around(own),
        ...(seed !== undefined && { random: createSeededRandom(String(seed)) }),
      },
    },
    createLog(log ?? sayFaults),
  )
  closing.add(() => server.stop())
  const tenants = await putTenants(server.tenantFiles, isList(tenant) ? tenant : [tenant])

  const { origin, certificate, adminToken } = server.ready
  const tenantNamed = (named: string | undefined): TestTenant => {
    const found = tenants.find(
      ({ id, domain }) => named === undefined || [id, domain].includes(named),
    )
    if (found === undefined) throw new TypeError(`There is no tenant ${named ?? ''}.`)
    return found
  }
  const authenticators = new Set<() => Promise<void>>()
  closing.add(() => Promise.all([...authenticators].map((close) => close())))
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    forget(relyingParty)
    return (closed ??= closing.close())
  }
  const relyingParty: RelyingParty = {
    ...{ origin, tenants, clock, adminToken, close },
    authority: (named) => `${origin}/${tenantNamed(named).id}`,
    issuer: (named) => `${origin}/${tenantNamed(named).id}/v2.0`,
    chromiumArguments: chromiumArguments(await readFile(folderPaths(folder).leaf, 'utf8')),
    caCertificate: { pem: await readFile(certificate, 'utf8'), path: certificate },
    user(name) {
      const found = tenants.flatMap(({ users }) => users).find((user) => user.name === name)
      if (found === undefined) throw new TypeError(`There is nobody called ${name}.`)
      return found
    },
    application(name) {
      const found = tenants
        .flatMap(({ applications }) => applications)
        .find(({ displayName, clientId }) => [displayName, clientId].includes(name))
      if (found === undefined) throw new TypeError(`There is no application ${name}.`)
      return found
    },
    [Symbol.asyncDispose]: close,
  }
  remember(relyingParty, { clock, numbers, authenticators })
  return relyingParty
}

/** Beside this program; or, where it runs from its sources, where they were built last. */
function builtPages(): string {
  const [beside, built] = ['../renderer', '../../out/renderer'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  ) as [string, string]
  return existsSync(join(beside, 'assets')) ? beside : built
}

async function makeFolder(closing: Closing): Promise<string> {
  // Its owner's alone: 0700.
  const folder = await mkdtemp(join(tmpdir(), 'countersign-testing-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  closing.add(async () => {
    await rm(folder, { recursive: true, force: true })
    process.off('exit', remove)
  })
  return folder
}

async function putTenants(
  files: TenantFiles,
  wishes: readonly TenantWish[],
): Promise<readonly TestTenant[]> {
  const tenants: TestTenant[] = []
  for (const wish of wishes) {
    const { file, told } = wholeTenant(wish)
    const put = await files.importTenant(file, { by: 'countersign/testing', tenant: undefined })
    if (put.outcome === 'refused') {
      const { kind, path } = put.mistake
      throw new TypeError(`The tenant cannot be, at ${jsonPointer(path) || '/'}: ${kind}.`)
    }
    tenants.push(told)
  }
  return tenants
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}

function sayFaults(line: string): void {
  if (line.includes('"level":"error"')) process.stderr.write(line)
}
