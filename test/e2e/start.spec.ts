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

test('K1 L1 npm start says what is ready, builds and installs nothing anew, and ends when it is told to', async () => {
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
    // The test run has set everything up already.
    expect(warned.filter((line) => /installing|building/.test(line))).toEqual([])
  } finally {
    start.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(code).toBe(0)
  }
})

test('L1 without a display npm start says so, and how to run without one', async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const start = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: 'pipe' })
  let said = ''
  start.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(start, 'exit')) as [number | null]
  expect(code).not.toBe(0)
  expect(said).toContain('there is no display here')
  expect(said).toContain('npm run --silent relying-party')
  expect(said).toContain('xvfb-run -a npm start')
})
