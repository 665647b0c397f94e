/** Ids for what a test gives none. @module */
import { createHash } from 'node:crypto'

/** The same for the same name: a UUID of version 8 (RFC 9562, section 5.8). */
export function idOf(what: string, name: string): string {
  const hash = createHash('sha256').update(`countersign/testing/${what}/${name}`).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`]
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
}
