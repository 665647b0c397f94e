/** A disk that is full, or fails to write or to sync, in the middle of anything: refused in plain words, nothing half. @module */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acts, aStage, type Stage } from '../../support/acts'
import { stateOf } from '../../support/database-states'
import { aWorld } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'
import { aFolder, sqliteIn } from '../../support/stores'

/** Begins; what is given ends it. */
type Fault = (path: string) => Promise<() => Promise<void>>

/** Takes all the room that there is. */
const full: Fault = (path) => {
  const filler = `${path}-filler`
  const file = openSync(filler, 'w')
  for (const size of [65_536, 4096, 1]) {
    const block = Buffer.alloc(size)
    try {
      for (;;) writeSync(file, block)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
  closeSync(file)
  return Promise.resolve(() => {
    rmSync(filler)
    return Promise.resolve()
  })
}

/** The kernel answers these calls of this process on the log of `path` with an error, without carrying them out. */
const failing =
  (calls: string, error: string): Fault =>
  async (path) => {
    const log = `${path}-wal`
    const tracer = spawn(
      'strace',
      // prettier-ignore
      ['-f', '-p', String(process.pid), '-P', log, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`, '-o', '/dev/null'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    tracer.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    while (!/attached/.test(said)) {
      if (tracer.exitCode !== null) throw new Error(`strace: ${said}`)
      await once(tracer.stderr, 'data')
    }
    return async () => {
      const ended = once(tracer, 'exit')
      tracer.kill('SIGINT')
      await ended
    }
  }

const faults: Readonly<Record<string, Fault>> = {
  'the disk is full': full,
  'writing fails': failing('pwrite64,write,pwritev', 'EIO'),
  'the quota is used up': failing('pwrite64,write,pwritev', 'EDQUOT'),
  'syncing fails': failing('fsync,fdatasync', 'EIO'),
}

const mayFault = process.getuid?.() === 0 && isThere('strace')

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Played on `stage` with the fault in force; what it came to, and whether anything is other than it was. */
async function playWith(fault: Fault, path: string, act: () => Promise<string>) {
  const before = stateOf(path)
  const end = await fault(path)
  let outcome: string
  try {
    outcome = await act()
  } finally {
    await end()
  }
  return { outcome, isAsBefore: stateOf(path) === before }
}

test.runIf(mayFault)(
  'H3 whatever is asked while the disk fails is refused whole, and goes well afterwards',
  async () => {
    using folder = aFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder.path])
    const path = join(folder.path, 'store.db')
    try {
      const world = await aWorld({ open: sqliteIn(folder) })
      const stage: Stage = await aStage(world)
      const wrong: string[] = []
      const lost: string[] = []
      for (const act of acts) {
        for (const [what, fault] of Object.entries(faults)) {
          await act.before?.(stage)
          const met = await playWith(fault, path, () => act.run(stage))
          if (met.outcome !== 'not-stored') wrong.push(`${act.what} while ${what}: ${met.outcome}`)
          if (!met.isAsBefore) lost.push(`${act.what} while ${what}`)
        }
        await act.before?.(stage)
        expect(await act.run(stage), act.what).toBe('done')
      }
      expect({ wrong, lost }).toEqual({ wrong: [], lost: [] })
      expect(await world.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
      const state = stateOf(path)
      // And nothing that was acknowledged is gone from the disk, nor is anything there that was refused.
      await world.needs.store.close()
      expect(stateOf(path)).toBe(state)
      const cells = acts.length * Object.keys(faults).length
      figure(
        'H3',
        `${Object.keys(faults).length} faults × ${acts.length} operations: ${cells} refused whole, ${wrong.length} wrong successes, ${lost.length} lost or half done, ${acts.length} went well afterwards`,
      )
    } finally {
      execFileSync('umount', ['--lazy', folder.path])
    }
  },
)
