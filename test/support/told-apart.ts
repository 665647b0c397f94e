/** Whether a clock tells two classes of requests apart: Welch's t over samples that were taken in turns. @module */

/** As dudect has it (Reparaz, Balasch, Verbauwhede, 2017): beyond this, timing leaks. */
export const leaksBeyond = 4.5

interface Summary {
  readonly mean: number
  readonly variance: number
  readonly count: number
}

/**
 * Of what is at most `limit`: what the machine did meanwhile is the longest of all. The limit has to be the same for
 * both classes, or it would hide what it should show.
 */
function summary(samples: readonly number[], limit: number): Summary {
  const kept = samples.filter((sample) => sample <= limit)
  const mean = kept.reduce((sum, sample) => sum + sample, 0) / kept.length
  const squares = kept.reduce((sum, sample) => sum + (sample - mean) ** 2, 0)
  return { mean, variance: squares / (kept.length - 1), count: kept.length }
}

/** The twentieth part of all samples that took longest is left out. */
export function welchT(a: readonly number[], b: readonly number[]): number {
  const sorted = [...a, ...b].sort((one, other) => one - other)
  const limit = sorted[Math.floor(sorted.length * 0.95)] ?? Infinity
  const [left, right] = [summary(a, limit), summary(b, limit)]
  const spread = left.variance / left.count + right.variance / right.count
  return (left.mean - right.mean) / Math.sqrt(spread)
}
