/** The fixtures on disk: what is exchanged, as literal text or hex, one file each. @module */
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../fixtures/protocol/', import.meta.url)

export const fixtureNames: readonly string[] = readdirSync(folder, {
  encoding: 'utf8',
  recursive: true,
})
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length))

/** The path of a fixture's file, for a test that compares. */
export function fixtureFile(name: string): string {
  return new URL(`${name}.txt`, folder).pathname
}

/** The fixture's text, as it stands in its file but for the line's end. */
export function fixture(name: string): string {
  return readFileSync(fixtureFile(name), 'utf8').replace(/\n$/, '')
}

/** The bytes of a fixture in hex. */
export function fixtureBytes(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(fixture(name), 'hex'))
}
