/** An enrolment whose answer to `prepare` was lost: gone on with after a stop, with the same key and the same code. @module */
import { expect, test } from 'vitest'
import { fromBase64url } from '#protocol/bytes'
import type { DeviceProblemCode, DeviceRoute } from '#protocol/device-http'
import {
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  enrollmentRequestStatement,
} from '#protocol/enrollment'
import { parseStatement } from '#protocol/jws'
import { encodeEnrollmentLink } from '#protocol/links'
import { enroll } from '../../../src/main/authenticator/enrollment'
import { digest, thumbprint } from '../../../src/main/authenticator/key-pair'
import type { Answer, RelyingPartyClient } from '../../../src/main/authenticator/ports'
import { createQueue } from '../../../src/main/authenticator/queue'
import { finishAll } from '../../../src/main/authenticator/unfinished'
import { aVaultWorld, noCrashPoints } from '../../support/vault-world'
import { relyingPartyKey } from '../../support/wire/keys'
import { signed } from '../../support/wire/statements'
import * as values from '../../support/wire/values'

const device = { name: 'Desk', platform: 'linux', version: '0.1.0' } as const
const unreachable = { outcome: 'unreachable', reason: 'timeout' } as const
const otherLink = encodeEnrollmentLink({
  ...values.link,
  code: values.credentialRequest.code ?? '',
})

/** A relying party that carries everything out, and whose answers a test may lose or replace. */
class LossyRelyingParty implements RelyingPartyClient {
  instead: Partial<Record<DeviceRoute, Answer<never>>> = { prepare: unreachable }
  /** Code and key of each request to prepare. */
  readonly prepared: string[] = []

  ask(_at: unknown, route: DeviceRoute, request: object): Promise<Answer<never>> {
    const value = this.#carryOut(route, request as { readonly jws: string; readonly code: string })
    return Promise.resolve(this.instead[route] ?? ({ outcome: 'done', value } as Answer<never>))
  }

  #carryOut(
    route: DeviceRoute,
    { jws, code: offered }: { readonly jws: string; readonly code: string },
  ) {
    if (route === 'offer') {
      return {
        key: relyingPartyKey.publicKey,
        jws: signed(enrollmentOfferStatement, relyingPartyKey, {
          ...values.offer,
          code: digest(fromBase64url(offered)),
        }),
      }
    }
    if (route === 'prepare') {
      const { code, key } = parseStatement(enrollmentRequestStatement, jws).payload
      this.prepared.push(`${code} ${thumbprint(key)}`)
    }
    const [, key = ''] = this.prepared.at(-1)?.split(' ') ?? []
    const state = route === 'prepare' ? 'prepared' : 'active'
    const reply = { ...values.enrollmentReply, key, state } as const
    return { jws: signed(enrollmentReplyStatement, relyingPartyKey, reply) }
  }
}

async function aLostEnrolment() {
  const world = await aVaultWorld()
  const client = new LossyRelyingParty()
  const needsOf = async () => ({
    ...{ vault: await world.start(), client, crashPoints: noCrashPoints, device },
    alone: createQueue(),
    probe: {
      find: () => Promise.resolve({ outcome: 'found', certificate: values.rising(0, 64) } as const),
    },
  })
  const agreed = { host: () => Promise.resolve(true), account: () => Promise.resolve(true) }
  const link = encodeEnrollmentLink(values.link)
  const first = await needsOf()
  expect(await enroll(first, link, agreed)).toEqual({ ...unreachable, begun: true })
  const { [Symbol.asyncDispose]: dispose } = world
  return { world, client, first, needsOf, agreed, [Symbol.asyncDispose]: dispose }
}

test('X7 after a stop it is gone on with by itself, and the code is forgotten', async () => {
  await using lost = await aLostEnrolment()
  const { world, client, needsOf } = lost
  expect((await world.copy()).file).toContain(values.link.code)
  const needs = await needsOf()
  expect(await finishAll(needs)).toHaveLength(1)
  client.instead = {}
  expect(await finishAll(needs)).toEqual([])
  expect(new Set(client.prepared)).toHaveLength(1)
  expect(needs.vault.accounts()).toMatchObject([{ state: 'active', dev: values.challenge.dev }])
  expect((await world.copy()).file).not.toContain(values.link.code)
})

test('X7 the same process goes on with it, too', async () => {
  await using lost = await aLostEnrolment()
  const { client, first } = lost
  client.instead = {}
  expect(await finishAll(first)).toEqual([])
  expect(first.vault.accounts()).toMatchObject([{ state: 'active' }])
})

test('X7 another link for the same person finishes what was begun by the first', async () => {
  await using lost = await aLostEnrolment()
  const { client, needsOf, agreed } = lost
  client.instead = {}
  expect(await enroll(await needsOf(), otherLink, agreed)).toMatchObject({ outcome: 'enrolled' })
  expect(new Set(client.prepared)).toHaveLength(1)
})

test.each<[DeviceProblemCode, number]>([
  ['throttled', 1],
  ['not-stored', 1],
  ['internal', 1],
  ['code-expired', 0],
  ['code-used', 0],
  ['code-unknown', 0],
  ['too-many-devices', 0],
  ['invalid', 0],
])(
  'X7 the relying party says %s when asked again: %i accounts in preparation',
  async (code, left) => {
    await using lost = await aLostEnrolment()
    const { world, client, needsOf } = lost
    client.instead = { prepare: { outcome: 'refused', code } }
    const needs = await needsOf()
    await finishAll(needs)
    expect(needs.vault.accounts()).toHaveLength(left)
    const keys = [...world.keychain.entries.keys()].filter((name) => !name.endsWith('/canary'))
    expect(keys).toHaveLength(left)
  },
)

test('D3 while the keychain is locked it is neither asked again nor let go', async () => {
  await using lost = await aLostEnrolment()
  const { world, client, needsOf } = lost
  client.instead = {}
  world.keychain.locked = true
  const needs = await needsOf()
  await expect(finishAll(needs)).rejects.toMatchObject({ code: 'KEYCHAIN_CHANGED' })
  expect(needs.vault.accounts()).toMatchObject([{ state: 'preparing', code: values.link.code }])
  world.keychain.locked = false
  expect(await finishAll(needs)).toEqual([])
  expect(needs.vault.accounts()).toMatchObject([{ state: 'active' }])
})
