/** What stands in the way is said in a sentence, and nothing is touched. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  NotStarted,
  runRelyingPartyProgram,
  startRelyingParty,
} from '../../support/relying-party-process'

async function aPlace() {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-refusing-'))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Why it did not start: the code and the sentence of its last log line. */
async function whyNot(wish: Parameters<typeof startRelyingParty>[0]) {
  try {
    await using server = await startRelyingParty(wish)
    return { exit: undefined, code: `started on ${server.ready.origin}`, sentence: '' }
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error
    const last = JSON.parse(error.log.at(-1) ?? '{}') as {
      facts: { code: string; sentence: string }
    }
    return { exit: error.code, ...last.facts }
  }
}

async function listenOn(host: string, port = 0): Promise<Server> {
  const server = createServer().listen({ host, port, ipv6Only: host === '::1' })
  await once(server, 'listening')
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test.each(['127.0.0.1', '::1', '0.0.0.0'])(
  'X4 a port taken on %s is refused, with the program that holds it',
  async (host) => {
    await using place = await aPlace()
    const other = await listenOn(host)
    const port = portOf(other)
    const { exit, code, sentence } = await whyNot({ data: place.folder, port })
    other.close()
    expect([exit, code]).toEqual([1, 'PORT_TAKEN'])
    const at = host === '::1' ? '::1' : '127.0.0.1'
    expect(sentence).toContain(`Port ${port} on ${at} is taken by `)
    expect(sentence).toContain(`(${process.pid})`)
  },
)

test('X4 once taken on ::1 only, nothing of ours stays on 127.0.0.1, and the folder is still new', async () => {
  await using place = await aPlace()
  const other = await listenOn('::1')
  const port = portOf(other)
  await whyNot({ data: place.folder, port })
  const free = await listenOn('127.0.0.1', port)
  free.close()
  other.close()
  await using server = await startRelyingParty({ data: place.folder, port: 0 })
  expect(server.ready.origin).not.toBe(`https://localhost:${port}`)
})

test('X4 a folder that has a port starts on no other', async () => {
  await using place = await aPlace()
  const first = await startRelyingParty({ data: place.folder })
  const port = Number(new URL(first.ready.origin).port)
  await first.stop()
  const { exit, code, sentence } = await whyNot({
    data: place.folder,
    port: port === 7443 ? 7444 : 7443,
  })
  expect([exit, code]).toEqual([1, 'PORT_MOVED'])
  expect(sentence).toContain(`belongs to port ${port}`)
})

test('X4 a folder in use is refused, by server and by reset-samples', async () => {
  await using server = await startRelyingParty()
  const pid = String(server.process.pid)
  const again = await whyNot({ data: server.data })
  expect([again.exit, again.code]).toEqual([1, 'FOLDER_TAKEN'])
  expect(again.sentence).toContain(`(process ${pid})`)
  const reset = await runRelyingPartyProgram(['reset-samples', '--data', server.data])
  expect(reset.code).toBe(1)
  expect(reset.errors).toContain(`(process ${pid})`)
  await server.kill()
  expect((await runRelyingPartyProgram(['reset-samples', '--data', server.data])).code).toBe(0)
})

test('X8 a damaged, foreign or newer database is refused and kept', async () => {
  await using place = await aPlace()
  const first = await startRelyingParty({ data: place.folder })
  await first.stop()
  const database = join(place.folder, 'store.db')
  const good = join(place.folder, 'good')
  await copyFile(database, good)

  const seen: string[] = []
  const damage = async (name: string, change: () => Promise<void>) => {
    await copyFile(good, database)
    await change()
    const before = await readFile(database)
    const { exit, code, sentence } = await whyNot({ data: place.folder })
    seen.push(`${name} ${code}`)
    expect(exit).toBe(1)
    expect(sentence).toContain(database)
    expect(await readFile(database)).toEqual(before)
  }
  await damage('header', () => writeAt(database, 0, Buffer.from('not a database at all')))
  await damage('page', () => writeAt(database, 4_096, Buffer.alloc(8_192, 0xa5)))
  await damage('cut', () => truncate(database, 20_000))
  await damage('empty', () => writeFile(database, ''))
  await copyFile(good, database)
  expect((await whyNot({ data: place.folder })).code).toMatch(/^started/)
  expect(seen.map((line) => line.split(' ')[1])).toEqual(
    seen.map(() => expect.stringMatching(/^DATABASE_(DAMAGED|FOREIGN)$/) as string),
  )
})

test('X8 a full disk is said, and what was there is kept', async () => {
  await using place = await aPlace()
  const folder = join(place.folder, 'small')
  const script = `mkdir ${folder} && mount -t tmpfs -o size=64k,mode=700 tmpfs ${folder} && exec "$0" "$@"`
  const program = join(import.meta.dirname, '../../../out/main/serve.mjs')
  const child = spawn(
    'unshare',
    [
      process.getuid?.() === 0 ? '-m' : '-rm',
      'sh',
      '-c',
      script,
      process.execPath,
      program,
      '--data',
      folder,
      '--port',
      '0',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const chunks: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text).toMatch(/"code":"(DISK_FULL|NOT_STORED)"/)
  expect(text).toContain('Make room and start again.')
  expect(code).toBe(1)
})

async function writeAt(path: string, at: number, bytes: Buffer): Promise<void> {
  const all = await readFile(path)
  bytes.copy(all, at)
  await writeFile(path, all)
}
