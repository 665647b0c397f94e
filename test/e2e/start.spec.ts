/**
 * What `npm start` does from the terminal's point of view.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'

test('K1 npm start says what is ready and ends when it is told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-start-'))
  const env = { ...process.env, COUNTERSIGN_DATA: join(folder, 'data'), LANG: 'C.UTF-8' }
  const args = ['scripts/start.mjs', '--port=0', `--user-data-dir=${join(folder, 'profile')}`]
  const start = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(start, 'exit')
  try {
    const said: string[] = []
    const warned: string[] = []
    createInterface({ input: start.stderr }).on('line', (line) => warned.push(line))
    for await (const line of createInterface({ input: start.stdout })) {
      said.push(line)
      if (line.includes('Ctrl+C')) break
    }
    expect(said.join('\n')).toMatch(
      /^The sign-in page, for any browser: https:\/\/localhost:\d+\/contoso\.com\/sign-in$/m,
    )
    expect(warned.filter((line) => line.includes('running on Electron'))).toHaveLength(1)
  } finally {
    start.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(code).toBe(0)
  }
})
