/** The first page that a newcomer reads says what is true, and leads somewhere. @module */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contosoApplications } from '../../../src/main/relying-party/sample-applications.ts'
import { samples } from '../../../src/main/relying-party/sample-tenants.ts'

const readme = readFileSync('README.md', 'utf8')

test('L12 every link and picture of the README leads to a file that is there', () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? '')
  expect(targets.length).toBeGreaterThan(8)
  expect(targets.filter((target) => !/^https?:/.test(target) && !existsSync(target))).toEqual([])
  expect(targets).toContain('docs/ceremony.png')
  expect(targets).toContain('SECURITY.md')
})

test('L12 the commands of the README are scripts that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const named = [...readme.matchAll(/npm (?:run --silent )?([a-z][a-z-]*)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !['packages', 'registry'].includes(name))
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'relying-party', 'device']))
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
})

test('L12 the sample people and applications are told as they are', () => {
  const told = readFileSync('docs/samples.md', 'utf8')
  for (const { name, password } of samples.flatMap(({ people }) => people)) {
    expect(told).toContain(`\`${name}\``)
    expect(told).toContain(`\`${password}\``)
  }
  for (const { clientId, displayName, secret } of contosoApplications) {
    expect(told).toContain(displayName)
    expect(told).toContain(`\`${clientId}\``)
    if (secret !== undefined) expect(told).toContain(`\`${secret}\``)
  }
})
