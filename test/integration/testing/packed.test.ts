/** The package as people install it: its public entries work in a project of theirs, with nothing of this one. @module */
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aConsumerProject, type ConsumerProject } from '../../support/consumer-project.ts'

const document = readFileSync('docs/testing.md', 'utf8')
/** By the names in their first lines. */
const examples = new Map(
  [...document.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
)

let project: ConsumerProject

beforeAll(async () => {
  project = await aConsumerProject('@playwright/test', '@types/node', 'typescript')
  for (const [name, text] of examples) await project.write(name, text)
}, 300_000)
afterAll(async () => {
  await project[Symbol.asyncDispose]()
})

test('V3 the package brings its entries, pages and programs, and no source, test or Electron', async () => {
  const own = join(project.folder, 'node_modules', 'countersign')
  expect((await readdir(own)).sort()).toEqual(['README.md', 'bin', 'docs', 'out', 'package.json'])
  expect((await readdir(join(own, 'out'))).sort()).toEqual(['main', 'renderer', 'testing'])
  const installed = await readdir(join(project.folder, 'node_modules'))
  expect(installed).not.toContain('electron')
  for (const name of await readdir(join(own, 'out', 'testing'))) {
    if (!name.endsWith('.d.ts')) continue
    const text = readFileSync(join(own, 'out', 'testing', name), 'utf8')
    const from = [...text.matchAll(/from '([^']+)'/g)].map(([, where = '']) => where)
    expect(from.filter((where) => !/^(\.\/[\w-]+\.js|@playwright\/test)$/.test(where))).toEqual([])
  }
})

test('V3 the documentation’s examples pass the strictest type check, libraries included', async () => {
  expect([...examples.keys()]).toEqual(['sign-in.spec.ts', 'answers.spec.ts', 'people.test.ts'])
  const modes = [
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ]
  for (const mode of modes) {
    const compilerOptions = {
      ...mode,
      target: 'es2022',
      strict: true,
      noEmit: true,
      types: ['node'],
    }
    await project.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    await project.run('npx', 'tsc', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess')
  }
})

test('V3 a mistake against the types is found', async () => {
  await project.write(
    'mistaken.ts',
    `import { startRelyingParty } from 'countersign/testing'
     const relyingParty = await startRelyingParty({ seeds: 1 })
     relyingParty.origins
    `,
  )
  const checking = project.run(
    'npx',
    'tsc',
    '--ignoreConfig',
    '--noEmit',
    '--skipLibCheck', // the libraries' own types are checked above
    '--module',
    'nodenext',
    '--types',
    'node',
    'mistaken.ts',
  )
  await expect(checking).rejects.toThrow(/TS2561.*seeds[^]*TS2551.*origins/)
})

test('V3 the example without a browser runs, where there is no keychain, bus or display', async () => {
  await project.write(
    'tsconfig.run.json',
    JSON.stringify({
      compilerOptions: { target: 'es2022', module: 'nodenext', types: ['node'], outDir: 'built' },
      include: ['people.test.ts'],
    }),
  )
  await project.run('npx', 'tsc', '-p', 'tsconfig.run.json', '--noCheck')
  const { stdout } = await project.run('node', '--test', 'built/people.test.js')
  expect(stdout).toMatch(/# pass 1$/m)
})

test('V3 V2 the examples with a page run in a real Chromium that trusts nothing else', async () => {
  await project.write(
    'playwright.config.mjs',
    `export default { use: { launchOptions: { executablePath: '/usr/bin/chromium' } }, reporter: 'line' }`,
  )
  const { stdout } = await project.run('npx', 'playwright', 'test')
  expect(stdout).toMatch(/2 passed/)
})

test('V3 a program in CommonJS may ask for it too, and nothing opens a keychain', async () => {
  await project.write(
    'older.cjs',
    `const { startRelyingParty, createVirtualAuthenticator } = require('countersign/testing')
     startRelyingParty().then(async (relyingParty) => {
       await createVirtualAuthenticator(relyingParty, 'balas@contoso.com')
       await relyingParty.close()
       const loaded = process.report.getReport().sharedObjects.filter((path) => /keytar|libsecret/.test(path))
       console.log(JSON.stringify({ loaded, handles: process.getActiveResourcesInfo().filter((name) => /TCP|TLS/.test(name)) }))
     })`,
  )
  const { stdout } = await project.run('node', 'older.cjs')
  expect(JSON.parse(stdout)).toEqual({ loaded: [], handles: [] })
})

test('V3 npx countersign runs the relying party without a desktop, and says what it can do', async () => {
  const { stdout } = await project.run('npx', 'countersign', '--help')
  expect(stdout).toContain('--sample')
  const { stdout: device } = await project.run('npx', 'countersign', 'device', '--help')
  expect(device).toContain('enroll')
})

test('V1 it does not load in a packaged app, and no program has any of it', async () => {
  await project.write('app.asar', '')
  await project.write(
    'as-packaged.mjs',
    `const versions = { ...process.versions, electron: '45.4.1' }
     Object.defineProperty(process, 'versions', { value: versions })
     Object.defineProperty(process, 'resourcesPath', { value: import.meta.dirname })`,
  )
  const loading = "import('countersign/testing')"
  await project.run('node', '-e', loading)
  const packaged = project.run('node', '--import', './as-packaged.mjs', '-e', loading)
  await expect(packaged).rejects.toThrow('countersign/testing does not load in a packaged app')

  const programs = (await readdir('out/main')).filter((name) => name.endsWith('.mjs'))
  expect(programs.length).toBeGreaterThan(4)
  const having = programs.filter((name) =>
    readFileSync(join('out', 'main', name), 'utf8').includes('countersign/testing'),
  )
  expect(having).toEqual([])
  const contents = readFileSync('scripts/packaging/contents.mjs', 'utf8')
  expect(contents).toContain("const built = ['out/main', 'out/preload', 'out/renderer']\n")
})
