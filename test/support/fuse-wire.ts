/** The fuse wire of an Electron, read byte by byte as its documentation gives it. @module */
import { readFileSync } from 'node:fs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** In the order of the wire, version 1. */
export const fuseNames = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
] as const

/** What a release on Linux must have. */
export const releaseWire: Readonly<Record<(typeof fuseNames)[number], 'on' | 'off'>> = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'off', // macOS and Windows alone have it
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
}

export function readFuseWire(file: string): Readonly<Record<string, string>> {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(sentinel)
  if (at < 0 || bytes.indexOf(sentinel, at + 1) >= 0) throw new Error('not one sentinel')
  const [version, length = 0] = bytes.subarray(at + sentinel.length)
  if (version !== 1) throw new Error(`a wire of version ${String(version)}`)
  const states = [...bytes.subarray(at + sentinel.length + 2).subarray(0, length)]
  return Object.fromEntries(
    states.map((state, i) => [fuseNames[i] ?? `fuse ${i}`, words[state] ?? `0x${state}`]),
  )
}

/** A file that holds nothing but such a wire, each fuse as a fresh Electron has it. */
export function aFreshWire(length: number): Buffer {
  const states = '1'.repeat(length)
  return Buffer.concat([
    Buffer.from(`before${sentinel}`),
    Buffer.from([1, length]),
    Buffer.from(`${states}after`),
  ])
}

const words: Readonly<Record<number, string>> = { 0x30: 'off', 0x31: 'on', 0x72: 'removed' }
