/** docs/architecture.md shows the tree and the codes as they are. @module */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cellsOf, codeIn, sectionOf } from '../../support/documents'

const root = new URL('../../../', import.meta.url).pathname
const document = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => [`src/${name}`, readFileSync(join(root, 'src', name), 'utf8')] as const)

/** The words of a union of literal types, as its file lists them. */
function unionOf(name: string): readonly string[] | undefined {
  for (const [, text] of sources) {
    const found = new RegExp(`^export type ${name} =([^]*?)\\n\\n`, 'm').exec(text)?.[1]
    if (found === undefined || found.includes('[')) continue
    return [...found.replaceAll(/\/\*\*.*?\*\/|\/\/.*/g, '').matchAll(/'([^']+)'/g)].map(
      ([, word = '']) => word,
    )
  }
  return undefined
}

test('K2 the tree is the tree', () => {
  const told = cellsOf(sectionOf(document, 'The tree'), 0).flatMap(([name = '']) => codeIn(name))
  const folders = sources.map(([path]) => path.split('/').slice(0, -1).join('/'))
  const all = folders.filter((folder) => folder !== 'src')
  expect([...told].sort()).toEqual([...new Set([...all, 'src/renderer'])].sort())
})

test('K2 the journey goes through files that exist', () => {
  const rows = cellsOf(sectionOf(document, 'The journey of a challenge'), 0)
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, i) => i + 1))
  const places = rows.flatMap(([, where = '']) => codeIn(where))
  for (const place of places) {
    const found = ['src/main', 'src', 'src/main/relying-party'].some((base) =>
      ['', '.ts', '.tsx'].some((end) => existsSync(join(root, base, place + end))),
    )
    expect(found, place).toBe(true)
  }
})

const titles = [...sectionOf(document, 'Codes').matchAll(/^### `(\w+)`$/gm)].map(
  ([, name = '']) => name,
)

test.for(titles)('K2 %s is told code by code', (name) => {
  const section = sectionOf(document, `\`${name}\``)
  const rows = cellsOf(section, 0)
  const list = section.split('\n').filter((line) => line.startsWith('- '))
  const told = rows.length > 0 ? rows.flatMap(([code = '']) => codeIn(code)) : codeIn(list.join())
  expect(told).toEqual(unionOf(name))
  for (const [code, means = ''] of rows) expect(means.length, code).toBeGreaterThan(5)
})

test('K2 no union of codes is left out', () => {
  const unions = sources.flatMap(([, text]) =>
    [...text.matchAll(/^export type (\w+ErrorCode) =/gm)].map(([, name = '']) => name),
  )
  expect(unions.filter((name) => !titles.includes(name))).toEqual([])
})
