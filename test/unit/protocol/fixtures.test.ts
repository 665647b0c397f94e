/** Every message as literal text: a change of the protocol is a change of these files. @module */
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { $ZodType } from 'zod/v4/core'
import { approvalResponse } from '#protocol/approval'
import { deviceRoutes } from '#protocol/device-http'
import { deviceFrame, relyingPartyFrame } from '#protocol/frames'
import { problemBody } from '#protocol/http'
import { statementType } from '#protocol/jws'
import { attemptEvent } from '#protocol/attempt-event'
import { pageRoutes } from '#protocol/page-http'
import { poll } from '#protocol/polling'
import { registrationResponse } from '#protocol/registration'
import { fixtureFile, fixtureNames } from '../../support/wire/fixtures'
import { deviceFrames, relyingPartyFrames } from '../../support/wire/frames'
import { statementSamples } from '../../support/wire/statements'
import { wireTexts } from '../../support/wire/texts'

test.for(Object.entries(wireTexts))('K4 %s is written as its fixture', async ([name, text]) => {
  await expect(`${text}\n`).toMatchFileSnapshot(fixtureFile(name))
})

const schemas: Readonly<Record<string, $ZodType>> = {
  ...Object.fromEntries(statementSamples.map(({ statement: { type, schema } }) => [type, schema])),
  'frame.device': deviceFrame,
  'frame.relying-party': relyingPartyFrame,
  'approval.response': approvalResponse,
  'registration.response': registrationResponse,
  'page.event': attemptEvent,
  problem: problemBody,
  ...Object.fromEntries(
    [
      ...named('device', deviceRoutes),
      ...named('device', { poll }),
      ...named('page', pageRoutes),
    ].flatMap(([name, route]) => [
      [`${name}.request`, route.request],
      [`${name}.response`, route.response],
    ]),
  ),
}

function named<R>(side: string, routes: Readonly<Record<string, R>>) {
  return Object.entries(routes).map(([name, route]) => [`${side}.${name}`, route] as const)
}

test.for(Object.entries(schemas))(
  'K4 %s has the members and limits of its fixture',
  async ([name, schema]) => {
    const text = JSON.stringify(z.toJSONSchema(schema), undefined, 2)
    await expect(`${text}\n`).toMatchFileSnapshot(fixtureFile(`schemas/${name}`))
  },
)

test('K4 no fixture is left over from an older protocol', () => {
  const schemaNames = Object.keys(schemas).map((name) => `schemas/${name}`)
  expect([...fixtureNames].sort()).toEqual([...Object.keys(wireTexts), ...schemaNames].sort())
})

test('K4 every statement and every frame has a fixture', () => {
  expect(statementSamples.map(({ statement }) => statement.type)).toEqual(statementType.options)
  const typesOf = (frame: typeof deviceFrame | typeof relyingPartyFrame) =>
    frame.def.options.map(({ shape }) => shape.type.def.values[0])
  expect(Object.keys(deviceFrames)).toEqual(typesOf(deviceFrame))
  expect(Object.keys(relyingPartyFrames)).toEqual(typesOf(relyingPartyFrame))
})
