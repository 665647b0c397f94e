/** What of a PIN can be told before anybody is asked. @module */
import { expect, test } from 'vitest'
import { findFault, leastLength, mostLength } from '../../../src/renderer/pin/pin-entry'
import { longestPin, shortestPin } from '../../../src/main/authenticator/pin'

test('L5 the window’s lengths are the vault’s', () => {
  expect([leastLength, mostLength]).toEqual([shortestPin, longestPin])
})

test.each([
  [{ pin: '' }, 'empty'],
  [{ pin: '1' }, undefined],
  [{ pin: '', again: '' }, 'empty'],
  [{ pin: '92745', again: '92745' }, 'too-short'],
  [{ pin: '😀😀😀😀😀', again: '😀😀😀😀😀' }, 'too-short'],
  [{ pin: '927451', again: '927452' }, 'differs'],
  [{ pin: '927451', again: '' }, 'differs'],
  [{ pin: '927451', again: '927451' }, undefined],
] as const)('L5 of %j is said: %s', (entry, fault) => {
  expect(findFault(entry)).toBe(fault)
})
