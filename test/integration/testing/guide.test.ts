/** The ten minutes of docs/ci.md, lived through in an empty folder. @module */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packInto } from '../../support/consumer-project.ts'

const guide = readFileSync('docs/ci.md', 'utf8')
const blocks = [...guide.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language = '', text = '']) => {
  const [, name] = /^(?:\/\/|#|<!--) (\S+\.\w+)(?: -->)?\n/.exec(text) ?? []
  return { language, text, name }
})

test('V4 every block of the guide is a command or a file', () => {
  expect(blocks.map(({ language, name }) => (language === 'sh' ? 'run' : name))).toEqual([
    'run',
    'index.html',
    'app.js',
    'playwright.config.js',
    'sign-in.spec.js',
    'run',
    '.github/workflows/test.yml',
  ])
})

test('V4 a reader gets from an empty folder to a green test of their own app', async () => {
  const begun = performance.now()
  const place = await mkdtemp(join(tmpdir(), 'countersign-guide-'))
  try {
    const folder = join(place, 'app')
    await mkdir(folder)
    const { HOME, PATH, XDG_CACHE_HOME, npm_config_cache } = process.env
    const env = {
      ...{ HOME, PATH, XDG_CACHE_HOME, npm_config_cache, LC_ALL: 'C.UTF-8' },
      ...{ COUNTERSIGN: await packInto(place), CHROMIUM: '/usr/bin/chromium' },
      ...{ npm_config_audit: 'false', npm_config_fund: 'false', npm_config_prefer_offline: 'true' },
    }
    let said = ''
    for (const { language, text, name } of blocks) {
      if (language === 'sh') {
        const run = promisify(execFile)('bash', ['-ec', text], { cwd: folder, env })
        said = (await run.catch(tellAll)).stdout
      } else if (name !== undefined) {
        await mkdir(dirname(join(folder, name)), { recursive: true })
        await writeFile(join(folder, name), text)
      }
    }
    expect(said).toMatch(/2 passed/)
    const seconds = (performance.now() - begun) / 1000
    console.log(`FIGURE V4 from an empty folder to 2 passed tests in ${seconds.toFixed(0)} s`)
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 3 })
  }
}, 300_000)

function tellAll(error: unknown): never {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
  throw new Error(`${stdout}\n${stderr}`, { cause: error })
}
