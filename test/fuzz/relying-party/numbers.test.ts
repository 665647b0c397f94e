/** The number on the page: any of them as likely as any other, and never two alike for one person. @module */
import { describe, expect, test } from 'vitest'
import { createNodeRandom } from '../../../src/main/relying-party/adapters/node-crypto'
import { drawNumber } from '../../../src/main/relying-party/sign-in/approval-request'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { figure, runs } from '../../support/sizes'

const random = createNodeRandom()

/** The chance of a chi-square at least this great, by Wilson and Hilferty's approximation. */
function chance(chiSquare: number, freedom: number): number {
  const variance = 2 / (9 * freedom)
  const z = (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance)
  // The upper tail of the normal distribution (Abramowitz and Stegun, 26.2.17).
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const coefficients = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153]
  const series = coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0)
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
  return z > 0 ? tail : 1 - tail
}

describe('B5 numbers are drawn uniformly', () => {
  test.each([
    [2, 100],
    [3, 1000],
  ] as const)('B5 of %i digits', (digits, values) => {
    const draws = runs({ commit: 200_000, full: 1_000_000 })
    const seen = new Uint32Array(values)
    for (let n = 0; n < draws; n++) {
      const number = drawNumber({ random }, { digits })
      expect(number.length === digits).toBe(true)
      const at = Number(number)
      seen[at] = (seen[at] ?? 0) + 1
    }
    const expected = draws / values
    const chiSquare = seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    const p = chance(chiSquare, values - 1)
    figure('B5', `${draws} draws of ${digits} digits, chi-square p = ${p.toFixed(4)}`)
    // One honest run in 200,000 falls outside.
    expect(p).toBeGreaterThan(0.000005)
  })

  test('B5 of 6 digits, leading zeros kept', () => {
    const numbers = Array.from({ length: 20_000 }, () => drawNumber({ random }, { digits: 6 }))
    expect(numbers.every((number) => /^[0-9]{6}$/.test(number))).toBe(true)
    expect(numbers.some((number) => number.startsWith('0'))).toBe(true)
    expect(new Set(numbers).size).toBeGreaterThan(19_500)
  })
})

test('B5 of many that start at once for one person, one waits, and no two numbers are alike', async () => {
  const world = await aWorld()
  const home = aBrowser(world)
  await aReadyDevice(world, home)
  const rounds = runs({ commit: 30, full: 300 })
  let equal = 0
  for (let round = 0; round < rounds; round++) {
    await forgetLimits(world)
    const pages = Array.from({ length: 20 }, () => aBrowser(world))
    for (const page of pages) await page.done('begin', { name: 'balas@contoso.com' })
    const answers = await Promise.all(pages.map((page) => page.call('approval')))
    const numbers = answers.flatMap((answer) =>
      answer.outcome === 'done' && answer.value.state.step === 'approval'
        ? [answer.value.state.request.number]
        : [],
    )
    equal += numbers.length - new Set(numbers).size
    const refused = answers.flatMap((one) => (one.outcome === 'refused' ? [one.code] : []))
    expect(new Set(refused)).toEqual(new Set(['request-pending']))
    const pending = await world.needs.store.find.pending()
    expect(pending.filter((attempt) => attempt.tenant === contosoTenant().id)).toHaveLength(1)
    const waiting = pages[answers.findIndex((answer) => answer.outcome === 'done')]
    await waiting?.done('restart')
  }
  figure('B5', `${rounds} rounds of 20 concurrent starts, ${equal} equal pending pairs`)
  expect(equal).toBe(0)
})
