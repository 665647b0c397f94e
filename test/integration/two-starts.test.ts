/** Two starts over one folder have one owner, and a start that is cut short leaves a folder that opens. @module */
import { execFile, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/main/relying-party/adapters/sql-store-opening.ts'
import { migrations } from '../../src/main/relying-party/adapters/migrations/migrations.ts'
import { aFolder } from '../support/stores.ts'
import { buildProgram } from '../support/test-build.ts'

const doubleStarts = 100

test('D10 of two programs that start at once, one has the folder', async () => {
  using folder = aFolder()
  const program = await buildProgram('test/support/folder-taking-program.ts')
  const start = async () => {
    const child = fork(program, [folder.path])
    await once(child, 'message')
    return child
  }
  const ask = async (child: ChildProcess, wish: string): Promise<unknown> => {
    const answer = once(child, 'message')
    child.send(wish)
    const [said] = (await answer) as [unknown]
    return said
  }
  let pair = [await start(), await start()]
  try {
    const owners = { one: 0, other: 0, none: 0 }
    for (let round = 0; round < doubleStarts; round++) {
      let said = await Promise.all(pair.map((child) => ask(child, 'take')))
      // Both may find the other in between; as every start does, they look again.
      while (!said.includes('held')) {
        owners.none += 1
        said = [await ask(at(pair, round % 2), 'take'), 'FOLDER_BUSY']
        if (round % 2 === 1) said.reverse()
      }
      expect([...said].sort()).toEqual(['FOLDER_BUSY', 'held'])
      const owner = at(pair, said.indexOf('held'))
      owners[said[0] === 'held' ? 'one' : 'other'] += 1
      if (round % 20 !== 19) {
        expect(await ask(owner, 'release')).toBe('released')
        continue
      }
      // Killed, it gives the folder back as well.
      const gone = once(owner, 'exit')
      owner.kill('SIGKILL')
      await gone
      const rest = pair.filter((child) => child !== owner)
      expect(await ask(at(rest, 0), 'take')).toBe('held')
      expect(await ask(at(rest, 0), 'release')).toBe('released')
      pair = [...rest, await start()]
    }
    console.log(
      `FIGURE D10 ${doubleStarts} double starts of two processes, 0 with two owners (${owners.one} one, ${owners.other} the other, ${owners.none} looked again), 5 owners killed`,
    )
  } finally {
    for (const child of pair) child.kill('SIGKILL')
  }
}, 60_000)

test('D10 a database whose making or migration is killed anywhere opens afterwards, whole', async () => {
  using folder = aFolder()
  const program = await buildProgram('test/support/migrating-program.ts')
  const whole = join(folder.path, 'whole.db')
  openDatabase(whole).close()
  const shape = shapeOf(whole)
  const older = join(folder.path, 'older.db')
  makeFirstVersion(older)

  const run = (path: string, at: number) =>
    new Promise<{ killed: boolean; said: string }>((resolve) => {
      execFile(process.execPath, [program, path, String(at)], (error, out) => {
        resolve({ killed: error?.signal === 'SIGKILL', said: out })
      })
    })
  const copyOfOlder = (name: string) => {
    const path = join(folder.path, name)
    copyFileSync(older, path)
    return path
  }
  const count = async (path: string) => Number((await run(path, 0)).said)
  const points = [
    ...from1To(await count(join(folder.path, 'counted.db'))).map((at) => ({ at, fresh: true })),
    ...from1To(await count(copyOfOlder('counted-older.db'))).map((at) => ({ at, fresh: false })),
  ]
  let opened = 0
  const one = async ({ at, fresh }: { at: number; fresh: boolean }) => {
    const name = `${fresh ? 'fresh' : 'older'}-${at}.db`
    const path = fresh ? join(folder.path, name) : copyOfOlder(name)
    expect((await run(path, at)).killed, name).toBe(true)
    // What a file of ours is: never half made.
    if (existsSync(path) && fresh) expect(shapeOf(path), name).toEqual(shape)
    const database = openDatabase(path)
    const kept = database.prepare('select "id", "epoch" from "instance"').raw(true).all()
    database.close()
    expect(shapeOf(path), name).toEqual(shape)
    if (!fresh) expect(kept, name).toEqual([['kept', 7]])
    opened += 1
  }
  // Four at a time.
  const left = [...points]
  await Promise.all(
    from1To(4).map(async () => {
      for (let point = left.pop(); point !== undefined; point = left.pop()) await one(point)
    }),
  )
  expect(opened).toBe(points.length)
  console.log(
    `FIGURE D10 killed at each of ${points.length} statements of making and migrating the database, ${opened} open afterwards`,
  )
}, 180_000)

/** As the first release left it, with a row. */
function makeFirstVersion(path: string): void {
  openDatabase(path).close()
  const database = new Libsql(path)
  const names = database
    .prepare(`select "type", "name" from "sqlite_master" where "sql" is not null`)
    .raw(true)
    .all() as [string, string][]
  database.exec('pragma foreign_keys = off')
  for (const type of ['index', 'table'])
    for (const [kind, name] of names) if (kind === type) database.exec(`drop ${type} "${name}"`)
  for (const statement of migrations[0] ?? []) database.exec(statement)
  database.exec(`insert into "instance" values ('kept', 7)`)
  database.exec('pragma user_version = 1')
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
}

function shapeOf(path: string): unknown {
  const database = new Libsql(path)
  const tables = database
    .prepare('select "type", "name", "sql" from "sqlite_master" order by "type", "name"')
    .raw(true)
    .all()
  const version: unknown = database.prepare('pragma user_version').raw(true).get()
  database.close()
  return { tables, version }
}

function from1To(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(String(index))
  return found
}
