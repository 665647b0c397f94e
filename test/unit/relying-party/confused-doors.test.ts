/** A signature made for one door opens no other. @module */
import { expect, test } from 'vitest'
import type { DeviceRoute } from '#protocol/device-http'
import { aReadyDevice, readOffer, seconds } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'
import { createSoftwareDevice } from '../../support/software-device'

const name = 'balas@contoso.com'
const source = { address: '127.0.0.1' }

test('A6 each signed statement is good at its own door alone', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const ready = await aReadyDevice(world, page)
  const { link } = await page.done('invite')
  const { names, code } = await readOffer(world, link)
  const iat = seconds(world)
  const stranger = aBrowser(world)
  let { transaction } = await stranger.ask(name)
  const { device, dev } = ready
  const statements = {
    prepare: createSoftwareDevice().enrollmentRequest(names, code, iat),
    confirm: device.enrollmentConfirmation(names, dev, iat),
    credentialOptions: device.credentialRequest(names, dev, iat),
    denial: device.denial(ready.challenge(), 'declined', iat),
    removal: device.removalRequest(names, dev, { what: 'device' }, iat),
  }
  type Door = keyof typeof statements

  /** Whether `door` does what it is for when it is handed `jws`. */
  async function opens(door: Door, jws: string): Promise<boolean> {
    if (door === 'denial') {
      ready.frames.length = 0
      await ready.send({ type: 'deny', txn: transaction, jws })
      return ready.verdicts().some((verdict) => verdict.outcome === 'denied')
    }
    const route: Exclude<Door, 'denial'> & DeviceRoute = door
    const answer = await world.relyingParty.devices[route]({ jws }, source)
    return answer.outcome === 'done'
  }

  const doors = Object.keys(statements) as Door[]
  let refused = 0
  for (const door of doors) {
    for (const made of doors) {
      if (door !== made && !(await opens(door, statements[made]))) refused++
    }
  }
  figure('A6', `${refused}/20 off-diagonal cells refused at the doors`)
  expect(refused).toBe(20)
  // Nothing came of any of it, and each still opens its own.
  const attempt = await world.needs.store.find.attempt(contosoTenant().id, transaction)
  expect(attempt?.state).toBe('pending')
  for (const door of doors.filter((one) => one !== 'removal')) {
    if (door === 'denial') await askAgain()
    expect(await opens(door, statements[door])).toBe(true)
  }
  expect(await opens('removal', statements.removal)).toBe(true)

  /** After three answers that did not hold, no further one to that request is looked at. */
  async function askAgain(): Promise<void> {
    await ready.send({ type: 'deny', txn: transaction, jws: statements.denial })
    expect(ready.frames.at(-1)).toEqual({ type: 'problem', code: 'too-many', txn: transaction })
    await stranger.done('restart')
    ;({ transaction } = await stranger.ask(name))
    statements.denial = device.denial(ready.challenge(), 'declined', iat)
  }
})
