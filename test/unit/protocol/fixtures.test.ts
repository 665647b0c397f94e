/** Every message as literal text: a change of the protocol is a change of these files. @module */
import { expect, test } from 'vitest'
import { deviceFrame, relyingPartyFrame } from '#protocol/frames'
import { statementType } from '#protocol/jws'
import { fixtureFile, fixtureNames } from '../../support/wire/fixtures'
import { deviceFrames, relyingPartyFrames } from '../../support/wire/frames'
import { statementSamples } from '../../support/wire/statements'
import { wireTexts } from '../../support/wire/texts'

test.for(Object.entries(wireTexts))('K4 %s is written as its fixture', async ([name, text]) => {
  await expect(`${text}\n`).toMatchFileSnapshot(fixtureFile(name))
})

test('K4 no fixture is left over from an older protocol', () => {
  expect([...fixtureNames].sort()).toEqual(Object.keys(wireTexts).sort())
})

test('K4 every statement and every frame has a fixture', () => {
  expect(statementSamples.map(({ statement }) => statement.type)).toEqual(statementType.options)
  const typesOf = (frame: typeof deviceFrame | typeof relyingPartyFrame) =>
    frame.options.map(({ shape }) => shape.type.value)
  expect(Object.keys(deviceFrames)).toEqual(typesOf(deviceFrame))
  expect(Object.keys(relyingPartyFrames)).toEqual(typesOf(relyingPartyFrame))
})
