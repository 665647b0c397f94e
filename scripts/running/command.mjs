/**
 * Runs a command, shows all that it says, and keeps the figures that it prints.
 * @module
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { SetUpError } from '../set-up/say.mjs'

/** `FIGURE A1 100000 mutants, 0 accepted` → `{ row: 'A1', figure: '100000 mutants, 0 accepted' }` */
const figureLine = /^\s*FIGURE ([A-Z]\d{1,2}) (.+?)\s*$/
const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/** A step that says nothing for so long hangs; one that is merely slow goes on saying something. */
const longestSilenceMs = 8 * 60_000

/** @type {Pick<import('./turns.mjs').Turn, 'say' | 'sayError'>} */
const atOnce = {
  say: (line) => void process.stdout.write(`${line}\n`),
  sayError: (line) => void process.stderr.write(`${line}\n`),
}

/**
 * @typedef {{ row: string, figure: string }} Figure
 * @param {readonly string[]} command
 * @param {import('node:child_process').SpawnOptions} options
 * @param {{ turn?: typeof atOnce, silenceMs?: number }} told where to tell what it says, and how long it may say nothing
 * @returns {Promise<{ status: number, figures: Figure[] }>}
 */
export async function runCommand(
  command,
  options,
  { turn = atOnce, silenceMs = longestSilenceMs } = {},
) {
  const figures = []
  // A group of its own, so that whatever it started ends with it.
  const child = spawn(command[0], command.slice(1), {
    ...options,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const watch = setTimeout(() => {
    turn.sayError(`ended after ${silenceMs / 60_000} silent minutes: ${command.join(' ')}`)
    endGroup(child, 'SIGKILL')
  }, silenceMs)
  const onLine = (line) => {
    watch.refresh()
    const figure = figureOf(line)
    if (figure) figures.push(figure)
  }
  relay(child.stdout, turn.say, onLine)
  relay(child.stderr, turn.sayError, onLine)
  let stopped = false
  const stop = (signal) => {
    stopped = true
    endGroup(child, signal)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      turn.sayError(`${command[0]}: ${error.message}`)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  clearTimeout(watch)
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (stopped) throw new SetUpError('stopped before the end')
  return { status, figures }
}

function endGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** @param {string} line @returns {Figure | undefined} */
export function figureOf(line) {
  const found = figureLine.exec(line.replace(colour, ''))
  return found ? { row: found[1], figure: found[2] } : undefined
}

function relay(from, say, onLine) {
  createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
    say(line)
    onLine(line)
  })
}
