/** A small file of the desktop's own: read at start, replaced whole, for its owner's eyes only. @module */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { Keeping } from '../ports.ts'

const maxBytes = 256 * 1024

/**
 * What it holds is a convenience and no secret, so one that cannot be read counts as none. `failed`
 * hears of that, and of a disk that takes nothing.
 */
export function createJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  failed: (error: unknown) => void,
): Keeping<T> {
  return {
    read() {
      try {
        if (statSync(path).size > maxBytes) throw new RangeError('the file is too large')
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch (error) {
        if (isMissing(error)) return undefined
        failed(error)
        return undefined
      }
    },
    write(value) {
      const temporary = `${path}.new`
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        chmodSync(dirname(path), 0o700)
        rmSync(temporary, { force: true })
        const file = openSync(temporary, 'wx', 0o600)
        try {
          writeFileSync(file, `${JSON.stringify(value)}\n`)
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
        renameSync(temporary, path)
      } catch (error) {
        failed(error)
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
