/** docs/dependencies.md has one paragraph for each package, and none for what is gone. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sectionOf } from '../../support/documents'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const document = read('docs/dependencies.md')
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const told = (title: string) =>
  [...sectionOf(document, title).matchAll(/^### (.+)$/gm)].map(([, name]) => name)

test('K2 every package is told once, under its kind', () => {
  expect(told('In the programs')).toEqual(Object.keys(manifest.dependencies))
  expect(told('For building and testing')).toEqual(Object.keys(manifest.devDependencies))
})

test('K2 each has a paragraph that says something', () => {
  for (const name of [...told('In the programs'), ...told('For building and testing')]) {
    const words = sectionOf(document, name ?? '')
      .trim()
      .split(/\s+/)
    expect(words.length, name).toBeGreaterThan(name?.startsWith('@types/') === true ? 2 : 7)
  }
})

test('K2 versions are exact', () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version).toMatch(/^(?:npm:(?:@[a-z]+\/)?[a-z]+@)?[0-9]+\.[0-9]+\.[0-9]+$/)
  }
})
