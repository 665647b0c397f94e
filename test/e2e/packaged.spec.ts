/** The packaged directory: its fuses and parts, its doors, and its windows. @module */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { readFuseWire, releaseWire } from '../support/fuse-wire'
import {
  launchDesktopApp,
  namespacesAllowed,
  openSimulation,
  ownWindow,
} from './support/desktop-app'

test.describe.configure({ mode: 'serial' })

let folder = ''
let directory = ''
let seconds = 0
const inDirectory = (...parts: readonly string[]) => join(directory, ...parts)
const program = () => inDirectory('countersign')

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await mkdtemp(join(tmpdir(), 'countersign-packaged-'))
  const from = performance.now()
  const args = ['scripts/package.mjs', '--development', '--out', folder]
  directory = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()
  seconds = Math.round((performance.now() - from) / 1000)
})
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

test('E9 the fuses of the package are those of the table', () => {
  const wire = readFuseWire(program())
  const differences = Object.entries(releaseWire).filter(([name, state]) => wire[name] !== state)
  expect(differences).toEqual([])
  expect(wire).toEqual(releaseWire)
  console.log(
    `FIGURE E9 ${Object.keys(wire).length} fuses read from the package, ${differences.length} differences; made in ${seconds} s`,
  )
})

test('E9 the package holds what runs, in one archive, and nothing that only builds', async () => {
  expect(directory).toMatch(/Countersign-development-[^/]+$/)
  const resources = await readdir(inDirectory('resources'))
  expect(resources.sort()).toEqual(['app.asar', 'app.asar.unpacked', 'desktop', 'polkit'])
  const names = listPackage(inDirectory('resources', 'app.asar'), { isPack: false })
  const packages = names
    .map((name) => /^\/node_modules\/((?:@[^/]+\/)?[^@/][^/]*)$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
  }
  expect(
    packages.filter((name) => lock.packages[`node_modules/${name}`]?.dev !== undefined),
  ).toEqual([])
  expect(packages).toEqual(expect.arrayContaining(['@node-rs/argon2', 'keytar', 'libsql']))
  for (const file of ['main/index.mjs', 'main/serve.mjs', 'main/keychain.mjs', 'preload/pin.cjs'])
    expect(names).toContain(`/out/${file}`)
  expect(names.filter((name) => /^\/out\/main\/tray\/.*\.png$/.test(name))).toHaveLength(32)
  expect(names.filter((name) => /^\/(src|test|scripts|docs)\b|\.(ts|map)$/.test(name))).toEqual([])
  expect(names.filter((name) => name.endsWith('.node'))).toHaveLength(3)
})

test('E9 neither variable, argument nor folder opens the package', async () => {
  test.setTimeout(120_000)
  // What would be run if any of the doors stood open, each leaving a file.
  const trace = (name: string) => join(folder, `ran-${name}`)
  const writing = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(trace(name))}, '')`
  writeFileSync(join(folder, 'options.cjs'), writing('options'))
  for (const name of ['app', 'default_app']) {
    mkdirSync(inDirectory('resources', name))
    writeFileSync(
      inDirectory('resources', name, 'package.json'),
      JSON.stringify({ name, main: 'i.cjs' }),
    )
    writeFileSync(inDirectory('resources', name, 'i.cjs'), writing(name))
  }
  const profile = join(folder, 'profile')
  const child = spawn(
    program(),
    [
      ...['--inspect=0', '--inspect-brk=0', '--remote-debugging-port=0', '--port=0'],
      ...[`--user-data-dir=${profile}`, '-r', join(folder, 'options.cjs'), '-e', writing('eval')],
      ...(namespacesAllowed() ? [] : ['--no-sandbox']),
    ],
    {
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: `--require ${join(folder, 'options.cjs')} --inspect=0`,
        COUNTERSIGN_DATA: join(folder, 'data'),
        LC_ALL: 'C.UTF-8',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = new Promise((resolve) => child.once('exit', resolve))
  try {
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Countersign is ready')
    const open = await openFiles(child.pid ?? 0)
    expect(open).toContain(inDirectory('resources', 'app.asar'))
  } finally {
    child.kill('SIGTERM')
    await exited
    for (const name of ['app', 'default_app'])
      await rm(inDirectory('resources', name), { recursive: true })
  }
  expect(said).not.toMatch(/listening on ws:/i)
  const doors = ['options', 'eval', 'app', 'default_app']
  expect(doors.filter((name) => existsSync(trace(name)))).toEqual([])
  expect(existsSync(join(profile, 'DevToolsActivePort'))).toBe(false)
  console.log('FIGURE E9 8 doors tried on the started package, 0 open')
})

test('E9 the windows of the package come from its archive, the pages from its own process', async () => {
  test.setTimeout(120_000)
  // Playwright drives it by the inspector, the one thing in which this copy differs from now on.
  await flipFuses(program(), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await using app = await launchDesktopApp({}, { program: program() })
  const told = await app.electron.evaluate(({ app: own }) => ({
    packaged: own.isPackaged,
    path: own.getAppPath(),
  }))
  expect(told).toEqual({ packaged: true, path: inDirectory('resources', 'app.asar') })
  const authenticator = await ownWindow(app, 'authenticator')
  await expect(authenticator.getByRole('heading', { level: 1 })).toBeVisible()
  const page = await openSimulation(app)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(existsSync(inDirectory('resources', 'polkit', 'org.countersign.policy'))).toBe(true)
  const entry = readFileSync(inDirectory('resources', 'desktop', 'countersign.desktop'), 'utf8')
  expect(entry).toContain('MimeType=x-scheme-handler/countersign;')
  // Each of its processes that loads one loads it from beside the archive, and from nowhere else.
  const libraries = execFileSync('sh', ['-c', `cat /proc/[0-9]*/maps 2>/dev/null || true`], {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  })
  expect(libraries).toContain(inDirectory('resources', 'app.asar.unpacked', 'node_modules'))
})

/** What the process and those it started hold open. */
async function openFiles(pid: number): Promise<readonly string[]> {
  const own = `/proc/${pid}/fd`
  const links = (await readdir(own)).map((fd) => readlink(join(own, fd)).catch(() => ''))
  return Promise.all(links)
}
