/** Requests that begin within one millisecond, as scripts begin them. @module */
import { expect, test } from 'vitest'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'

const name = 'balas@contoso.com'

test('B4 a request that waits is not hidden by one that was approved in the millisecond it began', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  // Ids are random, and so is which of the two lies first in the store.
  for (let round = 0; round < 12; round++) {
    await forgetLimits(world)
    const { number } = await aBrowser(world).ask(name)
    await device.approve(number)
    await aBrowser(world).ask(name)
    const third = aBrowser(world)
    await third.done('begin', { name })
    expect(await third.call('approval')).toMatchObject({ code: 'request-pending' })
    world.clock.advance(3_600_000)
  }
})
