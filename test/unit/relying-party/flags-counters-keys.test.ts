/** Flags, counters and keys: what WebAuthn leaves to the relying party, decided by tables. @module */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseApproval } from '#protocol/approval'
import { toBase64url } from '#protocol/bytes'
import { parseStatement } from '#protocol/jws'
import { credentialOptionsStatement } from '#protocol/registration'
import { isCounterNew } from '../../../src/main/relying-party/judge-approval'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import {
  aReadyDevice,
  enroll,
  readOffer,
  seconds,
  turnPhoneSignInOn,
} from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { figure, runs, seed } from '../../support/sizes'
import {
  createSoftwareDevice,
  readChallenge,
  type SoftwareKey,
} from '../../support/software-device'

const name = 'balas@contoso.com'
const source = { address: '127.0.0.1' }

test('A9 of 256 flag bytes only one approves', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  const { number, transaction } = await page.ask(name)
  const { identity, store, clock } = world.needs
  const { iss, tid: tenant } = readChallenge(device.challenge())
  const accepted: number[] = []
  // The right one last, because it decides.
  const bytes = [
    ...Array.from({ length: 256 }, (_, flags) => flags).filter((f) => f !== 0x05),
    0x05,
  ]
  for (const flags of bytes) {
    const response = device.device.approval(device.challenge(), { number, counter: 1, flags })
    const result = await store.decide('answerAttempt', {
      ...{ tenant, attempt: transaction, device: device.dev, at: clock.now() },
      from: '127.0.0.1',
      names: { instance: identity.instance, origin: identity.origin, issuer: iss },
      approval: parseApproval(response),
    })
    if (result.outcome === 'decided') accepted.push(flags)
    else expect(result).toEqual({ outcome: 'refused', reason: 'flags-invalid' })
  }
  expect(accepted).toEqual([0x05])
  figure('A9', `${bytes.length}/256 flag bytes as the table says`)
})

test('A9 of 256 flag bytes only one registers', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword(name)
  const { device, names, dev } = await enroll(world, page)
  const { devices, identity } = world.relyingParty
  const request = device.credentialRequest(names, dev, seconds(world))
  const options = await devices.credentialOptions({ jws: request }, source)
  if (options.outcome === 'refused') throw new Error(options.code)
  const { chal } = parseStatement(credentialOptionsStatement, options.value.jws).payload
  const accepted: number[] = []
  const bytes = [
    ...Array.from({ length: 256 }, (_, flags) => flags).filter((f) => f !== 0x45),
    0x45,
  ]
  for (const flags of bytes) {
    const registration = device.registration(names, dev, { chal, origin: identity.origin, flags })
    const answer = await devices.credential({ dev, registration }, source)
    if (answer.outcome === 'done') accepted.push(flags)
  }
  expect(accepted).toEqual([0x45])
})

test('A9 a counter counts only if it is greater, or both are zero', () => {
  const sequences = runs({ commit: 1000, full: 10_000 })
  let disagreements = 0
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 }), { maxLength: 30 }), (claims) => {
      let held = 0
      let model = -1 // the greatest non-zero one that was taken; −1 while only zeros were
      for (const claim of claims) {
        const expected = claim === 0 ? model < 0 : claim > model
        if (isCounterNew(held, claim) !== expected) disagreements++
        if (isCounterNew(held, claim)) held = claim
        if (expected && claim > 0) model = claim
      }
    }),
    { numRuns: sequences, seed },
  )
  figure('A9', `${sequences} counter sequences, ${disagreements} disagreements`)
  expect(disagreements).toBe(0)
})

test('A9 an equal or lower counter is refused, the greater one after it counts', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  const held: number[] = []
  for (const [counter, expected] of [
    [5, 'approved'],
    [5, 'refused'],
    [4, 'refused'],
    [0, 'refused'],
    [6, 'approved'],
    [0xffff_ffff, 'approved'],
  ] as const) {
    await forgetLimits(world)
    const { number } = await page.ask(name)
    await device.approve(number, { counter })
    expect(device.verdicts().at(-1)?.outcome).toBe(expected)
    const credential = await world.needs.store.find.credentialOf(contosoTenant().id, device.dev)
    held.push(credential?.counter ?? -1)
    if (expected === 'refused') await page.done('restart')
  }
  expect(held).toEqual([5, 5, 5, 5, 6, 0xffff_ffff])
})

/** Keys that are none: off the curve, out of range, or the point at infinity as far as it can be written. */
function badKeys(count: number): readonly { x: string; y: string }[] {
  const crypto = createNodeCrypto()
  const zero = toBase64url(new Uint8Array(32))
  const p = Buffer.from('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff', 'hex')
  const fixed = [
    { x: zero, y: zero },
    { x: toBase64url(p), y: zero },
    { x: zero, y: toBase64url(p) },
    { x: toBase64url(Buffer.alloc(32, 0xff)), y: toBase64url(Buffer.alloc(32, 0xff)) },
  ]
  const made = [...fixed]
  while (made.length < count) {
    const key = { x: toBase64url(randomBytes(32)), y: toBase64url(randomBytes(32)) }
    if (!crypto.isOnCurve({ kty: 'EC', crv: 'P-256', ...key })) made.push(key)
  }
  return made
}

test('A9 no key off the curve is enrolled', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword(name)
  const { link } = await page.done('invite')
  const { names, code } = await readOffer(world, link)
  const count = runs({ commit: 200, full: 1000 })
  let registered = 0
  for (const point of badKeys(count)) {
    const device = createSoftwareDevice()
    const key: SoftwareKey = {
      ...device.deviceKey,
      publicKey: { kty: 'EC', crv: 'P-256', ...point },
    }
    const request = device.enrollmentRequest(names, code, seconds(world), key)
    const answer = await world.relyingParty.devices.prepare({ jws: request }, source)
    if (answer.outcome === 'done') registered++
    else expect(answer.code).toBe('invalid')
  }
  figure('A9', `${count} bad keys, ${registered} registered`)
  expect(registered).toBe(0)
})

test('A9 a credential id or device key that somebody has is refused', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const first = await aReadyDevice(world, page)
  const second = await enroll(world, page)
  const { devices, identity } = world.relyingParty

  const { link } = await page.done('invite')
  const { names, code } = await readOffer(world, link)
  const again = first.device.enrollmentRequest(names, code, seconds(world))
  expect(await devices.prepare({ jws: again }, source)).toEqual({
    ...{ outcome: 'refused', code: 'invalid' },
  })

  const taken = first.device.credential().id
  const request = second.device.credentialRequest(names, second.dev, seconds(world))
  const options = await devices.credentialOptions({ jws: request }, source)
  if (options.outcome === 'refused') throw new Error(options.code)
  const { chal } = parseStatement(credentialOptionsStatement, options.value.jws).payload
  const registration = second.device.registration(names, second.dev, {
    ...{ chal, origin: identity.origin, id: taken },
  })
  expect(await devices.credential({ dev: second.dev, registration }, source)).toEqual({
    ...{ outcome: 'refused', code: 'invalid' },
  })
  // It still gets a credential of its own.
  await turnPhoneSignInOn(world, second)
})
