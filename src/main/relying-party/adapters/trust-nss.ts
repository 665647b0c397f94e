/** The stores of the browsers, each an NSS database of one person: Chromium's, and one for each Firefox profile. @module */
import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  reasonOf,
  runTool,
  type ToolRun,
  type TrustedAuthority,
  type TrustOutcome,
  type TrustPlace,
  type TrustStore,
} from './trust-store.ts'

const installLine = 'sudo apt-get install libnss3-tools'
/** Trusted to vouch for servers: not for clients, mail or code. */
const forServers = 'C,,'

/** Where Firefox keeps profiles: its own folder, the newer one, the one of its snap. */
const firefoxFolders = [
  '.mozilla/firefox',
  '.config/mozilla/firefox',
  'snap/firefox/common/.mozilla/firefox',
]

/** The stores in a person's home folder. Chromium's is made when it is needed first. */
export async function findBrowserStores(home: string): Promise<readonly TrustStore[]> {
  const chromium = createNssStore(join(home, '.pki', 'nssdb'), { kind: 'person' })
  const profiles = await Promise.all(firefoxFolders.map((name) => findProfiles(join(home, name))))
  const firefox = profiles
    .flat()
    .map((folder) => createNssStore(folder, { kind: 'firefox', profile: basename(folder) }))
  return [chromium, ...firefox]
}

async function findProfiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .map((name) => join(folder, name))
    .filter((profile) => existsSync(join(profile, 'cert9.db')))
}

function createNssStore(folder: string, place: TrustPlace): TrustStore {
  const certutil = (...args: readonly string[]): Promise<ToolRun> =>
    runTool('certutil', ['-d', `sql:${folder}`, ...args])

  const isThere = async ({ name, pem }: TrustedAuthority): Promise<boolean> => {
    if (!existsSync(join(folder, 'cert9.db'))) return false
    const { status, out } = await certutil('-L', '-n', name, '-a')
    return status === 0 && bare(out).includes(bare(pem))
  }
  const isTrusted = async (authority: TrustedAuthority): Promise<boolean> => {
    if (!(await isThere(authority))) return false
    const { out } = await certutil('-L')
    const line = out.split('\n').find((entry) => entry.startsWith(authority.name)) ?? ''
    return /\bC[A-Za-z]*,/.test(line.slice(authority.name.length))
  }
  return {
    place,
    isTrusted,
    async install(authority) {
      if (await isTrusted(authority)) return { outcome: 'unchanged' }
      if (!existsSync(join(folder, 'cert9.db'))) {
        await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const made = await certutil('-N', '--empty-password')
        if (made.status !== 0) return toOutcome(made)
      }
      const { name, path } = authority
      return toOutcome(await certutil('-A', '-n', name, '-t', forServers, '-i', path))
    },
    async remove(authority) {
      if (!(await isThere(authority))) return { outcome: 'unchanged' }
      return toOutcome(await certutil('-D', '-n', authority.name))
    },
  }
}

function toOutcome(run: ToolRun): TrustOutcome {
  if (run.status === undefined) return { outcome: 'tool-missing', line: installLine }
  return run.status === 0 ? { outcome: 'done' } : { outcome: 'failed', reason: reasonOf(run) }
}

function bare(pem: string): string {
  return pem.replace(/\s/g, '')
}
