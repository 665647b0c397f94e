/** The relying party as a process: what it says, what it holds, how it ends. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { ask } from '../../support/plain-requests'
import {
  ensureBuilt,
  type Ready,
  runRelyingPartyProgram,
  startRelyingParty,
  targetOf,
} from '../../support/relying-party-process'

const root = resolve(import.meta.dirname, '../../..')

async function aPlace() {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-process-'))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

test('K9 npm run says that it is ready, logs in lines of JSON, and ends on SIGTERM', async () => {
  await using place = await aPlace()
  await ensureBuilt()
  const args = [
    'run',
    '--silent',
    'relying-party',
    '--',
    '--data',
    place.folder,
    '--port',
    '0',
    '--sample',
  ]
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const errors: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const out: string[] = []
  const lines = createInterface({ input: child.stdout }).on('line', (line) => out.push(line))
  await once(lines, 'line')
  const ready = JSON.parse(out[0] ?? '') as Ready
  expect(ready).toEqual({
    event: 'ready',
    origin: expect.stringMatching(/^https:\/\/localhost:[1-9]\d+$/) as string,
    certificate: join(place.folder, 'keys', 'authority.pem'),
    adminToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as string,
    tenants: [
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        name: 'Contoso',
        domain: 'contoso.com',
      },
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        name: 'Wingtip Toys',
        domain: 'wingtiptoys.com',
      },
    ],
  })
  const target = await targetOf(ready)
  expect((await ask(target, { path: '/contoso.com/sign-in/state' })).status).toBe(200)

  const begun = performance.now()
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  child.kill('SIGTERM') // To the very process that was started.
  const [code, signal] = await gone
  const seconds = (performance.now() - begun) / 1_000
  await expect(ask(target)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  console.log(
    `FIGURE K9 ended ${seconds.toFixed(2)} s after SIGTERM, exit ${String(code)}, ${errors.length} log lines`,
  )
  expect([code, signal]).toEqual([0, null])
  expect(seconds).toBeLessThan(2)
  expect(out).toHaveLength(1)
  expect(errors.length).toBeGreaterThan(2)
  for (const line of errors) expect(JSON.parse(line)).toHaveProperty('event')
  expect(errors.join()).not.toContain(ready.adminToken)
})

test('K9 it ends within two seconds while streams and sockets are open', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  const { openSocket, hello } = await import('../../support/honest-hello')
  const { dial } = await import('../../support/plain-requests')
  const silent = await dial(target)
  const device = openSocket(target)
  await once(device, 'open')
  device.send(hello())
  await once(device, 'message')
  const goodbye = once(device, 'close') as Promise<[number]>
  const { code, milliseconds } = await server.stop()
  expect(code).toBe(0)
  expect(milliseconds).toBeLessThan(2_000)
  expect((await goodbye)[0]).toBe(1001)
  silent.destroy()
})

test('K9 folder and port are kept: the same issuer, keys and tenants after a restart', async () => {
  await using place = await aPlace()
  const first = await startRelyingParty({ data: place.folder })
  const certificate = await readFile(first.ready.certificate, 'utf8')
  await first.stop()
  await using second = await startRelyingParty({ data: place.folder, port: 0, sample: false })
  expect(second.ready.origin).toBe(first.ready.origin)
  expect(second.ready.tenants).toEqual(first.ready.tenants)
  expect(second.ready.adminToken).not.toBe(first.ready.adminToken)
  expect(await readFile(second.ready.certificate, 'utf8')).toBe(certificate)
})

test('K9 arguments that are not understood end with a sentence and 2', async () => {
  for (const [args, words] of [
    [['--port', 'x'], 'is no port for this'],
    [['--verbose'], 'There is no option --verbose.'],
    [['begin'], 'There is no command “begin”.'],
    [['trust'], 'There is no command “trust”.'],
  ] as const) {
    const { code, out, errors } = await runRelyingPartyProgram(args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toContain(words)
    expect(errors).toContain('npm run relying-party')
  }
  const dutch = await runRelyingPartyProgram(['--port'], { LC_ALL: 'nl_NL.UTF-8' })
  expect(dutch.errors).toContain('Bij --port hoort een waarde.')
  expect((await runRelyingPartyProgram(['--help'])).code).toBe(0)
})

test('F1 it listens on loopback alone, and its files are its owner’s', async () => {
  await using server = await startRelyingParty()
  const { port } = await targetOf(server.ready)
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  const listeners: string[] = []
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8')).split('\n').slice(1)) {
      const [, local = '', , state] = line.trim().split(/\s+/)
      if (state === '0A' && local.endsWith(`:${hexPort}`)) listeners.push(local.split(':')[0] ?? '')
    }
  }
  const loopback = ['0100007F', `${'0'.repeat(24)}01000000`]
  const elsewhere = listeners.filter((address) => !loopback.includes(address))
  const modes = await modesUnder(server.data)
  const wide = modes.filter(({ mode }) => (mode & 0o077) !== 0)
  const limits = await readFile(`/proc/${server.process.pid ?? 0}/limits`, 'utf8')
  console.log(
    `FIGURE F1 ${listeners.length} listeners, ${elsewhere.length} off loopback; ${modes.length} files and folders, ${wide.length} open to others; core limit ${/core file size\s+(\S+)/.exec(limits)?.[1] ?? '?'}`,
  )
  expect(listeners.sort()).toEqual(loopback.sort())
  expect(wide).toEqual([])
  expect(modes.length).toBeGreaterThan(9)
  expect(limits).toMatch(/Max core file size\s+0 /)
})

test('I2 the core limit is 0 even when the caller allows dumps', async () => {
  await using place = await aPlace()
  await ensureBuilt()
  const program = join(root, 'out/main/serve.mjs')
  const line = `ulimit -c unlimited; exec "${process.execPath}" "${program}" --data "${place.folder}" --port 0`
  const child = spawn('sh', ['-c', line], { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  const limits = await readFile(`/proc/${child.pid ?? 0}/limits`, 'utf8')
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
  expect(limits).toMatch(/Max core file size\s+0 /)
})

async function modesUnder(folder: string) {
  const names = await readdir(folder, { recursive: true })
  const paths = [folder, ...names.map((name) => join(folder, name))]
  return Promise.all(paths.map(async (path) => ({ path, mode: (await stat(path)).mode & 0o777 })))
}
