/**
 * The order in which steps run: in each phase as many at a time as it has lanes.
 * @module
 */

/**
 * `after`: the step of the same phase that must have ended before.
 * @typedef {{ name: string, after?: string }} Ordered
 */

/**
 * @template {Ordered} Step
 * @typedef {{ lanes: number, steps: readonly Step[] }} Phase
 */

/**
 * @template {Ordered} Step @template Outcome
 * @param {readonly Phase<Step>[]} phases
 * @param {(step: Step) => Promise<Outcome>} run
 * @returns {Promise<Outcome[]>} in the order of the steps
 */
export async function runSideBySide(phases, run) {
  const outcomes = []
  for (const phase of phases) outcomes.push(...(await runPhase(phase, run)))
  return outcomes
}

async function runPhase({ lanes, steps }, run) {
  const ends = new Map()
  const begin = (step) => {
    const end = Promise.resolve(ends.get(step.after)).then(() => run(step))
    ends.set(step.name, end)
    return end
  }
  const left = [...steps]
  const lane = async () => {
    for (let step = left.shift(); step !== undefined; step = left.shift()) await begin(step)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return Promise.all(steps.map(({ name }) => ends.get(name)))
}
