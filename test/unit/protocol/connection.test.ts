/** The two proofs of a connection: every fact of it is under both signatures. @module */
import { expect, test } from 'vitest'
import {
  connectionPath,
  deviceProofInput,
  exporterLabel,
  exporterLength,
  relyingPartyProofInput,
  subprotocol,
  type Transcript,
} from '#protocol/connection'
import { fixture } from '../../support/wire/fixtures'
import { hex } from '../../support/wire/texts'
import { account, transcript } from '../../support/wire/values'

test('K4 the proofs sign the fixtures’ bytes', () => {
  expect(hex(relyingPartyProofInput(transcript))).toBe(fixture('connection.relying-party-input'))
  expect(hex(deviceProofInput(transcript, account))).toBe(fixture('connection.device-input'))
})

test('K4 the names on the wire are those of version 1', () => {
  expect([connectionPath, subprotocol, exporterLabel, exporterLength]).toEqual([
    '/device',
    'countersign.1',
    'EXPORTER-Channel-Binding',
    32,
  ])
})

test('K4 whatever changes in the hellos, the names or the channel changes what is signed', () => {
  const other = transcript.rpi.replace('E', 'F')
  const changes: readonly Partial<Transcript>[] = [
    { rpi: other },
    { sn: transcript.cn },
    { cn: transcript.sn },
    { sn: transcript.cn, cn: transcript.sn },
    { relyingPartyFeatures: ['polling'] },
    { deviceFeatures: ['polling'] },
    { relyingPartyFeatures: ['a', 'b'] },
    { relyingPartyFeatures: ['b', 'a'] },
    { relyingPartyFeatures: ['a'], deviceFeatures: ['b'] },
    { exporter: transcript.exporter.map((byte) => byte ^ 1) },
  ]
  const all = [{}, ...changes].map((change) => ({ ...transcript, ...change }))
  const inputs = [
    ...all.map((one) => hex(relyingPartyProofInput(one))),
    ...all.map((one) => hex(deviceProofInput(one, account))),
    hex(deviceProofInput(transcript, { ...account, dev: transcript.rpi })),
    hex(deviceProofInput(transcript, { ...account, iss: account.iss.replace('7443', '7444') })),
  ]
  expect(new Set(inputs).size).toBe(inputs.length)
})

test('K4 a value that is not the connection’s exporter is the caller’s mistake', () => {
  expect(() => relyingPartyProofInput({ ...transcript, exporter: new Uint8Array(0) })).toThrow(
    TypeError,
  )
  expect(() => deviceProofInput({ ...transcript, exporter: new Uint8Array(31) }, account)).toThrow(
    TypeError,
  )
})
