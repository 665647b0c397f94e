/** Hangs the relying party's doors into the HTTPS server: every route and the device sockets. @module */
import { createDispatcher } from '../relying-party/adapters/route-dispatch.ts'
import { createAdministrationRoutes } from '../relying-party/adapters/route-administration.ts'
import { createBrowserReader } from '../relying-party/adapters/route-browser.ts'
import { createDeviceRoutes } from '../relying-party/adapters/route-device.ts'
import { createDocumentRoutes } from '../relying-party/adapters/route-document.ts'
import { createEventRoute } from '../relying-party/adapters/route-events.ts'
import { createGraphRoutes } from '../relying-party/adapters/route-graph.ts'
import { createOpenIdRoutes, type OpenIdDoor } from '../relying-party/adapters/route-openid.ts'
import { createPollingRoute } from '../relying-party/adapters/route-polling.ts'
import { createConsoleRoutes } from '../relying-party/adapters/route-console.ts'
import { createPageRoutes } from '../relying-party/adapters/route-page.ts'
import { createRouteTable, type RouteTable } from '../relying-party/adapters/route-table.ts'
import { createTenantFileRoutes } from '../relying-party/adapters/route-tenant-file.ts'
import type { HttpServer } from '../relying-party/adapters/http-server.ts'
import type { PageAssets } from '../relying-party/adapters/page-assets.ts'
import { createRealtimeSockets } from '../relying-party/adapters/realtime-sockets.ts'
import type { RelyingParty } from '../relying-party/doors.ts'
import type { Log, Secret } from '../log.ts'

export interface Doors {
  readonly table: RouteTable
  /** Says goodbye to everybody; resolves when all are gone, whether they answered or not. */
  close(): Promise<void>
}

export function openDoors({
  server,
  relyingParty,
  openId,
  assets,
  adminToken,
  log,
}: {
  readonly server: HttpServer
  readonly relyingParty: Omit<RelyingParty, 'stop'>
  readonly openId: OpenIdDoor
  readonly assets: PageAssets
  readonly adminToken: Secret<string>
  readonly log: Log
}): Doors {
  const { identity, pages, console, events, devices, connections } = relyingParty
  const { administration, graph, tenantFiles } = relyingParty
  const place = { origin: identity.origin, adminToken: adminToken.reveal() }
  const browsers = createBrowserReader(identity.instance)
  const eventRoute = createEventRoute(events, browsers)
  const sockets = createRealtimeSockets({
    connections,
    place,
    onFault: (fault) => log.error('socket-fault', fault),
  })
  const table = createRouteTable([
    ...createDocumentRoutes(assets, () => administration.tenants()),
    ...createPageRoutes(pages, browsers),
    ...createConsoleRoutes(console, browsers),
    eventRoute.route,
    ...createDeviceRoutes(devices),
    createPollingRoute(sockets),
    ...createAdministrationRoutes(administration),
    ...createGraphRoutes(graph),
    ...createTenantFileRoutes(tenantFiles),
    ...createOpenIdRoutes(openId, (fault) => log.error('openid-fault', fault)),
  ])
  server.open({
    request: createDispatcher(
      table,
      place,
      (reference, fault) => log.error('request-fault', fault, { reference }),
      openId.refuse,
    ),
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
  })
  return {
    table,
    async close() {
      server.close()
      eventRoute.close()
      await sockets.close()
      server.end()
    },
  }
}
