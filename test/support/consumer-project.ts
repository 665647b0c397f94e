/** A project of somebody else's: an empty folder, and in it the package as `npm pack` makes it. @module */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')

export interface Ran {
  readonly stdout: string
  readonly stderr: string
}

export interface ConsumerProject extends AsyncDisposable {
  readonly folder: string
  write(name: string, text: string): Promise<void>
  /** Without a keychain, a session bus or a display. Throws with all that it said where it fails. */
  run(command: string, ...args: readonly string[]): Promise<Ran>
}

/** `others`: packages beside it, in the versions that this project has. */
export async function aConsumerProject(...others: readonly string[]): Promise<ConsumerProject> {
  const place = await mkdtemp(join(tmpdir(), 'countersign-consumer-'))
  const folder = join(place, 'project')
  const home = join(place, 'home')
  await Promise.all([mkdir(folder), mkdir(home)])
  const execute = promisify(execFile)
  const { HOME, PATH = '', XDG_CACHE_HOME, npm_config_cache } = process.env

  async function run(command: string, ...args: readonly string[]): Promise<Ran> {
    try {
      const env = { PATH, HOME: home, LC_ALL: 'C.UTF-8', npm_config_update_notifier: 'false' }
      return await execute(command, args, { cwd: folder, env, timeout: 240_000 })
    } catch (error) {
      const { stdout = '', stderr = '' } = error as Partial<Ran>
      throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, {
        cause: error,
      })
    }
  }

  const self: ConsumerProject = {
    folder,
    run,
    write: (name, text) => writeFile(join(folder, name), text),
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true, maxRetries: 3 }),
  }
  try {
    const packed = await packInto(place)
    const named = await Promise.all(others.map(versioned))
    await self.write(
      'package.json',
      JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
    )
    // From npm's cache, where the project's own packages came from; the registry has what is not in it.
    const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
    const env = { PATH, HOME, XDG_CACHE_HOME, npm_config_cache }
    await execute('npm', ['install', ...quiet, packed, ...named], { cwd: folder, env })
    return self
  } catch (error) {
    await self[Symbol.asyncDispose]()
    throw error
  }
}

/** The package, as it is built: packing alone would build it again. The path of its file. */
export async function packInto(folder: string): Promise<string> {
  const asked = ['pack', '--ignore-scripts', '--pack-destination', folder]
  await promisify(execFile)('npm', asked, { cwd: root })
  const [name = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  return join(folder, name)
}

async function versioned(name: string): Promise<string> {
  const file = join(root, 'node_modules', name, 'package.json')
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }
  return `${name}@${version}`
}
