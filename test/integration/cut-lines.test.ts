/** A line that is cut, openly or without a word: both ends notice, and what was asked arrives once. @module */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aCuttableWorld, type CuttableWorld } from '../support/cuttable-world.ts'
import { aDesktopWorld } from '../support/desktop-world.ts'
import { seededRandom } from '../support/seeded-random.ts'

const seed = 20_261_123
const name = 'balas@contoso.com'
const cuts = 200
const noticedWithinMs = 45_000

interface Noticed {
  readonly device: number[]
  readonly relyingParty: number[]
}

/** `answeredAtOnce`: into the dead line, before anybody noticed. */
type CutChoice = 'silent' | 'askedBefore' | 'answeredAtOnce'

/** Cuts once, at some moment around a request; what was asked ends as approved. Answers with the transaction. */
async function cutOnce(
  world: CuttableWorld,
  { silent, askedBefore, answeredAtOnce }: Readonly<Record<CutChoice, boolean>>,
  noticed: Noticed,
): Promise<string> {
  const { line, connection, prompts, ends } = world
  const page = world.newPage()
  const early = askedBefore ? await page.ask(name) : undefined
  if (early !== undefined) await world.pass(5_000, () => prompts.includes(early.transaction))
  const closedBefore = world.closedAtRelyingParty()
  if (silent) line.loseEverything()
  else line.cut()
  const { transaction, number } = early ?? (await page.ask(name))
  const isNoticed = {
    device: () => connection.state().state !== 'connected',
    relyingParty: () => world.closedAtRelyingParty() > closedBefore,
  }
  let isAnswered = false
  let passed = 0
  let [byDevice, byRelyingParty] = [Infinity, Infinity]
  while (passed <= noticedWithinMs + 30_000) {
    passed += await world.pass(500)
    if (isNoticed.device()) byDevice = Math.min(byDevice, passed)
    if (isNoticed.relyingParty()) byRelyingParty = Math.min(byRelyingParty, passed)
    const mayAnswer = answeredAtOnce || (byDevice < Infinity && world.isUp())
    if (prompts.includes(transaction) && mayAnswer && !isAnswered) {
      isAnswered = true
      world.approve(transaction, number)
    }
    if (ends.has(transaction) && byDevice + byRelyingParty < Infinity && world.isUp()) break
  }
  noticed.device.push(byDevice)
  noticed.relyingParty.push(byRelyingParty)
  return transaction
}

test('C6 both ends notice a lost line, nothing asked is lost, and nobody is asked twice', async () => {
  const random = seededRandom(seed)
  await using world = await aCuttableWorld(seed)
  await world.pass(10_000, () => world.isUp())
  const asked: string[] = []
  const silently: Noticed = { device: [], relyingParty: [] }
  const openly: Noticed = { device: [], relyingParty: [] }
  for (let cut = 0; cut < cuts; cut++) {
    // Long enough to count as stable, and then anywhere between two heartbeats.
    await world.pass(61_000 + random.below(15_000))
    const silent = random.below(2) === 0
    const [askedBefore, answeredAtOnce] = [random.below(2) === 0, random.below(2) === 0]
    const choice = { silent, askedBefore, answeredAtOnce }
    asked.push(await cutOnce(world, choice, silent ? silently : openly))
  }
  const lost = asked.filter((transaction) => world.ends.get(transaction)?.outcome !== 'approved')
  expect(lost).toEqual([])
  expect([...world.prompts].sort()).toEqual([...asked].sort())
  for (const { device, relyingParty } of [silently, openly]) {
    expect(Math.max(...device)).toBeLessThanOrEqual(noticedWithinMs)
    expect(Math.max(...relyingParty)).toBeLessThanOrEqual(noticedWithinMs)
  }
  console.log(
    `FIGURE C6 ${String(cuts)} cuts, ${String(silently.device.length)} of them without a word: noticed by the device after ${told(silently.device)}, by the relying party after ${told(silently.relyingParty)}; 0 requests lost, 0 asked twice, seed ${String(seed)}`,
  )
}, 240_000)

test('C6 a relying party that is stopped is noticed, and what was asked meanwhile arrives when it goes on', async () => {
  await using world = await aDesktopWorld()
  await world.addAccount('river-stone-92')
  const page = world.page()
  await page.ask('begin', { name })
  world.relyingParty.process.kill('SIGSTOP')
  const stepMs = 500
  let passed = 0
  const connectionOf = () => world.desktop.authenticatorState().accounts[0]?.connection.state
  while (connectionOf() === 'connected' && passed <= noticedWithinMs) {
    world.skip(stepMs)
    passed += stepMs
    for (let turn = 0; turn < 3; turn++) await setImmediate()
  }
  world.relyingParty.process.kill('SIGCONT')
  expect(connectionOf()).not.toBe('connected')
  expect(passed).toBeLessThanOrEqual(noticedWithinMs)
  const { state } = await page.ask('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  expect((await world.request()).id).toBe(state.request.transaction)
  expect(world.faults).toEqual([])
  console.log(`FIGURE C6 a stopped relying party is noticed after ${String(passed)} ms`)
}, 120_000)

function told(waits: readonly number[]): string {
  const sorted = [...waits].sort((a, b) => a - b)
  const p50 = sorted[Math.floor(sorted.length / 2)] ?? 0
  return `${String(p50)} ms (p50), ${String(sorted.at(-1) ?? 0)} ms (max)`
}
