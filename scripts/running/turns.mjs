/**
 * What several say at the same time, told one after the other: the first to begin is heard at once, the others are
 * kept until it has ended.
 * @module
 */

/**
 * @typedef {{ say: (line: string) => void, sayError: (line: string) => void, end: () => void }} Turn
 * @param {{ write: (text: string) => unknown }} out @param {{ write: (text: string) => unknown }} errors
 */
export function createTurns(out = process.stdout, errors = process.stderr) {
  /** @type {{ kept: (() => void)[], ended: boolean }[]} */
  const waiting = []
  const tell = (turn, to, line) => {
    const write = () => void to.write(`${line}\n`)
    if (waiting[0] === turn) write()
    else turn.kept.push(write)
  }
  return {
    /** @returns {Turn} */
    take() {
      const turn = { kept: [], ended: false }
      waiting.push(turn)
      return {
        say: (line) => tell(turn, out, line),
        sayError: (line) => tell(turn, errors, line),
        end() {
          turn.ended = true
          while (waiting[0]?.ended) {
            waiting.shift()
            for (const write of waiting[0]?.kept.splice(0) ?? []) write()
          }
        },
      }
    },
  }
}
