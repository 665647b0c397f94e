/**
 * The pinned Electron, fetched and checked as the `electron` package does it itself.
 * @module
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inProject } from '../set-up/project.mjs'

/** A network that drops packets must not keep anybody waiting. */
const firstByteMs = 10_000
const stallMs = 30_000

/** @param {string} version @param {string} folder an empty folder to fill */
export async function makeOfficial(version, folder) {
  const require = createRequire(inProject('node_modules', 'electron', 'package.json'))
  const load = (name) => import(pathToFileURL(require.resolve(name)).href)
  const [{ downloadArtifact }, { extract }] = await Promise.all([
    load('@electron/get'),
    load('@electron-internal/extract-zip'),
  ])
  const zip = await guarded((signal, onProgress) =>
    downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: require('./checksums.json'),
      downloadOptions: { quiet: true, signal, getProgressCallback: onProgress },
    }),
  )
  await extract(zip, { dir: folder })
}

/**
 * Ends a download whose first byte does not come in time, or that stands still.
 * @template T
 * @param {(signal: AbortSignal, onProgress: () => Promise<void>) => Promise<T>} download
 * @returns {Promise<T>}
 */
export async function guarded(download, limits = { firstByteMs, stallMs }) {
  const controller = new AbortController()
  const abortAfter = (ms, what) =>
    setTimeout(() => controller.abort(new Error(`${what} in ${ms / 1000} s`)), ms)
  let timer = abortAfter(limits.firstByteMs, 'no answer')
  try {
    return await download(controller.signal, () => {
      clearTimeout(timer)
      timer = abortAfter(limits.stallMs, 'no further byte')
      return Promise.resolve()
    })
  } finally {
    clearTimeout(timer)
  }
}
