/**
 * Runs a command, shows all that it says, and keeps the figures that it prints.
 * @module
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** `FIGURE A1 100000 mutants, 0 accepted` → `{ row: 'A1', figure: '100000 mutants, 0 accepted' }` */
const figureLine = /^\s*FIGURE ([A-Z]\d{1,2}) (.+?)\s*$/
const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * @typedef {{ row: string, figure: string }} Figure
 * @param {readonly string[]} command
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ status: number, figures: Figure[] }>}
 */
export async function runCommand(command, options) {
  const figures = []
  const child = spawn(command[0], command.slice(1), {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  relay(child.stdout, process.stdout, figures)
  relay(child.stderr, process.stderr, figures)
  const stop = (signal) => child.kill(signal)
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command[0]}: ${error.message}\n`)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  process.off('SIGINT', stop).off('SIGTERM', stop)
  return { status, figures }
}

/** @param {string} line @returns {Figure | undefined} */
export function figureOf(line) {
  const found = figureLine.exec(line.replace(colour, ''))
  return found ? { row: found[1], figure: found[2] } : undefined
}

function relay(from, to, figures) {
  createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
    to.write(`${line}\n`)
    const figure = figureOf(line)
    if (figure) figures.push(figure)
  })
}
