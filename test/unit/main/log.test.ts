/** The log tells what happened, one line each, and keeps secrets. @module */
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createLog, Secret } from '../../../src/main/log'
import { seededRandom } from '../../support/seeded-random'

const seed = 20_261_122
const { below: pick } = seededRandom(seed)
const hostile = [
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u001b[2J',
  '\u0000',
  '\u007f',
  '\u009b31m',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '"}\n{"time":"2026-01-01T00:00:00.000Z","level":"info","event":"forged","facts":{}}',
  '","event":"forged',
  '\\n',
  '\\',
]

test('I1 a thousand hostile names are a thousand lines', () => {
  const written: string[] = []
  const log = createLog((line) => written.push(line))
  const names = Array.from({ length: 1_000 }, () =>
    Array.from({ length: 1 + pick(4) }, () => {
      const end = pick(hostile.length)
      return `Zoë ${pick(1_000)}${hostile[end] ?? ''}`
    }).join(''),
  )
  names.forEach((name, i) => {
    if (i % 3 === 0) log.error('refused', new Error(name), { name })
    else log.write('info', 'refused', { name })
  })
  // Every reader's idea of a line.
  const lines = written.join('').split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/)
  const parsed = lines
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { event: string; facts: { name: string } })
  const forged = parsed.filter(({ event }) => event !== 'refused').length
  console.log(
    `FIGURE I1 1000 hostile names, ${lines.length - 1} lines, ${forged} forged, seed ${seed}`,
  )
  expect(lines).toHaveLength(1_001)
  expect(lines.at(-1)).toBe('')
  expect(forged).toBe(0)
  expect(parsed.map(({ facts }) => facts.name)).toEqual(names)
  expect(written.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<!\n)/u)
})

test('a fault is told by its name and place, never by what a parser read', () => {
  const written: string[] = []
  const log = createLog(
    (line) => written.push(line),
    () => 0,
  )
  try {
    JSON.parse('{"password":"correct horse"')
  } catch (error) {
    log.error('fault', new Error('outer', { cause: error }))
    log.error('fault', error)
  }
  log.error('fault', 'correct horse')
  const all = written.join('')
  expect(all).not.toContain('correct horse')
  expect(all).toContain('"cause":"SyntaxError"')
  expect(all).toContain('log.test.ts')
  expect(JSON.parse(written[2] ?? '')).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'error',
    event: 'fault',
    facts: { error: 'string' },
  })
})

test('I2 a secret shows itself to nobody who does not ask for it', () => {
  const secret = new Secret('correct horse')
  const shown = [
    String(secret),
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [secret] }, { showHidden: true, depth: null }),
    Object.keys(secret).join(),
  ]
  expect(shown.join()).not.toContain('correct')
  expect(shown.join()).toContain('[redacted]')
  expect(secret.reveal()).toBe('correct horse')
})
