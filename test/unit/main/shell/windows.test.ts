/** Windows are made in one place, with the same protection for all. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSourceTree } from '../../../support/source-tree'
import { strictSettings } from '../../../support/strict-settings'

const factory = 'src/main/shell/windows.ts'
const source = readFileSync(factory, 'utf8')

test('E1 the one factory sets what protects, for windows and views alike', () => {
  for (const [name, value] of Object.entries(strictSettings))
    expect(source).toMatch(new RegExp(`^    ${name}: ${String(value)},$`, 'm'))
  // Both ways to make something take these settings and no others.
  const made = [...source.matchAll(/new (BrowserWindow|WebContentsView)\(/g)]
  expect(made).toHaveLength(2)
  expect([
    ...source.matchAll(/webPreferences: (?:\{ \.\.\.)?preferencesOf\(contents\)/g),
  ]).toHaveLength(2)
})

test('E1 no other file makes a window or loosens one', () => {
  const loose =
    /new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b|webPreferences|sandbox: false|contextIsolation: false|nodeIntegration\w*: true|enableBlinkFeatures|appendSwitch\('(no-sandbox|disable-web-security)/
  const files = [...readSourceTree()].filter(
    ([path]) => path.startsWith('src/main/') && path !== factory,
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter(([, text]) => loose.test(text)).map(([path]) => path)).toEqual([])
})
