/** The socket's frames: one text each, one direction each. @module */
import { expect, test } from 'vitest'
import { ProtocolError } from '#protocol/errors'
import {
  deviceFrame,
  encodeFrame,
  frameProblem,
  maxFrameBytes,
  maxFrameBytesBeforeProof,
  parseDeviceFrame,
  parseRelyingPartyFrame,
  relyingPartyFrame,
  type DeviceFrame,
  type RelyingPartyFrame,
} from '#protocol/frames'
import { maxStatementLength } from '#protocol/jws'
import { fixture } from '../../support/wire/fixtures'
import { deviceFrames, relyingPartyFrames } from '../../support/wire/frames'

type Members = Readonly<Record<string, unknown>>

const cases = [
  ...Object.values(deviceFrames).map((frame) => ['device', frame, parseDeviceFrame] as const),
  ...Object.values(relyingPartyFrames).map(
    (frame) => ['relying-party', frame, parseRelyingPartyFrame] as const,
  ),
].map(([side, frame, parse]) => [`${side}.${frame.type}`, frame, parse] as const)

test.for(cases)('K4 %s reads back from its fixture', ([name, frame, parse]) => {
  expect(parse(fixture(`frame.${name}`))).toEqual(frame)
  expect(encodeFrame(frame)).toBe(fixture(`frame.${name}`))
})

test.for(cases)(
  'K4 %s with a member more, less or of another shape is refused',
  ([, frame, parse]) => {
    const write = (value: Members) => encodeFrame(value as unknown as DeviceFrame)
    const members: Members = { ...frame }
    const optional = ['problem.dev', 'problem.txn']
    expect(() => parse(write({ ...members, x: 1 }))).toThrow(ProtocolError)
    for (const name of Object.keys(members)) {
      const without = write({ ...members, [name]: undefined })
      if (optional.includes(`${frame.type}.${name}`)) parse(without)
      else expect(() => parse(without), name).toThrow(ProtocolError)
      for (const bad of ['', 'x', -1, true, ['x', 1], { x: 1 }]) {
        expect(() => parse(write({ ...members, [name]: bad })), name).toThrow(ProtocolError)
      }
    }
  },
)

test('K4 a frame of one side is not read by its own side', () => {
  for (const frame of Object.values(deviceFrames)) {
    expect(() => parseRelyingPartyFrame(encodeFrame(frame))).toThrow(ProtocolError)
  }
  for (const frame of Object.values(relyingPartyFrames)) {
    expect(() => parseDeviceFrame(encodeFrame(frame))).toThrow(ProtocolError)
  }
})

test('K4 whatever may be said before a proof fits its smaller limit', () => {
  const features = Array.from({ length: 16 }, (_, i) => `f${i}`.padEnd(32, 'x'))
  const iss = deviceFrames.prove.iss.replace('7443', '65535')
  const frames: readonly (DeviceFrame | RelyingPartyFrame)[] = [
    { ...deviceFrames.hello, features },
    { ...deviceFrames.prove, iss },
    { ...relyingPartyFrames.hello, features },
  ]
  for (const frame of frames) {
    expect(encodeFrame(frame).length).toBeLessThanOrEqual(maxFrameBytesBeforeProof)
  }
})

test('K4 a frame that is too long is not looked at', () => {
  const huge = 'x'.repeat(50_000_000)
  const startedAt = performance.now()
  for (const parse of [parseDeviceFrame, parseRelyingPartyFrame]) {
    expect(() => parse(huge)).toThrow('TOO_LONG')
    expect(() => parse(' '.repeat(maxFrameBytes + 1))).toThrow('TOO_LONG')
  }
  expect(performance.now() - startedAt).toBeLessThan(100)
  expect(maxStatementLength).toBeLessThan(maxFrameBytes)
})

test('K4 the frames are these, and the problems these', () => {
  expect(deviceFrame.def.options.map(({ shape }) => shape.type.def.values[0])).toEqual(
    Object.keys(deviceFrames),
  )
  expect(relyingPartyFrame.def.options.map(({ shape }) => shape.type.def.values[0])).toEqual(
    Object.keys(relyingPartyFrames),
  )
  for (const code of frameProblem.options) {
    expect(parseRelyingPartyFrame(encodeFrame({ type: 'problem', code }))).toEqual({
      type: 'problem',
      code,
    })
  }
})
