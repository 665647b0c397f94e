/** The port that a person types is one that the app takes. @module */
import { expect, test } from 'vitest'
import { port } from '#protocol/desktop-fields'
import { parsePort, suggestPort } from '../../../src/renderer/simulation/port'

test('L11 what is typed for a port is what the app takes, and nothing loosely', () => {
  for (let number = 0; number <= 70_000; number += 1)
    expect(parsePort(String(number)) !== undefined).toBe(port.safeParse(number).success)
  for (const text of [
    '',
    ' ',
    '7443x',
    '0x1d13',
    '7e3',
    '-7443',
    '7443.0',
    '７４４３',
    '07443',
    '+7443',
  ])
    expect(parsePort(text), text).toBeUndefined()
  expect(parsePort(' 7444 ')).toBe(7444)
})

test('L11 what is suggested can be chosen, and is not the one that is taken', () => {
  for (const taken of [1, 80, 1023, 1024, 7443, 65_534, 65_535]) {
    const suggested = suggestPort(taken)
    expect(parsePort(String(suggested))).toBe(suggested)
    expect(suggested).not.toBe(taken)
  }
})
