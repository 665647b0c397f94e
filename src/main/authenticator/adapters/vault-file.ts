/** The vault's file on disk: parsed strictly, never repaired, replaced whole. @module */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AuthenticatorError } from '../errors.ts'
import type { CrashPoints, VaultFile } from '../ports.ts'
import type { VaultState } from '../vault-state.ts'
import { makePrivateFolder, replaceFile } from './atomic-file.ts'
import { vaultFileVersion, vaultState } from './vault-file-schema.ts'

/** Some thousand accounts. */
const maxBytes = 16 * 1024 * 1024

export function createVaultFile(
  folder: string,
  { crashPoints }: { readonly crashPoints: CrashPoints },
): VaultFile {
  const path = join(folder, 'vault.json')
  return {
    async read() {
      const text = await readText(path)
      return text === undefined ? undefined : parse(text)
    },
    async write(state) {
      const text = JSON.stringify({ v: vaultFileVersion, ...state }, undefined, 1)
      try {
        await makePrivateFolder(folder)
        await replaceFile(path, `${text}\n`, (moment) =>
          crashPoints.reached(`vault:file-${moment}`),
        )
      } catch (cause) {
        throw new AuthenticatorError(
          'VAULT_NOT_STORED',
          'The disk did not take the accounts; what it held before is still there.',
          { cause },
        )
      }
    },
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > maxBytes) throw damaged('')
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof AuthenticatorError) throw cause
    if (isErrno(cause) && cause.code === 'ENOENT') return undefined
    throw new AuthenticatorError('VAULT_UNREADABLE', 'The accounts could not be read.', { cause })
  }
}

function parse(text: string): VaultState {
  const { v, ...rest } = parseObject(text)
  if (typeof v === 'number' && Number.isSafeInteger(v) && v > vaultFileVersion) {
    throw new AuthenticatorError(
      'VAULT_NEWER',
      'A newer Countersign wrote the accounts. They are left as they are.',
    )
  }
  if (v !== vaultFileVersion) throw damaged('v')
  const result = vaultState.safeParse(rest)
  if (result.success) return result.data
  throw damaged(result.error.issues[0]?.path.join('.') ?? '')
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes what it read: it is not kept.
    throw damaged('')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('')
  return value as Readonly<Record<string, unknown>>
}

function damaged(path: string): AuthenticatorError {
  const where = path === '' ? '' : ` (at ${path})`
  return new AuthenticatorError(
    'VAULT_DAMAGED',
    `The accounts are not as this program writes them${where}. They are left as they are.`,
  )
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
