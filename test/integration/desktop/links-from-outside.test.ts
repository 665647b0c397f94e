/** Whatever a link from outside says, nothing is asked of anybody before the person consents. @module */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { encodeEnrollmentLink } from '#protocol/links'
import { linkAmong } from '../../../src/main/shell/deep-links.ts'
import { craftedStarts } from '../../support/crafted-starts.ts'
import { aDesktopWorld } from '../../support/desktop-world.ts'
import { seed } from '../../support/sizes.ts'
import { link } from '../../support/wire/values.ts'

test('E8 a link opens the first consent and connects to nobody before it is given', async () => {
  await using listening = await aListener()
  await using world = await aDesktopWorld()
  const { desktop } = world
  const own = { ...link, rp: `https://localhost:${listening.port}` }
  const steps = new Map<string, number>()
  const starts = craftedStarts(own, 1000, seed)
  for (const args of starts) {
    const found = linkAmong(args)
    if (found === undefined) continue
    desktop.openLink(found)
    // What it leads to without a click is there in the same turn or the next few.
    for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate)
    const { enrollment } = desktop.authenticatorState()
    const step = enrollment?.step ?? 'nothing'
    expect(['connect', 'failed'], found).toContain(step)
    if (enrollment?.step === 'connect') expect(enrollment.host).toBe('localhost')
    steps.set(step, (steps.get(step) ?? 0) + 1)
  }
  expect(steps.get('connect')).toBeGreaterThan(50)
  expect(listening.connections()).toBe(0)
  expect(desktop.authenticatorState().accounts).toEqual([])
  expect(world.shown.has('authenticator')).toBe(true)
  const opened = [...steps].map(([step, times]) => `${times} ${step}`).join(', ')
  console.log(`FIGURE E8 ${starts.length} starts: ${opened}, 0 connections before consent`)

  // With the click it is asked: the count above counts.
  desktop.openLink(encodeEnrollmentLink(own))
  await world.until('the first consent', ({ enrollment }) => enrollment?.step === 'connect')
  const asked = listening.next()
  await desktop.authenticator.connectEnrollment()
  await asked
  expect(listening.connections()).toBeGreaterThan(0)
}, 60_000)

/** Counts who comes, and sends them away. */
async function aListener() {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    next: () => once(server, 'connection'),
    async [Symbol.asyncDispose]() {
      await once(server.close(), 'close')
    },
  }
}
