/** The whole ceremony at the doors of the relying party: enrol, turn on, ask, answer, go on. @module */
import { expect, test } from 'vitest'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { aWorld } from '../../support/relying-party-world'

test('K7 a person enrols a device and signs in by approval', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  await page.done('signOut')

  const { number, transaction } = await page.ask('balas@contoso.com')
  const events = await page.events()
  await device.send({ type: 'received', txn: transaction })
  await device.approve(number)

  expect(device.verdicts()).toEqual([{ outcome: 'approved' }])
  expect(events.map((event) => event.kind)).toEqual(['waiting', 'waiting', 'ended'])
  const { state } = await page.done('complete')
  expect(state).toMatchObject({ step: 'signed-in', account: { by: 'approval' } })
  const again = await page.call('complete')
  expect(again).toMatchObject({ outcome: 'refused', code: 'step-over' })
  expect(await world.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
})
