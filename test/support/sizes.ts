/**
 * How often a generated test runs, and from which seed: `COUNTERSIGN_TEST_SIZE=full` for the nightly size,
 * `COUNTERSIGN_TEST_SEED=n` to repeat a run.
 * @module
 */

export const seed = Number(process.env['COUNTERSIGN_TEST_SEED'] ?? Date.now() % 0x7fff_ffff)

const isFull = process.env['COUNTERSIGN_TEST_SIZE'] === 'full'

/** The size for this run: `full` at night, `commit` for every commit. */
export function runs(size: { readonly commit: number; readonly full: number }): number {
  return isFull ? size.full : size.commit
}

/** Prints a row's figure, as `npm run rows` collects it. */
export function figure(row: string, text: string): void {
  console.log(`FIGURE ${row} ${text}, seed ${seed}`)
}
