/**
 * What set-up tells the person: one line at a time, on stderr, so that stdout stays the program's.
 * @module
 */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`countersign: ${line}\n`)
}

/** A reason that a person can act on; it is shown without a stack. */
export class SetUpError extends Error {
  name = 'SetUpError'
}

/**
 * Runs a script's body; what the person can mend is said in words, anything else is a bug.
 * @param {() => Promise<number | void> | void} body
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    if (error instanceof SetUpError) say(error.message)
    else console.error(error)
    process.exitCode = 1
  }
}
