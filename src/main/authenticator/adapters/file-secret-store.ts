/** Secrets in a plain file: for machines without a keychain that throw everything away afterwards, such as CI. @module */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fromUtf8, utf8 } from '#protocol/bytes'
import { AuthenticatorError } from '../errors.ts'
import type { SecretStore } from '../ports.ts'
import { Secret } from '../secret.ts'
import { makePrivateFolder, replaceFile } from './atomic-file.ts'

const form = z.strictObject({ v: z.literal(1), secrets: z.record(z.string(), z.string()) })

/** `say` is told, once, that this protects nothing. */
export function createFileSecretStore(
  folder: string,
  { say }: { readonly say: (sentence: string) => void },
): SecretStore {
  say(
    'The keys of this device are in a plain file, as asked for by --vault file. It protects nothing: use it for tests only.',
  )
  const path = join(folder, 'secrets.json')
  let last: Promise<unknown> = Promise.resolve()
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  const change = (make: (secrets: Map<string, string>) => void) =>
    alone(async () => {
      const secrets = await readSecrets(path)
      make(secrets)
      await writeSecrets(folder, path, secrets)
    })
  return {
    read: (name) =>
      alone(async () => {
        const secret = (await readSecrets(path)).get(name)
        return secret === undefined ? undefined : new Secret(utf8(secret))
      }),
    write: (name, secret) => {
      const text = fromUtf8(secret.expose())
      return change((secrets) => secrets.set(name, text))
    },
    delete: (name) => change((secrets) => secrets.delete(name)),
    onWaitingForUnlock: () => () => undefined,
    close: async () => {
      await last
    },
  }
}

async function readSecrets(path: string): Promise<Map<string, string>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return new Map()
    throw refusing('could not be read', { cause })
  }
  try {
    return new Map(Object.entries(form.parse(JSON.parse(text)).secrets))
  } catch {
    // Neither error is kept: both may quote what they read.
    throw refusing('is not as this program writes it')
  }
}

async function writeSecrets(
  folder: string,
  path: string,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    await makePrivateFolder(folder)
    await replaceFile(path, `${JSON.stringify({ v: 1, secrets: Object.fromEntries(secrets) })}\n`)
  } catch (cause) {
    throw refusing('could not be written', { cause })
  }
}

function refusing(what: string, options?: ErrorOptions): AuthenticatorError {
  return new AuthenticatorError('KEYCHAIN_REFUSING', `The file of secrets ${what}.`, options)
}
