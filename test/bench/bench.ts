/** `npm run bench [-- T1 T2 …] [--quick]`: builds each floor's ratio in one run, interleaved, and prints it. @module */
import { aDesktopPlace } from './desktop/desktop-place.ts'
import { describe } from './figures.ts'
import { measureFirstPaint, measureReady } from './t1-t2-start.ts'
import { measureIdleMemory, measureIdleWork } from './t3-t5-idle.ts'
import { measurePrompt } from './t6-prompt.ts'
import { measureLatency } from './t7-latency.ts'
import { measureMemory } from './t4-memory.ts'
import { measureThroughput } from './t8-throughput.ts'
import { measureConnections } from './t9-t10-connections.ts'
import { measureGrowth } from './t11-growth.ts'
import { measurePolicy } from './t12-policy.ts'
import { measurePageLoad } from './t13-page-load.ts'
import { measureOpenId } from './t14-openid.ts'
import { measureTesting } from './t15-testing.ts'

const onDesktop = {
  T1: measureFirstPaint,
  T2: measureReady,
  T3: measureIdleMemory,
  T5: measureIdleWork,
  T6: measurePrompt,
} as const
const withoutDesktop = {
  T4: measureMemory,
  T7: measureLatency,
  T8: measureThroughput,
  T9: measureConnections,
  T10: measureConnections,
  T11: measureGrowth,
  T12: measurePolicy,
  T13: measurePageLoad,
  T14: measureOpenId,
  T15: measureTesting,
} as const
const ids = [...Object.keys(onDesktop), ...Object.keys(withoutDesktop)].sort(
  (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
)

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const asked = words.filter((word) => word !== '--quick')
const unknown = asked.filter((id) => !ids.includes(id))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are ${ids.join(', ')}.`)
  process.exit(2)
}
const isAsked = (id: string) => asked.length === 0 || asked.includes(id)
/** Some rows are measured by the same run. */
const chosen = <Measure>(benches: Readonly<Record<string, Measure>>) =>
  new Set(Object.entries(benches).flatMap(([id, measure]) => (isAsked(id) ? [measure] : [])))

await measureOnDesktop()
for (const measure of chosen(withoutDesktop))
  for (const ratio of await measure(quick)) if (isAsked(ratio.id)) console.log(describe(ratio))
process.exit(0)

/** All over the same accounts, which take a while to make. */
async function measureOnDesktop(): Promise<void> {
  const measures = chosen(onDesktop)
  if (measures.size === 0) return
  await using place = await aDesktopPlace()
  for (const measure of measures)
    for (const ratio of await measure(quick, place)) console.log(describe(ratio))
}
