/** T6: from the challenge's frame until the request is painted in a window made for it, in a warm app. @module */
import { once } from 'node:events'
import { createServer } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { aCertificate } from './certificate.ts'
import type { DesktopPlace } from './desktop/desktop-place.ts'
import { isPage, isReady, startApp, type StartedApp } from './desktop/start-app.ts'
import type { Ratio } from './figures.ts'
import { quantile } from './load.ts'

/** A browser that an account knows may ask for ten within ten minutes. */
const perAccount = 10
/** The probe closes a window 300 ms after it was painted. */
const goneMs = 600

export async function measurePrompt(
  quick: boolean,
  place: DesktopPlace,
): Promise<readonly Ratio[]> {
  await using server = await aFloorServer()
  const common = { env: place.env, selector: 'input', closesWindows: true }
  const { url, cert } = server
  const switches = ['--in-the-tray']
  const floor = `prompt,${url},${Buffer.from(cert).toString('base64url')}`
  await using bare = startApp({ ...common, program: { floor } })
  await using product = startApp({ ...common, switches, program: { data: place.data } })
  await Promise.all([bare.until(isReady), product.until(isReady)])

  const rounds: { floor: number; product: number }[] = []
  const count = quick ? 3 : place.pages.length * perAccount
  for (let i = 0; i < count; i++) {
    const asking = place.pages[i % place.pages.length]
    if (asking === undefined) throw new Error('there is no account')
    const floorTime = async () => {
      const time = await painted(bare, () => {
        server.send()
      })
      await wait(goneMs)
      return time
    }
    const productTime = async () => {
      const time = await painted(product, () => asking.page.startApproval(asking.name))
      await asking.page.ask('restart')
      await wait(goneMs)
      return time
    }
    // Each alone: while one is measured the other's window has gone, and neither always comes first.
    if (i % 2 === 0) rounds.push({ floor: await floorTime(), product: await productTime() })
    else rounds.push({ product: await productTime(), floor: await floorTime() })
  }
  // The first of each warms the app up.
  const warm = rounds.slice(1)
  const part = (kind: 'floor' | 'product', q: number) =>
    quantile(
      warm.map((each) => each[kind]),
      q,
    )
  const p99 = { floor: part('floor', 0.99), product: part('product', 0.99) }
  const what = 'challenge frame to painted prompt'
  return [
    {
      ...{ id: 'T6', what: `${what}, p50`, unit: 'ms', rounds: warm },
      target: { kind: 'at most', ratio: 1.3 },
    },
    {
      ...{ id: 'T6', what: `${what}, p99`, unit: 'ms', rounds: [p99] },
      target: { kind: 'at most', ratio: 1.6 },
      beside: `of ${warm.length} requests`,
    },
  ]
}

async function painted(app: StartedApp, ask: () => unknown): Promise<number> {
  const from = app.told()
  await ask()
  const { frameAt, shown } = await app.until(isPage, from)
  return shown - frameAt
}

async function aFloorServer() {
  const { cert, key } = await aCertificate()
  const server = createServer({ cert, key })
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    ...{ cert, url: `wss://localhost:${address.port}` },
    send() {
      for (const socket of sockets.clients) socket.send('x'.repeat(1500))
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}
