/** An answer that is lost on its way harms nobody: who asks again goes on, and nobody else. @module */
import { expect, test } from 'vitest'
import { enrollmentReplyStatement } from '#protocol/enrollment'
import { parseStatement } from '#protocol/jws'
import { readOffer, valueOf } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { aWorld } from '../../support/relying-party-world'
import { createSoftwareDevice } from '../../support/software-device'

const source = { address: '127.0.0.1' }

test('X7 a device whose enrolment was prepared and not answered goes on with the same link', async () => {
  const world = await aWorld()
  const { devices } = world.relyingParty
  const page = aBrowser(world)
  await page.signInByPassword('balas@contoso.com')
  const { link } = await page.done('invite')
  const iat = Math.floor(world.clock.now() / 1000)
  const device = createSoftwareDevice()
  const { names, code } = await readOffer(world, link)
  const jws = device.enrollmentRequest(names, code, iat)
  const first = valueOf(await devices.prepare({ jws }, source))

  await readOffer(world, link)
  const again = valueOf(await devices.prepare({ jws }, source))
  const { dev } = parseStatement(enrollmentReplyStatement, again.jws).payload
  expect(dev).toBe(parseStatement(enrollmentReplyStatement, first.jws).payload.dev)
  const other = createSoftwareDevice().enrollmentRequest(names, code, iat)
  expect(await devices.prepare({ jws: other }, source)).toMatchObject({ code: 'code-used' })

  const confirmation = device.enrollmentConfirmation(names, dev, iat)
  valueOf(await devices.confirm({ jws: confirmation }, source))
  expect(await devices.offer({ code }, source)).toMatchObject({ code: 'code-used' })
})
