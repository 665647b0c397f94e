/** A relying party that dies under many devices and comes back: they return spread out, and what is asked then ends. @module */
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { deviceProofInput } from '#protocol/connection'
import { createSocketOpener } from '../../src/main/authenticator/adapters/relying-party-socket.ts'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock.ts'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random.ts'
import { keepConnected, type Connection } from '../../src/main/authenticator/connection.ts'
import { createMemoryStore } from '../../src/main/relying-party/adapters/memory-store.ts'
import { createNodeClock } from '../../src/main/relying-party/adapters/node-clock.ts'
import { createRealtimeSockets } from '../../src/main/relying-party/adapters/realtime-sockets.ts'
import { loadTenant, putAccounts } from '../bench/load-accounts.ts'
import { anAuthority } from '../support/authority.ts'
import { aBrowser } from '../support/page-browser.ts'
import { aWorld } from '../support/relying-party-world.ts'
import { sampleAccount } from '../support/sample-account.ts'
import { runs } from '../support/sizes.ts'
import { createSoftwareKey, createKeyPair } from '../support/software-device.ts'

const devices = runs({ commit: 200, full: 500 })

test('C7 all devices are back after their relying party died, spread out, and what was asked arrives', async () => {
  const accounts = Array.from({ length: devices }, (_, index) => {
    const credential = createKeyPair()
    return {
      name: `load${String(index)}@${loadTenant.domain}`,
      dev: toBase64url(randomBytes(16)),
      deviceKey: createSoftwareKey(createKeyPair()),
      credentialKey: createSoftwareKey(credential).publicKey,
      credentialId: createHash('sha256').update(credential.publicKey).digest('base64url'),
    }
  })
  const world = await aWorld({
    clock: createNodeClock(),
    open(decisions) {
      const store = createMemoryStore({ ...decisions, putAccounts })
      void store.decide('putAccounts', { at: Date.now(), accounts })
      return store
    },
  })
  const authority = await anAuthority()
  const identity = await authority.issue()
  const arrivals: number[] = []
  const open = new Set<Duplex>()
  let port = 0
  async function listen(): Promise<Server> {
    const server = createServer({ ...identity, minVersion: 'TLSv1.3' })
    server.on('connection', (socket) => {
      arrivals.push(performance.now())
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    })
    await once(server.listen(port, '127.0.0.1'), 'listening')
    port = (server.address() as AddressInfo).port
    const sockets = createRealtimeSockets({
      connections: world.relyingParty.connections,
      place: { origin: `https://localhost:${String(port)}`, adminToken: '' },
      onFault: (fault) => console.error(fault),
    })
    server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
    return server
  }
  let server = await listen()

  const relyingParty = {
    origin: `https://localhost:${String(port)}`,
    instance: world.identity.instance,
    publicKey: world.identity.publicKey,
    certificateHash: authority.hash,
    certificate: toBase64url(authority.certificate),
  }
  const issuer = `${world.identity.origin}/${loadTenant.id}/v2.0`
  const asked = new Set<string>()
  /** How long each waits before it tries again, in the order in which they lost it. */
  const waits: number[] = []
  let proved = 0
  const untilAllAreProved = () =>
    expect.poll(() => proved, { timeout: 60_000, interval: 100 }).toBe(devices)
  const connections: Connection[] = accounts.map(({ dev, deviceKey }, index) => {
    const account = { ...sampleAccount, id: String(index), relyingParty, issuer, dev }
    return keepConnected(relyingParty, {
      clock: systemClock,
      random: systemRandom,
      sockets: createSocketOpener({ clock: systemClock, random: systemRandom }),
      accounts: () => [account],
      prove: (_id, transcript) =>
        Promise.resolve(deviceKey.sign(deviceProofInput(transcript, { iss: issuer, dev }))),
      changed(state) {
        if (state.state === 'offline' && state.retryAt !== undefined)
          waits.push(state.retryAt - systemClock.monotonic())
      },
      proved: () => {
        proved++
      },
      timeTold: () => undefined,
      received(frame) {
        if (frame.type === 'challenge') asked.add(dev)
      },
      failed: (error) => {
        throw error
      },
    })
  })
  for (const connection of connections) connection.refresh()
  await untilAllAreProved()

  proved = 0
  server.close()
  for (const socket of open) socket.destroy()
  await once(server, 'close')
  await expect.poll(() => waits.length).toBeGreaterThanOrEqual(devices)
  const firstWaits = waits.slice(0, devices).sort((a, b) => a - b)
  expect(firstWaits[devices / 10]).toBeLessThan(100)
  expect(firstWaits[(devices * 9) / 10]).toBeGreaterThan(400)
  arrivals.length = 0
  const died = performance.now()
  // Asked while nobody is there: it is to reach each of them when it is back.
  const waiting = accounts.slice(0, 50)
  const pages = await Promise.all(
    waiting.map(async ({ name }) => {
      const page = aBrowser(world, loadTenant.domain)
      await page.ask(name)
      return page
    }),
  )
  server = await listen()
  await untilAllAreProved()
  const back = performance.now() - died
  const perSecond = Math.max(
    ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1000).length),
  )
  await expect.poll(() => asked.size).toBe(waiting.length)
  for (const page of pages) await page.done('restart')
  const rows = await world.needs.store.find.audit(0, 10_000)
  const ended = rows.filter(({ event }) => event === 'attempt-withdrawn').length
  expect(ended).toBe(waiting.length)
  expect(back).toBeLessThan(60_000)
  console.log(
    `FIGURE C7 ${String(devices)} devices back ${(back / 1000).toFixed(1)} s after their relying party died, at most ${String(perSecond)} connections in a second; ${String(waiting.length)} requests asked meanwhile, ${String(waiting.length - ended)} without an end`,
  )
  await Promise.all(connections.map((connection) => connection.stop()))
  server.closeAllConnections()
  for (const socket of open) socket.destroy()
  server.close()
}, 120_000)
