/** `npm run bench [-- T1 T2 …] [--quick]`: builds each floor's ratio in one run, interleaved, and prints it. @module */
import { describe } from './figures.ts'
import { measureFirstPaint, measureReady } from './t1-t2-start.ts'
import { measureIdleMemory, measureIdleWork } from './t3-t5-idle.ts'
import { measurePrompt } from './t6-prompt.ts'
import { measureLatency } from './t7-latency.ts'
import { measureMemory } from './t4-memory.ts'
import { measureThroughput } from './t8-throughput.ts'

const benches = {
  T1: measureFirstPaint,
  T2: measureReady,
  T3: measureIdleMemory,
  T4: measureMemory,
  T5: measureIdleWork,
  T6: measurePrompt,
  T7: measureLatency,
  T8: measureThroughput,
} as const

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const asked = words.filter((word) => word !== '--quick')
const unknown = asked.filter((id) => !(id in benches))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}
for (const [id, measure] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(id)) continue
  for (const ratio of await measure(quick)) console.log(describe(ratio))
}
process.exit(0)
