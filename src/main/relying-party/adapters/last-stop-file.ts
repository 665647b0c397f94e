/** The clean-stop record in a file of its own, `keys/last-stop`: durable before the process ends, gone once read. @module */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { bytes32 } from '#protocol/fields'
import type { LastStop, StopRecord } from '../ports.ts'

const record = z.strictObject({ epoch: z.int().min(1), auditHead: bytes32 })

export function createLastStopFile(path: string): LastStop {
  return {
    async take() {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw cause
      }
      await rm(path)
      await syncFolder(dirname(path))
      return parse(text)
    },
    async write(stop) {
      const fresh = `${path}.new`
      const file = await open(fresh, 'w', 0o600)
      try {
        await file.writeFile(JSON.stringify(stop))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(fresh, path)
      await syncFolder(dirname(path))
    },
  }
}

/** A record that cannot be read is none: the epoch grows, which is always safe. */
function parse(text: string): StopRecord | undefined {
  try {
    return record.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
