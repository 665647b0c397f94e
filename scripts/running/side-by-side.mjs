/**
 * The order in which steps run: as many at a time as there are lanes, and some when nothing else does.
 * @module
 */

/**
 * `after`: the step that must have ended before. `alone`: only once all that may run beside others has ended.
 * @typedef {{ name: string, after?: string, alone?: boolean }} Ordered
 * @template {Ordered} Step @template Outcome
 * @param {readonly Step[]} steps each lane takes the next one that is left
 * @param {number} lanes
 * @param {(step: Step) => Promise<Outcome>} run
 * @returns {Promise<Outcome[]>} in the order of the steps
 */
export async function runSideBySide(steps, lanes, run) {
  const ends = new Map()
  const begin = (step) => {
    const before = step.after === undefined ? undefined : ends.get(step.after)
    const end = Promise.resolve(before).then(() => run(step))
    ends.set(step.name, end)
    return end
  }
  const inLanes = async (chosen, count) => {
    const left = [...chosen]
    const lane = async () => {
      for (let step = left.shift(); step !== undefined; step = left.shift()) await begin(step)
    }
    await Promise.all(Array.from({ length: count }, lane))
  }
  await inLanes(
    steps.filter((step) => !step.alone),
    lanes,
  )
  await inLanes(
    steps.filter((step) => step.alone),
    1,
  )
  return Promise.all(steps.map(({ name }) => ends.get(name)))
}
