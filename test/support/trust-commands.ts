/** `trust …` as a person runs it, in a home folder and with system certificates that end with the test. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './relying-party-process'

const program = resolve(import.meta.dirname, '../../out/main/serve.mjs')

// The system's certificates are copied to where nobody else sees them, and all that follows works on the copy.
const inCopyOfTheSystem = `
set -e
copy=$1; shift
mkdir -p "$copy/local" "$copy/certs"
cp -a /etc/ssl/certs/. "$copy/certs"
mount --bind "$copy/local" /usr/local/share/ca-certificates
mount --bind "$copy/certs" /etc/ssl/certs
for act in "$@"; do
  echo "== $act"
  "$NODE" "$PROGRAM" trust "$act" --data "$DATA" || echo "exit $?"
done
`

export interface Person extends AsyncDisposable {
  readonly home: string
  /** What each of the commands said, one after the other on the same system. */
  trust(data: string, ...acts: readonly string[]): Promise<readonly string[]>
}

export async function aPerson(): Promise<Person> {
  await ensureBuilt()
  const home = await mkdtemp(join(tmpdir(), 'countersign-person-'))
  let runs = 0
  return {
    home,
    async trust(data, ...acts) {
      const copy = join(home, `.system-${++runs}`)
      await mkdir(copy)
      const namespace = process.getuid?.() === 0 ? '-m' : '-rm'
      const args = [namespace, 'sh', '-c', inCopyOfTheSystem, 'sh', copy, ...acts]
      const env = {
        ...process.env,
        HOME: home,
        LC_ALL: 'C.UTF-8',
        DATA: data,
        PROGRAM: program,
        NODE: process.execPath,
      }
      const child = spawn('unshare', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
      const chunks: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
      await once(child, 'close')
      const text = Buffer.concat(chunks).toString('utf8')
      return text.split(/^== .+\n/m).slice(1)
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  }
}
