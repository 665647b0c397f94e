/** This computer's own store of trusted certificates, as Debian and its kin keep it. @module */
import { copyFile, chmod, readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  reasonOf,
  runTool,
  type TrustedAuthority,
  type TrustOutcome,
  type TrustStore,
} from './trust-store.ts'

const folder = '/usr/local/share/ca-certificates'
const bundle = '/etc/ssl/certs/ca-certificates.crt'
const updater = '/usr/sbin/update-ca-certificates'

/** Undefined where this computer keeps its certificates in another way. */
export function findSystemStore(): TrustStore | undefined {
  if (!existsSync(updater)) return undefined
  return {
    place: { kind: 'system' },
    isTrusted,
    async install(authority) {
      if (await isTrusted(authority)) return { outcome: 'unchanged' }
      const target = targetOf(authority)
      const copy = `install -m 0644 ${quoted(authority.path)} ${target}`
      if (!isAdministrator())
        return { outcome: 'not-allowed', line: `sudo ${copy} && sudo ${updater}` }
      return change(async () => {
        await copyFile(authority.path, target)
        await chmod(target, 0o644)
      }, [])
    },
    async remove(authority) {
      const target = targetOf(authority)
      if (!existsSync(target) && !(await isTrusted(authority))) return { outcome: 'unchanged' }
      const line = `sudo rm -f ${target} && sudo ${updater} --fresh`
      if (!isAdministrator()) return { outcome: 'not-allowed', line }
      return change(() => rm(target, { force: true }), ['--fresh'])
    },
  }
}

async function isTrusted({ pem }: TrustedAuthority): Promise<boolean> {
  const trusted = await readFile(bundle, 'utf8').catch(() => '')
  return trusted.includes(pem.trim())
}

/** The name bears the fingerprint: several relying parties do not take each other's place. */
function targetOf({ fingerprint }: TrustedAuthority): string {
  const short = fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()
  return join(folder, `countersign-${short}.crt`)
}

async function change(act: () => Promise<void>, args: readonly string[]): Promise<TrustOutcome> {
  try {
    await act()
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : '' }
  }
  const update = await runTool(updater, args)
  if (update.status === 0) return { outcome: 'done' }
  return { outcome: 'failed', reason: reasonOf(update) }
}

function isAdministrator(): boolean {
  return process.getuid?.() === 0
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
