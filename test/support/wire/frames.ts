/** One frame of every type, each way. @module */
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import { approval, connection } from './ceremonies'
import { challenge, denial, revocation, verdict } from './statements'
import { account, now, transcript } from './values'

const { txn } = challenge.payload

export const deviceFrames = {
  hello: { type: 'hello', v: 1, features: [], cn: transcript.cn },
  prove: { type: 'prove', ...account, proof: connection.deviceProof },
  received: { type: 'received', txn },
  answer: { type: 'answer', txn, response: approval.response },
  deny: { type: 'deny', txn, jws: denial.jws },
} as const satisfies { readonly [T in DeviceFrame['type']]: DeviceFrame & { type: T } }

export const relyingPartyFrames = {
  hello: {
    ...{ type: 'hello', v: 1, features: [], rpi: transcript.rpi, sn: transcript.sn },
    proof: connection.relyingPartyProof,
  },
  proved: { type: 'proved', dev: account.dev, now },
  challenge: { type: 'challenge', jws: challenge.jws },
  verdict: { type: 'verdict', jws: verdict.jws },
  revoked: { type: 'revoked', jws: revocation.jws },
  problem: { type: 'problem', code: 'transaction-unknown', dev: account.dev, txn },
} as const satisfies { readonly [T in RelyingPartyFrame['type']]: RelyingPartyFrame & { type: T } }
