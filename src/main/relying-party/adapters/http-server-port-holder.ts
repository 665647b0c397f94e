/** Which program listens on a port, where the system tells (Linux). @module */
import { readdir, readFile, readlink } from 'node:fs/promises'
import type { PortHolder } from './http-server-errors.ts'

const LISTENING = '0A'

/** The program that keeps `address` (127.0.0.1 or ::1) from being bound; undefined where that cannot be told. */
export async function findPortHolder(
  address: string,
  port: number,
): Promise<PortHolder | undefined> {
  try {
    const found = await socketsOn(address, port)
    const [first] = found
    if (first === undefined) return undefined
    const sockets = new Set(found.map(({ link }) => link))
    for (const id of await readdir('/proc')) {
      if (!/^\d+$/.test(id) || !(await holdsOneOf(id, sockets))) continue
      return { process: Number(id), program: (await readFile(`/proc/${id}/comm`, 'utf8')).trim() }
    }
    return first.owner === process.getuid?.() ? undefined : { person: await nameOf(first.owner) }
  } catch {
    return undefined // Not Linux, or /proc is closed: the sentence does without.
  }
}

interface Listening {
  /** As /proc/N/fd names it. */
  readonly link: string
  /** The uid of whoever made it. */
  readonly owner: number
}

/** The sockets that listen on the port, at this address or at all of its family. */
async function socketsOn(address: string, port: number): Promise<readonly Listening[]> {
  const wanted =
    address === '::1'
      ? [`${'0'.repeat(24)}01000000`, '0'.repeat(32)]
      : ['0100007F', '0'.repeat(8), '0'.repeat(32)]
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  const found: Listening[] = []
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const lines = (await readFile(table, 'utf8')).split('\n').slice(1)
    for (const line of lines) {
      const [, local = '', , state, , , , owner, , inode] = line.trim().split(/\s+/)
      const [host = '', at] = local.split(':')
      if (state === LISTENING && at === hexPort && wanted.includes(host) && inode !== undefined) {
        found.push({ link: `socket:[${inode}]`, owner: Number(owner) })
      }
    }
  }
  return found
}

async function holdsOneOf(id: string, sockets: ReadonlySet<string>): Promise<boolean> {
  try {
    const files = await readdir(`/proc/${id}/fd`)
    const links = await Promise.all(
      files.map((file) => readlink(`/proc/${id}/fd/${file}`).catch(() => '')),
    )
    return links.some((link) => sockets.has(link))
  } catch {
    return false // Ended meanwhile, or another person's.
  }
}

/** As the system names a person; the number where it has no name for it. */
async function nameOf(owner: number): Promise<string> {
  const people = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  return people.find(([, , id]) => id === String(owner))?.[0] ?? String(owner)
}
