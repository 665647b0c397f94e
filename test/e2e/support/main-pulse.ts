/** How promptly the app's main process goes on: its event loop, and reading a file, again and again. @module */
import { resolve } from 'node:path'
import type { DesktopApp } from './desktop-app'

export interface Pulse {
  readonly samples: number
  readonly lagP99: number
  readonly readP99: number
  readonly readMax: number
}

interface Kept {
  takePulse?: () => { readonly lags: readonly number[]; readonly reads: readonly number[] }
}

/** From now until what is answered is called. */
export async function watchPulse({ electron }: DesktopApp): Promise<() => Promise<Pulse>> {
  await electron.evaluate((_main, path) => {
    const fs = process.getBuiltinModule('node:fs')
    const lags: number[] = []
    const reads: number[] = []
    const everyMs = 20
    let over = false
    const beat = (due: number): void => {
      lags.push(performance.now() - due)
      const began = performance.now()
      fs.readFile(path, () => {
        reads.push(performance.now() - began)
        if (!over) setTimeout(beat, everyMs, performance.now() + everyMs)
      })
    }
    beat(performance.now())
    ;(globalThis as Kept).takePulse = () => {
      over = true
      return { lags, reads }
    }
  }, resolve('package.json'))
  return async () => {
    const taken = await electron.evaluate(() => (globalThis as Kept).takePulse?.())
    const { lags = [], reads = [] } = taken ?? {}
    return {
      samples: reads.length,
      lagP99: quantile(lags, 0.99),
      readP99: quantile(reads, 0.99),
      readMax: Math.max(...reads),
    }
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
