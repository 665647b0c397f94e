/**
 * The walls of the design stand: who imports whom, what only one file may name, how long files are.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { cyclesOf, readImports } from '../support/import-graph'
import { readSourceTree, type SourceTree } from '../support/source-tree'
import {
  certificatesIgnored,
  crossedWalls,
  filesWithoutPlace,
  wordsOutOfPlace,
} from '../support/walls'

const tree = readSourceTree()
const imports = readImports(tree)
const maxLines = 300

const linesOf = (text: string) => text.split('\n').length - 1
const tooLong = (files: SourceTree) =>
  [...files]
    .filter(([path, text]) => /\.(ts|tsx|mjs|cjs|css)$/.test(path) && linesOf(text) > maxLines)
    .map(([path, text]) => `${path} has ${linesOf(text)} lines`)
const reexports = (files: SourceTree) =>
  readImports(files)
    .filter(({ reexport }) => reexport)
    .map(({ from, to }) => `${from} re-exports ${to}`)

test('K2 no file imports what its place forbids', () => {
  expect(imports.length).toBeGreaterThan(50)
  expect(crossedWalls(imports)).toEqual([])
})

test('K2 every source file has a place in the layout', () => {
  expect(filesWithoutPlace(tree)).toEqual([])
})

test('K2 no imports go round in a circle', () => {
  expect(cyclesOf(imports)).toEqual([])
})

test('K2 no file passes on what another one exports', () => {
  expect(reexports(tree)).toEqual([])
})

test('K2 no file is longer than 300 lines', () => {
  expect(tree.size).toBeGreaterThan(50)
  expect(tooLong(tree)).toEqual([])
})

test('K2 the doors of windows are named by one file each', () => {
  expect(wordsOutOfPlace(tree)).toEqual([])
})

test('K10 nothing in the tree ignores certificates but the enrolment probe, and trusts but one key for a test', () => {
  expect(certificatesIgnored(tree)).toEqual([])
})

describe('the rules can fail', () => {
  const files = (entries: Record<string, string>): SourceTree => new Map(Object.entries(entries))
  const crossings = (path: string, text: string) =>
    crossedWalls(
      readImports(
        files({
          [path]: text,
          'src/protocol/bytes.ts': '',
          'src/main/authenticator/vault.ts': '',
          'src/main/authenticator/ports.ts': '',
          'src/main/relying-party/sign-in.ts': '',
          'src/main/relying-party/adapters/http-server.ts': '',
          'src/main/index.ts': '',
          'src/testing/index.ts': '',
          'src/renderer/sign-in/page.ts': '',
        }),
      ).filter(({ from }) => from === path),
    ).length

  test.each([
    ['src/protocol/a.ts', `import fs from 'node:fs'`],
    ['src/protocol/a.ts', `import fs from 'fs'`],
    ['src/protocol/a.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
    ['src/main/authenticator/a.ts', `import { createHash } from 'node:crypto'`],
    ['src/main/authenticator/a.ts', `import type { S } from '../relying-party/sign-in'`],
    ['src/main/authenticator/a.ts', `const ws = await import('ws')`],
    ['src/main/relying-party/a.ts', `import { h } from './adapters/http-server'`],
    ['src/main/relying-party/a.ts', `import { v } from '../authenticator/vault'`],
    ['src/main/relying-party/adapters/a.ts', `import { s } from '../sign-in'`],
    ['src/main/authenticator/adapters/a.ts', `import { app } from 'electron'`],
    ['src/main/authenticator/adapters/a.ts', `type S = import('../../relying-party/sign-in').S`],
    ['src/main/shell/a.ts', `import { v } from '../authenticator/vault'`],
    ['src/main/serve.ts', `import { v } from './authenticator/vault'`],
    ['src/main/device.ts', `import { s } from './relying-party/sign-in'`],
    ['src/main/serve.ts', `import { app } from 'electron'`],
    ['src/main/shell/a.ts', `import { start } from '../index'`],
    ['src/main/serve/a.ts', `import { seed } from '../../testing/index'`],
    ['src/main/app/a.ts', `import { seed } from '../../testing/index'`],
    ['src/main/device/a.ts', `const seed = await import('../../testing/index')`],
    ['src/testing/a.ts', `import { app } from 'electron'`],
    ['src/preload/a.ts', `import { bytes } from '#protocol/bytes'`],
    ['src/renderer/ui/a.tsx', `import { bytes } from '#protocol/bytes'`],
    ['src/renderer/security-info/a.tsx', `import { page } from '../sign-in/page'`],
    ['src/renderer/sign-in/a.tsx', `import { ipcRenderer } from 'electron'`],
    ['src/elsewhere/a.ts', `import { bytes } from '#protocol/bytes'`],
  ])('K2 %s may not say %s', (path, text) => {
    expect(crossings(path, text)).toBe(1)
  })

  test.each([
    ['src/protocol/a.ts', `import { z } from 'zod'`],
    ['src/main/authenticator/a.ts', `import { p256 } from '@noble/curves/nist.js'`],
    ['src/main/authenticator/adapters/a.ts', `import type { V } from '../vault'`],
    ['src/main/authenticator/adapters/a.ts', `import { type V } from '../vault'`],
    ['src/main/shell/a.ts', `import { app } from 'electron'`],
    ['src/main/index.ts', `import { v } from './authenticator/vault'`],
    ['src/preload/a.ts', `import type { Bytes } from '#protocol/bytes'`],
  ])('K2 %s may say %s', (path, text) => {
    expect(crossings(path, text)).toBe(0)
  })

  test('K2 a circle of three is found once, a diamond is none', () => {
    const circle = files({
      'src/a.ts': `import './b'`,
      'src/b.ts': `import './c'`,
      'src/c.ts': `import './a'`,
    })
    expect(cyclesOf(readImports(circle))).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts'])
    const diamond = files({
      'src/a.ts': `import './b'; import './c'`,
      'src/b.ts': `import './d'`,
      'src/c.ts': `import './d'`,
      'src/d.ts': '',
    })
    expect(cyclesOf(readImports(diamond))).toEqual([])
  })

  test('K2 a barrel, a long file and a word out of place are found', () => {
    const line = 'export {}\n'
    expect(reexports(files({ 'src/a.ts': `export * from './b'`, 'src/b.ts': '' }))).toHaveLength(1)
    expect(tooLong(files({ 'src/a.ts': line.repeat(301), 'src/b.ts': line.repeat(300) }))).toEqual([
      'src/a.ts has 301 lines',
    ])
    const named = {
      'src/main/a.ts': 'ipcMain.on()',
      'src/main/b.ts': 'new BrowserWindow()',
    }
    expect(wordsOutOfPlace(files(named))).toHaveLength(2)
  })

  test('K10 the switch that trusts one key is found anywhere but in its one file, and only so', () => {
    const place = 'src/testing/trusting-chromium.ts'
    const one = ['`--ignore-certificate', '-errors-spki-list=${pin}`'].join('')
    const all = ['`--ignore-certificate', '-errors`'].join('')
    expect(certificatesIgnored(files({ [place]: one }))).toEqual([])
    expect(certificatesIgnored(files({ 'src/testing/a.ts': one }))).toHaveLength(1)
    expect(certificatesIgnored(files({ [place]: `${one} ${all}` }))).toHaveLength(1)
    expect(certificatesIgnored(files({ [place]: `${one} ${one}` }))).toHaveLength(1)
  })

  test.each([
    ['rejectUn', 'authorized: false'],
    ['rejectUn', 'authorized: !strict'],
    ['checkServer', 'Identity: () => undefined'],
    ['--ignore-certificate', '-errors'],
    ['ignoreHTTPS', 'Errors: true'],
    ['NODE_TLS_REJECT', '_UNAUTHORIZED=0'],
  ])('K10 %s%s is found anywhere but in the probe', (...parts) => {
    const text = parts.join('')
    const elsewhere = ['src/main/serve.ts', 'test/e2e/a.spec.ts', 'scripts/a.mjs', 'package.json']
    for (const path of elsewhere)
      expect(certificatesIgnored(files({ [path]: text }))).toHaveLength(1)
    const probe = 'src/main/authenticator/adapters/certificate-probe.ts'
    expect(certificatesIgnored(files({ [probe]: text }))).toEqual([])
  })
})
