/**
 * Keeps two processes from setting up the same thing at once.
 * @module
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say.mjs'

const pollMs = 200

/**
 * Runs the work while holding the folder `path`; waits while a living process holds it.
 * @template T @param {string} path @param {() => Promise<T> | T} work @returns {Promise<T>}
 */
export async function holding(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  let told = false
  while (!take(path)) {
    if (holderIsGone(path)) {
      rmSync(path, { recursive: true, force: true })
      continue
    }
    if (!told) say(`waiting for another set-up to finish (${path})`)
    told = true
    await pause(pollMs)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

/** The folder is moved into place with its owner's number inside, so it is never seen without. */
function take(path) {
  const mine = `${path}.${process.pid}`
  rmSync(mine, { recursive: true, force: true })
  mkdirSync(mine)
  writeFileSync(join(mine, 'pid'), String(process.pid))
  try {
    renameSync(mine, path)
    return true
  } catch (error) {
    rmSync(mine, { recursive: true, force: true })
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false
    throw error
  }
}

function holderIsGone(path) {
  try {
    process.kill(Number(readFileSync(join(path, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
