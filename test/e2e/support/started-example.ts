/** An example as its reader starts it: a copy of its folder, its authority line changed, and its one command. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { RelyingParty } from '../../../src/testing/api'

const root = resolve(import.meta.dirname, '../../..')

/** The line that the examples' READMEs name, as it stands in each of them. */
const line = /^const authority = '[^']*'$/gm

export interface StartedExample extends AsyncDisposable {
  /** The first line that it prints, or has printed, of this form. */
  printed(form: RegExp): Promise<RegExpExecArray>
  /** Its exit code, once it ended by itself. */
  readonly ended: Promise<number | null>
}

/** `file`: where the line stands. */
export async function startExample(
  name: string,
  file: string,
  relyingParty: RelyingParty,
): Promise<StartedExample> {
  const place = await mkdtemp(join(tmpdir(), 'countersign-example-'))
  const folder = join(place, name)
  await cp(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  const text = await readFile(join(folder, file), 'utf8')
  if (text.match(line)?.length !== 1) throw new Error(`${file} has not one authority line`)
  await writeFile(
    join(folder, file),
    text.replace(line, `const authority = '${relyingParty.authority('contoso.com')}'`),
  )
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: relyingParty.caCertificate.path,
      // What was fetched for the project is not fetched again.
      npm_config_prefer_offline: 'true',
      NO_COLOR: '1',
    },
  })
  const gone = once(child, 'close')
  const said: string[] = []
  const hearers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (each) => {
      said.push(each)
      for (const hear of hearers) hear()
    })
  }
  return {
    ended: gone.then(() => child.exitCode),
    printed: (form) =>
      new Promise((resolve, reject) => {
        const hear = (): void => {
          const found = said.map((each) => form.exec(each)).find((each) => each !== null)
          if (found == null) return
          hearers.delete(hear)
          resolve(found)
        }
        hearers.add(hear)
        hear()
        void gone.then(() => {
          // Its last lines may have come with its end.
          hear()
          reject(new Error(`${name} ended and did not print ${String(form)}:\n${said.join('\n')}`))
        })
      }),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await gone
      await rm(place, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
