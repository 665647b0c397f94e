/** What may stand behind the doors in tests of the doors alone: it agrees to all that is well formed. @module */
import { randomBytes } from 'node:crypto'
import type { RelyingParty } from '../../src/main/relying-party/doors'
import { graphRoutes } from '../../src/main/relying-party/graph/routes'
import type { RelyingPartyFrame } from '../../src/protocol/frames'
import { deviceRoutes } from '../../src/protocol/device-http'
import { consoleRoutes } from '../../src/protocol/console-http'
import { pageRoutes } from '../../src/protocol/page-http'

export const agreeingTenant = {
  id: '0b8f2c4e-7a1d-4f0e-9c3b-5d6a7e8f9012',
  name: 'Contoso',
  domain: 'contoso.com',
}

export function agreeingDoors(): Omit<RelyingParty, 'stop' | 'identity'> {
  const every = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, () => Promise.resolve(yes)]))
  return {
    pages: every(Object.keys(pageRoutes)) as unknown as RelyingParty['pages'],
    console: {
      pages: every(Object.keys(consoleRoutes)) as unknown as RelyingParty['console']['pages'],
      giveTicket: () =>
        Promise.resolve({ url: 'https://localhost:7443/contoso.com/console', expiresInMs: 60_000 }),
    },
    devices: every(Object.keys(deviceRoutes)) as unknown as RelyingParty['devices'],
    events: {
      watch(_tenant, _browser, listener) {
        listener({ kind: 'waiting', expiresInMs: 60_000, delivered: false })
        return Promise.resolve({ outcome: 'done', value: () => undefined })
      },
    },
    connections: {
      open(socket) {
        let proved = false
        return {
          get proved() {
            return proved
          },
          receive(frame) {
            if (frame.type === 'hello') socket.send(anyHello())
            if (frame.type === 'prove') {
              proved = true
              socket.send({ type: 'proved', dev: frame.dev, now: 1_800_000_000 })
            }
            return Promise.resolve()
          },
          closed: () => undefined,
        }
      },
    },
    administration: {
      tenants: () => Promise.resolve([agreeingTenant]),
      audit: () => Promise.resolve([]),
      why: () => Promise.resolve(undefined),
      checkAudit: () => Promise.resolve({ holds: true, rows: 0 }),
    },
    tenantFiles: {
      exportTenant: () => Promise.resolve('{}\n'),
      importTenant: () =>
        Promise.resolve({
          ...{ outcome: 'imported', tenant: agreeingTenant, users: 0, groups: 0, disabled: 0 },
        }),
    },
    graph: {
      routes: graphRoutes,
      callerOf: () => Promise.resolve(undefined),
      answer: () => Promise.resolve({ outcome: 'done', status: 200, value: {} }),
    },
  }
}

const yes = { outcome: 'done', value: {} } as const

function anyHello(): RelyingPartyFrame {
  return {
    type: 'hello',
    v: 1,
    features: [],
    rpi: randomBytes(16).toString('base64url'),
    sn: randomBytes(32).toString('base64url'),
    proof: randomBytes(64).toString('base64url'),
  }
}
