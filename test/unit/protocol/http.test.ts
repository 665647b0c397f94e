/** The bodies of HTTP routes, and the problems that they answer with. @module */
import { expect, test } from 'vitest'
import type { $ZodType } from 'zod/v4/core'
import { encodeCanonical, parseCanonical, parseShape, type Canonical } from '#protocol/canonical'
import { deviceProblemCode, deviceRoutes, type DeviceRoute } from '#protocol/device-http'
import { ProtocolError } from '#protocol/errors'
import { maxBodyBytes, problemBody } from '#protocol/http'
import { attemptEvent } from '#protocol/attempt-event'
import { pageProblemCode } from '#protocol/page-problems'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import { poll, pollingPath, takeBatch } from '#protocol/polling'
import { deviceBodies, pageBodies, polledBodies, problem } from '../../support/wire/bodies'
import { fixture } from '../../support/wire/fixtures'

const schemas: readonly (readonly [string, $ZodType, unknown])[] = [
  ...(Object.keys(deviceRoutes) as DeviceRoute[]).flatMap((name) => [
    [`device.${name}.request`, deviceRoutes[name].request, deviceBodies[name].request] as const,
    [`device.${name}.response`, deviceRoutes[name].response, deviceBodies[name].response] as const,
  ]),
  ...(Object.keys(pageRoutes) as PageRoute[]).flatMap((name) => [
    [`page.${name}.request`, pageRoutes[name].request, pageBodies[name].request] as const,
    [`page.${name}.response`, pageRoutes[name].response, pageBodies[name].response] as const,
  ]),
  ['device.poll.request', poll.request, polledBodies.request],
  ['device.poll.response', poll.response, polledBodies.response],
  ['problem', problemBody, problem],
]

test.for(schemas)(
  'K4 %s reads back from its fixture, and bears no other member',
  ([name, schema, body]) => {
    const text = fixture(name)
    expect(parseCanonical(text, schema)).toEqual(body)
    expect(encodeCanonical(body as Canonical)).toBe(text)
    expect(text.length).toBeLessThan(maxBodyBytes)
    expect(() => parseShape({ ...(body as object), x: 1 }, schema)).toThrow(ProtocolError)
    for (const other of [null, [], '', 1, [body]]) {
      expect(() => parseShape(other, schema)).toThrow(ProtocolError)
    }
    for (const member of Object.keys(body as object)) {
      for (const bad of [null, -1, { x: 1 }, [1], 'x'.repeat(7000)]) {
        expect(() => parseShape({ ...(body as object), [member]: bad }, schema), member).toThrow(
          ProtocolError,
        )
      }
    }
  },
)

test('K4 one body carries as many frames as it can, whole and in order', () => {
  expect(pollingPath).toMatch(/^\/device\//)
  const waiting = Array.from({ length: 40 }, (_, i) => `${i}"`.padEnd(i < 20 ? 50 : 16_384, '"'))
  const all = [...waiting]
  const sent: string[] = []
  while (waiting.length > 0) {
    const frames = takeBatch(waiting)
    expect(frames.length).toBeGreaterThan(0)
    expect(poll.request.safeParse({ frames }).success).toBe(true)
    expect(JSON.stringify({ frames }).length).toBeLessThanOrEqual(maxBodyBytes)
    sent.push(...frames)
  }
  expect(sent).toEqual(all)
})

test('K4 a device’s routes lie apart from every page’s', () => {
  for (const { path } of Object.values(deviceRoutes)) expect(path).toMatch(/^\/device\/[a-z/]+$/)
  for (const { path } of Object.values(pageRoutes)) expect(path).toMatch(/^\/[a-z:/-]+$/i)
  const paths = Object.values(pageRoutes).map(({ method, path }) => `${method} ${path}`)
  expect(new Set(paths).size).toBe(paths.length)
})

test('K4 every refusal that is named can be told', () => {
  for (const code of [...deviceProblemCode.options, ...pageProblemCode.options]) {
    expect(parseShape({ status: 400, code }, problemBody)).toEqual({ status: 400, code })
  }
  expect(() => parseShape({ status: 200, code: 'internal' }, problemBody)).toThrow(ProtocolError)
  expect(() => parseShape({ status: 400, code: 'signature-invalid' }, problemBody)).toThrow(
    ProtocolError,
  )
})

test('K4 the event stream says waiting or how it ended', () => {
  const waiting = { kind: 'waiting', expiresInMs: 1000, delivered: true }
  const ended = { kind: 'ended', verdict: { outcome: 'denied', reason: 'not-me' } }
  expect([parseShape(waiting, attemptEvent), parseShape(ended, attemptEvent)]).toEqual([
    waiting,
    ended,
  ])
  for (const bad of [{ ...waiting, number: '42' }, { kind: 'ended' }, { kind: 'approved' }]) {
    expect(() => parseShape(bad, attemptEvent)).toThrow(ProtocolError)
  }
})
