/** The testing entry does not load in an app that people use. @module */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { refusePackaged } from '../../../src/testing/refuse-packaged.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-resources-'))
afterAll(() => rmSync(folder, { recursive: true }))
const here = 'file:///project/node_modules/countersign/out/testing/index.mjs'
const electron = { node: '24.0.0', electron: '45.4.1' }

test('V1 it loads in Node, and in Electron as developers have it', () => {
  refusePackaged(process, import.meta.url)
  refusePackaged({ versions: { node: '20.19.0' } }, here)
  writeFileSync(join(folder, 'default_app.asar'), '')
  refusePackaged({ versions: electron, resourcesPath: folder }, here)
})

test.each(['app.asar', 'app'])('V1 it does not load where the program is %s', (name) => {
  const program = join(folder, name)
  writeFileSync(program, '')
  expect(() => refusePackaged({ versions: electron, resourcesPath: folder }, here)).toThrow(
    'countersign/testing does not load in a packaged app',
  )
  rmSync(program)
})

test('V1 it does not load out of a program’s archive, or where nothing tells', () => {
  const archived =
    'file:///opt/app/resources/app.asar/node_modules/countersign/out/testing/index.mjs'
  expect(() => refusePackaged({ versions: {} }, archived)).toThrow('packaged app')
  expect(() => refusePackaged({ versions: electron }, here)).toThrow('packaged app')
})
