/** Nobody answers for anybody else: not another account, tenant or device. @module */
import { expect, test } from 'vitest'
import { parseApproval } from '#protocol/approval'
import {
  aReadyDevice,
  connect,
  enroll,
  turnPhoneSignInOn,
  type ConnectedDevice,
} from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { addPeople, anotherTenant, peoplesPassword } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'
import { readChallenge } from '../../support/software-device'

interface Asked {
  readonly device: ConnectedDevice
  readonly tenant: string
  readonly challenge: string
  readonly number: string
}

test('A7 of 48 credentials none answers for another', { timeout: 60_000 }, async () => {
  const world = await aWorld()
  const { store, clock, identity } = world.needs
  const all: Asked[] = []
  for (let t = 0; t < 4; t++) {
    const tenant = anotherTenant()
    for (const person of await addPeople(world, tenant, 4)) {
      const page = aBrowser(world, tenant.domain)
      const devices = [await aReadyDevice(world, page, person.name, peoplesPassword)]
      for (let d = 0; d < 2; d++) {
        const enrolled = await enroll(world, page)
        await turnPhoneSignInOn(world, enrolled)
        devices.push(await connect(world, enrolled))
      }
      const { number } = await page.ask(person.name)
      for (const device of devices) {
        all.push({ device, tenant: tenant.id, challenge: device.challenge(), number })
      }
    }
  }
  expect(all).toHaveLength(48)

  const answer = (tenant: string, attempt: string, device: string, response: unknown) =>
    store.decide('answerAttempt', {
      ...{ tenant, attempt, device, at: clock.now() },
      from: '127.0.0.1',
      names: {
        instance: identity.instance,
        origin: identity.origin,
        issuer: `${identity.origin}/${tenant}/v2.0`,
      },
      approval: parseApproval(response),
    })
  let pairs = 0
  let accepted = 0
  for (const from of all) {
    for (const to of all) {
      if (from === to) continue
      pairs++
      const { txn } = readChallenge(to.challenge)
      const { key } = from.device.device.credential()
      const response = from.device.device.approval(to.challenge, {
        ...{ number: to.number, counter: 1, key },
      })
      const own = { ...response, id: from.device.device.credential().id }
      const results = [
        await answer(to.tenant, txn, to.device.dev, response),
        await answer(to.tenant, txn, to.device.dev, own),
        await answer(from.tenant, txn, from.device.dev, own),
        await answer(to.tenant, txn, from.device.dev, own),
      ]
      accepted += results.filter((result) => result.outcome === 'decided').length
    }
  }
  figure('A7', `${pairs} pairs, four ways each, ${accepted} accepted`)
  expect({ pairs, accepted }).toEqual({ pairs: 2256, accepted: 0 })

  // Each of the 16 requests was left as it was: its own device still answers it.
  const own = all.filter((_, i) => i % 3 === 0)
  for (const { device, number } of own) await device.approve(number)
  expect(own.map(({ device }) => device.verdicts().at(-1)?.outcome)).toEqual(
    own.map(() => 'approved'),
  )
})

test('A7 a connection speaks only for the accounts that were proved on it', async () => {
  const world = await aWorld()
  const balas = await aReadyDevice(world, aBrowser(world))
  const [other] = await addPeople(world, anotherTenant(), 1)
  const { tenant } = { tenant: other?.name.split('@')[1] ?? '' }
  const strangerPage = aBrowser(world, tenant)
  const stranger = await aReadyDevice(world, strangerPage, other?.name, peoplesPassword)
  const { number, transaction } = await aBrowser(world).ask('balas@contoso.com')
  const response = balas.device.approval(balas.challenge(), { number, counter: 1 })
  await stranger.send({ type: 'answer', txn: transaction, response })
  await stranger.send({ type: 'received', txn: transaction })
  const denial = balas.device.denial(balas.challenge(), 'not-me', 1)
  await stranger.send({ type: 'deny', txn: transaction, jws: denial })
  expect(stranger.frames.slice(-3)).toEqual(
    [1, 2, 3].map(() => ({ type: 'problem', code: 'transaction-unknown', txn: transaction })),
  )
  await balas.approve(number)
  expect(balas.verdicts()).toEqual([{ outcome: 'approved' }])
})
