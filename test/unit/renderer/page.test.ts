/** What the pages make of addresses, refusals and streams. @module */
import { expect, test } from 'vitest'
import { pageProblemCode } from '#protocol/page-problems'
import {
  readErrand,
  readTenant,
  securityInfoAddress,
  signInAddress,
} from '../../../src/renderer/page/page-address'
import { toProblem } from '../../../src/renderer/page/problem'
import { readAttemptEvents } from '../../../src/renderer/sign-in/event-stream'
import { catalogues } from '../../../src/renderer/text/language'
import { toInitials } from '../../../src/renderer/ui/initials'

const events = (...parts: readonly string[]) =>
  readAttemptEvents(
    new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
        controller.close()
      },
    }),
  )
const waiting = { kind: 'waiting', expiresInMs: 5, delivered: true }

test('K8 a page goes only to its own two places, whatever its address says', () => {
  const tenant = readTenant('/contoso.com/sign-in')
  for (const search of ['?for=https://evil.example', '?for=//evil', '?to=security-info', ''])
    expect(readErrand(search)).toBe('none')
  expect(readErrand('?for=security-info')).toBe('security-info')
  expect(signInAddress(tenant, 'security-info')).toBe('/contoso.com/sign-in?for=security-info')
  expect(securityInfoAddress(tenant)).toBe('/contoso.com/mysecurityinfo')
})

test('K8 every refusal that a page may meet has words', () => {
  for (const code of [...pageProblemCode.options, 'unreachable', 'unexpected'] as const)
    expect(catalogues.en.problems[code], code).toBeDefined()
})

test('K8 a refusal of another kind, or none at all, is said to be unexpected', () => {
  expect(toProblem({ status: 429, code: 'throttled', retryAfterMs: 5 })).toEqual({
    code: 'throttled',
    said: 'throttled',
    retryAfterMs: 5,
  })
  expect(toProblem({ status: 500, code: 'internal', reference: 'a1' })).toEqual({
    code: 'internal',
    said: 'internal a1',
  })
  expect(toProblem({ status: 404, code: 'route-unknown' }).code).toBe('unexpected')
  expect(toProblem('<html>')).toEqual({ code: 'unexpected' })
})

test('K8 events are read whole, however the network cut them', async () => {
  const line = `data: ${JSON.stringify(waiting)}\n\n`
  const read = []
  for await (const event of events(
    line.slice(0, 9),
    line.slice(9),
    `: a comment\n${line}`,
    'data: {',
  ))
    read.push(event)
  expect(read).toEqual([waiting, waiting])
})

test.each([
  ['data: {"kind":"waiting"}\n', /expiresInMs/],
  ['data: nothing\n', /JSON/],
  ['x'.repeat(20_000), RangeError],
])('K8 a stream that says something else is refused: %s', async (text, what) => {
  await expect(events(text).next()).rejects.toThrow(what)
})

test.each([
  ['Contoso', 'CO'],
  ['Wingtip Toys', 'WT'],
  ['a. datum (EU)', 'AD'],
  ['–', ''],
])('K8 the initials of %s are %s', (name, initials) => {
  expect(toInitials(name)).toBe(initials)
})
