/** Reads what a person gives a command beside its arguments: the PIN, a link. Never from the arguments. @module */
import { readFile } from 'node:fs/promises'
import { Secret } from '../authenticator/secret.ts'
import type { Settings } from './arguments.ts'
import { DeviceProblem } from './problem.ts'

const maxBytes = 4096

/** The PIN from where the arguments say; `undefined` where they name no place. */
export async function readPin(pin: Settings['pin']): Promise<Secret | undefined> {
  switch (pin.from) {
    case 'nowhere':
      return undefined
    case 'stdin':
      return toSecret(await readStandardInput())
    case 'file':
      try {
        return toSecret(await readFile(pin.file))
      } catch (cause) {
        throw new DeviceProblem('FILE_UNREADABLE', { file: pin.file }, { cause })
      }
  }
}

/** The first line of standard input. */
export async function readLinkLine(): Promise<string> {
  const text = (await readStandardInput()).toString('utf8')
  return text.split(/\r?\n/)[0] ?? ''
}

/** The bytes before the end of the line. */
function toSecret(bytes: Buffer): Secret {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13)
  const pin = Uint8Array.from(bytes.subarray(0, end < 0 ? bytes.length : end))
  bytes.fill(0)
  return new Secret(pin)
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes = chunk as Buffer
    chunks.push(bytes)
    length += bytes.length
    // Somebody at a terminal ends it with Enter; a pipe may stay open.
    if (bytes.includes(10) || length > maxBytes) break
  }
  return Buffer.concat(chunks)
}
