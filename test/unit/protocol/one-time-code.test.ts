/** One-time codes as RFC 4226 and RFC 6238 print them, and as another program makes them. @module */
import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { codeOf, codeParameters, stepAt, stepBytes } from '#protocol/one-time-code'

const secret = Buffer.from('12345678901234567890')
const code = (step: number, digits: number, key: Uint8Array = secret) =>
  codeOf(createHmac('sha1', key).update(stepBytes(step)).digest(), digits)

describe('G6 one-time codes', () => {
  test('G6 RFC 4226, appendix D: the first ten codes', () => {
    const codes = Array.from({ length: 10 }, (_, step) => code(step, 6))
    expect(codes).toEqual([
      ...['755224', '287082', '359152', '969429', '338314'],
      ...['254676', '287922', '162583', '399871', '520489'],
    ])
    console.log('FIGURE G6 RFC 4226 vectors 10/10')
  })

  test('G6 RFC 6238, appendix B: the codes of six moments, up to the year 2603', () => {
    const vectors = [
      [59, '94287082'],
      [1_111_111_109, '07081804'],
      [1_111_111_111, '14050471'],
      [1_234_567_890, '89005924'],
      [2_000_000_000, '69279037'],
      [20_000_000_000, '65353130'],
    ] as const
    for (const [seconds, expected] of vectors) {
      const step = stepAt(seconds * 1000, codeParameters.periodSeconds)
      expect(code(step, 8)).toBe(expected)
      expect(code(step, 6)).toBe(expected.slice(2))
    }
    console.log('FIGURE G6 RFC 6238 SHA-1 vectors 6/6')
  })

  test('a step begins and ends with its period', () => {
    expect([29_999, 30_000, 59_999, 60_000].map((ms) => stepAt(ms, 30))).toEqual([0, 1, 1, 2])
    expect(Buffer.from(stepBytes(2 ** 32 + 5)).toString('hex')).toBe('0000000100000005')
  })

  test.skipIf(!hasOathtool())('G6 oathtool makes the same codes', () => {
    const moments = Array.from({ length: 40 }, (_, i) => 1_700_000_000 + i * 7_654_321)
    for (const seconds of moments) {
      const key = createHmac('sha256', 'seed').update(String(seconds)).digest().subarray(0, 20)
      const args = ['--totp', '--digits=6', `--now=@${seconds}`, key.toString('hex')]
      const other = execFileSync('oathtool', args, { encoding: 'utf8' }).trim()
      expect(code(stepAt(seconds * 1000, 30), 6, key)).toBe(other)
    }
    console.log(`FIGURE G6 oathtool agrees on ${moments.length} codes`)
  })
})

function hasOathtool(): boolean {
  try {
    execFileSync('oathtool', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
