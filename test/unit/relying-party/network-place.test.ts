/** What addresses tell of two ends, and what they do not. @module */
import { expect, test } from 'vitest'
import {
  isLoopback,
  isSameNetwork,
  toShownAddress,
} from '../../../src/main/relying-party/network-place'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { putSettings } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { readChallenge } from '../../support/software-device'

test.each<[string, string, boolean | undefined]>([
  ['127.0.0.1', '::1', true],
  ['::ffff:127.0.0.1', '127.0.0.9', true],
  ['127.0.0.1', '192.168.1.5', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['192.168.1.5', '::ffff:192.168.1.77', true],
  ['192.168.1.5', '192.168.2.5', false],
  ['10.0.0.1', '10.0.0.2', true],
  ['172.20.3.1', '172.20.3.200', true],
  ['172.32.3.1', '172.32.3.200', false],
  ['2001:db8::1', '2001:DB8:0:0:ffff::2', true],
  ['2001:db8::1', '2001:db8:0:1::1', false],
  ['fe80::1', 'fe80::2', true],
  ['2001:db8::1', '192.168.1.5', false],
  ['2001:db8::1::2', '2001:db8::3', false],
  ['', '127.0.0.1', undefined],
  ['192.168.1.5', 'somewhere', undefined],
])('B7 %s and %s on one network: %s', (browser, device, expected) => {
  expect(isSameNetwork(browser, device)).toBe(expected)
  expect(isSameNetwork(device, browser)).toBe(expected)
})

test('B7 an address is shown as one, or not at all', () => {
  expect(toShownAddress('::FFFF:192.0.2.7')).toBe('192.0.2.7')
  expect(toShownAddress('FE80::1')).toBe('fe80::1')
  expect(toShownAddress('localhost')).toBeUndefined()
  expect([isLoopback('::1'), isLoopback('127.8.9.1'), isLoopback('128.0.0.1')]).toEqual([
    ...[true, true, false],
  ])
})

test('B7 whether it is the same network is said while the device is connected, and not after', async () => {
  const name = 'balas@contoso.com'
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  await putSettings(world, {}, { pendingRequest: 'replace' })
  const page = aBrowser(world)
  await page.ask(name)
  const { ctx } = readChallenge(device.challenge())
  expect(ctx).toMatchObject({ sameDevice: true, sameNetwork: true })
  expect(ctx).not.toHaveProperty('place')
  device.connection.closed()
  const { state } = await page.done('approval')
  if (state.step !== 'approval') throw new Error(state.step)
  const [request] = await world.needs.store.find.requestsOf(
    readChallenge(device.challenge()).tid,
    state.request.transaction,
  )
  expect(readChallenge(request?.challenge ?? '').ctx).not.toHaveProperty('sameNetwork')
})
