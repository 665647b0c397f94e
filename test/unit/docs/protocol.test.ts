/** docs/protocol.md says what the code does: its examples are the fixtures, its tables the shapes. @module */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { maxAttestationBytes } from '#protocol/attestation'
import { deviceProblemCode, deviceRoutes } from '#protocol/device-http'
import { denialReason } from '#protocol/denial'
import { deviceFrame, frameProblem, relyingPartyFrame } from '#protocol/frames'
import { problemBody } from '#protocol/http'
import { pageProblemCode } from '#protocol/page-problems'
import { pageRoutes } from '#protocol/page-http'
import { approvalRequest, signInState } from '#protocol/sign-in-http'
import { pollingPath } from '#protocol/polling'
import { revocationReason } from '#protocol/revocation'
import { refusalReason, verdict } from '#protocol/verdict'
import { answerRefusals } from '../../../src/main/relying-party/judge-approval.ts'
import { fixture } from '../../support/wire/fixtures'
import { statementSamples } from '../../support/wire/statements'
import { cellsOf, codeIn, sectionOf } from '../../support/documents'

const document = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
const blocks = [...document.matchAll(/^```text fixture=(\S+)\n([\s\S]*?)\n```$/gm)].map(
  ([, name = '', text = '']) => [name, text.replaceAll('\n', '')] as const,
)

test.for(blocks)('K2 the example %s is the fixture', ([name, text]) => {
  expect(text).toBe(fixture(name))
})

test('K2 whoever reads the examples sees every kind of message', () => {
  const names = blocks.map(([name]) => name)
  expect(names.length).toBeGreaterThan(25)
  expect(new Set(names).size).toBe(names.length)
  for (const kind of ['approval.', 'registration.', 'connection.', 'frame.', 'key.']) {
    expect(
      names.some((name) => name.startsWith(kind)),
      kind,
    ).toBe(true)
  }
})

describe.each(statementSamples)('$statement.type', ({ statement }) => {
  const section = sectionOf(document, `\`${statement.type}\``)

  test('K2 its table lists its members, all and no others', () => {
    const listed = cellsOf(section, 0).flatMap(([name = '']) => codeIn(name))
    const schema = JSON.parse(fixture(`schemas/${statement.type}`)) as { properties: object }
    expect(listed.sort()).toEqual(Object.keys(schema.properties).sort())
  })

  test('K2 its limit is told', () => {
    const told = /\(([0-9]{4})\)/.exec(section)?.[1] ?? '2048'
    expect(Number(told)).toBe(statement.maxLength)
  })

  test('K2 its signer is told', () => {
    const byDevice = /By the device key/.test(section)
    expect(byDevice).toBe(!/By the relying party’s key|By the relying party's key/.test(section))
  })
})

test('K2 every frame is told with its members', () => {
  for (const [heading, frames] of [
    ['From the device:', deviceFrame.def.options],
    ['From the relying party:', relyingPartyFrame.def.options],
  ] as const) {
    const rows = cellsOf(document.slice(document.indexOf(heading)), 0)
    const told = rows.map(
      ([type = '', members = '']) => [codeIn(type)[0], codeIn(members)] as const,
    )
    expect(told.map(([type]) => type)).toEqual(frames.map(({ shape }) => shape.type.def.values[0]))
    for (const [i, { shape }] of frames.entries()) {
      const members = Object.keys(shape).filter((name) => name !== 'type')
      expect(told[i]?.[1], shape.type.def.values[0]).toEqual(expect.arrayContaining(members))
    }
  }
})

test('K2 the checks of an approval stand in the order in which they are made', () => {
  const rows = cellsOf(sectionOf(document, '9.1 Judging'), 0)
  expect(rows.map(([name = '']) => codeIn(name)[0])).toEqual(answerRefusals)
})

test('K2 every code that can cross is told', () => {
  const told = new Set(codeIn(document))
  const codes = [
    ...[...deviceProblemCode.options, ...pageProblemCode.options, ...frameProblem.options],
    ...[...denialReason.options, ...refusalReason.options, ...revocationReason.options],
    ...verdict.def.options.flatMap(({ shape }) => shape.outcome.def.values),
    ...problemBody.shape.code.def.options.flatMap((option) => option.options),
  ]
  expect(codes.filter((code) => !told.has(code))).toEqual([])
})

test('K2 every route is told', () => {
  for (const { path } of Object.values(deviceRoutes)) expect(document).toContain(path)
  expect(document).toContain(`POST ${pollingPath}`)
  const rows = cellsOf(sectionOf(document, '13. The pages'), 0)
  const told = rows.map(([method, path = '']) => `${String(method)} ${codeIn(path)[0] ?? ''}`)
  expect(told).toEqual(Object.values(pageRoutes).map(({ method, path }) => `${method} ${path}`))
})

test('K2 the lengths that are told are the lengths', () => {
  expect(document).toContain(`(at most ${maxAttestationBytes} bytes)`)
  expect(fixture('registration.authenticator-data')).toHaveLength(2 * 164)
  expect(fixture('key.credential.cose')).toHaveLength(2 * 77)
})

test('R21 every step of a sign-in page and every member of a request is told', () => {
  const section = sectionOf(document, '13. The pages')
  const states = section.slice(section.indexOf('**States.**'))
  const told = new Map(
    cellsOf(states, 0).map(([step = '', members = '']) => [codeIn(step)[0], codeIn(members)]),
  )
  for (const { shape } of signInState.def.options) {
    const { step, ...members } = shape
    const [name = ''] = step.def.values
    const names = Object.keys(members)
    // What stands behind `account` are its own members.
    expect(told.get(name)?.slice(0, names.length), name).toEqual(names)
  }
  expect(told.size).toBe(signInState.def.options.length)
  const request = states.slice(states.indexOf('`request`:'))
  for (const member of Object.keys(approvalRequest.shape)) {
    expect(request, member).toContain(`\`${member}\``)
  }
})
