/** An answer counts once: however often, in whatever form and whenever it comes again. @module */
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type { DeviceFrame } from '#protocol/frames'
import { fromDer } from '#protocol/signature'
import { aReadyDevice, connect, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure, runs } from '../../support/sizes'
import { readChallenge } from '../../support/software-device'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** The twin (r, n−s) of a DER signature, in DER. */
function malleated(signature: string): string {
  const plain = fromDer(fromBase64url(signature))
  const integer = (value: bigint) => {
    const hex = value.toString(16)
    const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
    const padded = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
    return Buffer.concat([Buffer.from([2, padded.length]), padded])
  }
  const r = BigInt(`0x${Buffer.from(plain.subarray(0, 32)).toString('hex')}`)
  const s = BigInt(`0x${Buffer.from(plain.subarray(32)).toString('hex')}`)
  const both = Buffer.concat([integer(r), integer(order - s)])
  return toBase64url(Buffer.concat([Buffer.from([0x30, both.length]), both]))
}

async function snapshot({ needs }: World, attempt: string, device: ConnectedDevice) {
  const { find } = needs.store
  return JSON.stringify([
    await find.attempt(tenant, attempt),
    await find.credentialOf(tenant, device.dev),
    await find.guard(tenant, (await find.attempt(tenant, attempt))?.subject ?? ''),
    await find.auditHead(),
  ])
}

type End = (page: PageBrowser, device: ConnectedDevice, number: string) => Promise<unknown>
const ends: Readonly<Record<string, End>> = {
  approved: (_page, device, number) => device.approve(number),
  denied: (_page, device) => device.deny('declined'),
  'wrong-number': (_page, device, number) => device.approve(number === '11' ? '12' : '11'),
  withdrawn: (page) => page.done('restart'),
}

test('A8 no replay has a second effect', { timeout: 120_000 }, async () => {
  let world = await aWorld()
  let page = aBrowser(world)
  let device = await aReadyDevice(world, page)
  const total = runs({ commit: 1000, full: 10_000 })
  const kinds = [
    ...Object.keys(ends),
    'expired',
    'approved after a restart',
    'approved after a crash',
  ]
  let replays = 0
  let effects = 0

  for (const kind of kinds) {
    await forgetLimits(world)
    const { number, transaction: txn } = await page.ask(name)
    const challenge = device.challenge()
    const counter = device.counter + 1
    const right = device.device.approval(challenge, { number, counter })
    if (kind === 'expired') world.clock.advance(61_000)
    else if (kind.startsWith('approved')) {
      device.counter = counter
      await device.send({ type: 'answer', txn, response: right })
    } else await ends[kind]?.(page, device, number)
    if (kind.includes('after')) {
      world = await world.restart(kind.endsWith('crash') ? 'crash' : 'clean')
      page = page.in(world)
      device = await connect(world, device)
    }

    const [outcome] = kind.split(' ')
    expect((await world.needs.store.find.attempt(tenant, txn))?.state).toBe(outcome)
    const before = await snapshot(world, txn, device)
    const { iat } = readChallenge(challenge)
    const frames: DeviceFrame[] = [
      { type: 'answer', txn, response: right },
      { type: 'answer', txn, response: { ...right, signature: malleated(right.signature) } },
      {
        type: 'answer',
        txn,
        response: device.device.approval(challenge, { number, counter: 999 }),
      },
      { type: 'deny', txn, jws: device.device.denial(challenge, 'not-me', iat) },
    ]
    for (let n = 0; n < total / kinds.length; n++) {
      const frame = frames[n % frames.length]
      if (frame === undefined) continue
      replays++
      await device.send(frame)
      const verdict = device.verdicts().at(-1)
      if (verdict?.outcome !== outcome) effects++
      device.frames.length = 0
    }
    if ((await snapshot(world, txn, device)) !== before) effects++
  }
  figure('A8', `${replays} replays after ${kinds.length} ends, ${effects} second effects`)
  expect(effects).toBe(0)
})

test('A8 what was asked before a crash is withdrawn, and its answer comes too late', async () => {
  const first = await aWorld()
  const page = aBrowser(first)
  const device = await aReadyDevice(first, page)
  const { number, transaction: txn } = await page.ask(name)
  const response = device.device.approval(device.challenge(), { number, counter: 1 })
  const world = await first.restart('crash')
  await connect(world, device)
  expect(device.frames.filter((frame) => frame.type === 'challenge')).toEqual([])
  await device.send({ type: 'answer', txn, response })
  expect(device.verdicts()).toEqual([{ outcome: 'withdrawn' }])
  expect(await world.needs.store.find.credentialOf(tenant, device.dev)).toMatchObject({
    counter: 0,
  })
})

test('A8 what was asked before a clean stop can still be answered', async () => {
  const first = await aWorld()
  const before = aBrowser(first)
  const device = await aReadyDevice(first, before)
  const { number } = await before.ask(name)
  const challenge = device.challenge()
  const world = await first.restart('clean')
  await connect(world, device)
  expect(device.challenge()).toBe(challenge)
  const page = before.in(world)
  expect((await page.done('state')).state).toMatchObject({ step: 'approval', request: { number } })
  const events = await page.events()
  await device.approve(number)
  expect(events.at(-1)).toEqual({ kind: 'ended', verdict: { outcome: 'approved' } })
  expect((await page.done('complete')).state.step).toBe('signed-in')
})
