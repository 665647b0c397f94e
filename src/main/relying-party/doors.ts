/** What the relying party does at each of its doors. The adapters call these; nothing else gets in. @module */
import type { z } from 'zod'
import type { Bytes } from '#protocol/bytes'
import type { ConsoleRoute, consoleRoutes } from '#protocol/console-http'
import type { DeviceProblemCode, DeviceRoute, deviceRoutes } from '#protocol/device-http'
import type { PublicKey } from '#protocol/fields'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import type { Why } from '#protocol/why'
import type { AttemptEvent } from '#protocol/attempt-event'
import type { PageProblemCode } from '#protocol/page-problems'
import type { PageRoute, pageRoutes } from '#protocol/page-http'
import type { Graph } from './graph/door.ts'
import type { ImportedTenant, ImportWish } from './tenant-file/import-decision.ts'

/** Who this instance is, for as long as its data folder lives. */
export interface Identity {
  /** `https://localhost:PORT`. */
  readonly origin: string
  /** The instance id, 16 bytes, base64url. */
  readonly instance: string
  readonly publicKey: PublicKey
  /** SHA-256 thumbprint of `publicKey`, base64url. */
  readonly thumbprint: string
  /** SHA-256 of the CA certificate (DER), base64url. */
  readonly certificateHash: string
}

/** What is known of the browser that asks. */
export interface Browser {
  /** The session cookie's value, 32 bytes, base64url. */
  readonly session?: string
  /** The page's own token, without which the cookie opens nothing. */
  readonly pageToken?: string
  /** What the OpenID provider's own session cookies open, of whichever tenants. */
  readonly openIdSessions?: readonly { readonly tenant: string; readonly session: string }[]
  /** The id of the interaction that this address was opened for, as its cookie has it. */
  readonly interaction?: string
  /** The known-browser cookie's value, 32 bytes, base64url. */
  readonly knownBrowser?: string
  /** The network address; a loopback one is never a source for limits. */
  readonly address: string
  readonly userAgent?: string
}

export type PageAnswer<T> =
  | {
      readonly outcome: 'done'
      readonly value: T
      /** New cookie values to set; `null` takes the session cookie back. */
      readonly session?: string | null
      readonly knownBrowser?: string
    }
  | { readonly outcome: 'refused'; readonly code: PageProblemCode; readonly retryAfterMs?: number }

export interface PageCall<R extends PageRoute> {
  /** A tenant's id or domain, as it stood in the path. */
  readonly tenant: string
  readonly browser: Browser
  readonly request: z.infer<(typeof pageRoutes)[R]['request']>
  /** The path's `:id` or `:uid`, where the route has one. */
  readonly id?: string
}

/** One verb a page route, and the event stream of the browser's open request. */
export type Pages = {
  readonly [R in PageRoute]: (
    call: PageCall<R>,
  ) => Promise<PageAnswer<z.infer<(typeof pageRoutes)[R]['response']>>>
}

export interface ConsoleCall<R extends ConsoleRoute> {
  readonly tenant: string
  readonly browser: Browser
  readonly request: z.infer<(typeof consoleRoutes)[R]['request']>
}

export type ConsoleAnswer<R extends ConsoleRoute> = PageAnswer<
  z.infer<(typeof consoleRoutes)[R]['response']>
>

/** One verb a console route. */
export type ConsolePages = {
  readonly [R in ConsoleRoute]: (call: ConsoleCall<R>) => Promise<ConsoleAnswer<R>>
}

export interface AttemptEvents {
  /**
   * Calls `listener` at once with where the browser's attempt stands and then with each change, the last one being
   * `ended`; the answer's value ends the subscription.
   */
  watch(
    tenant: string,
    browser: Browser,
    listener: (event: AttemptEvent) => void,
  ): Promise<PageAnswer<() => void>>
}

export type DeviceAnswer<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | {
      readonly outcome: 'refused'
      readonly code: DeviceProblemCode
      readonly retryAfterMs?: number
    }

/** One verb a device route. `request` is of the route's shape; its signatures are for the verb to verify. */
export type Devices = {
  readonly [R in DeviceRoute]: (
    request: z.infer<(typeof deviceRoutes)[R]['request']>,
    source: { readonly address: string },
  ) => Promise<DeviceAnswer<z.infer<(typeof deviceRoutes)[R]['response']>>>
}

/** What the socket adapter lends to one device connection. */
export interface DeviceSocket {
  /** The TLS exporter value of the connection, 32 bytes. */
  readonly exporter: Bytes
  readonly address: string
  send(frame: RelyingPartyFrame): void
  /** 1008 for what they sent, 1011 for us, 1001 when the relying party stops. */
  close(code: 1001 | 1008 | 1011): void
}

export interface DeviceConnection {
  /** Frames in order of arrival, one at a time: the next only after the promise of the last one settled. */
  receive(frame: DeviceFrame): Promise<void>
  /** Whether an account was proved: raises the limit of a frame and ends the five seconds. */
  readonly proved: boolean
  closed(): void
}

export interface DeviceConnections {
  open(socket: DeviceSocket): DeviceConnection
}

/** What the holder of the admin token may ask. */
export interface Administration {
  tenants(): Promise<
    readonly { readonly id: string; readonly name: string; readonly domain: string }[]
  >
  /** Rows of the audit log after sequence number `after`, oldest first, at most `limit`. */
  audit(after: number, limit: number): Promise<readonly AuditRow[]>
  /** Tenant by id or domain, user by id or name; undefined where either is not there. */
  why(tenant: string, user: string): Promise<Why | undefined>
  /** Recomputes the hash chain; the number of the first row that does not hold, or that all do. */
  checkAudit(): Promise<
    { readonly holds: true; readonly rows: number } | { readonly holds: false; readonly at: number }
  >
}

/** Whole tenants, out and in. */
export interface TenantFiles {
  /** The text of a tenant's file; undefined where there is no tenant of that id or domain. */
  exportTenant(name: string): Promise<string | undefined>
  /** `file`: parsed JSON, not believed yet. */
  importTenant(file: unknown, wish: ImportWish): Promise<ImportedTenant>
}

export interface AuditRow {
  readonly sequence: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly tenant: string | undefined
  readonly event: string
  /** Facts of the event: ids, names, reasons; never a secret. */
  readonly facts: Readonly<Record<string, string | number | boolean>>
  /** SHA-256 over the row before it and this row, base64url. */
  readonly hash: string
}

export interface Console {
  readonly pages: ConsolePages
  /** Where the console of a tenant (id or domain) opens, once, within a minute; undefined where there is no such tenant. */
  giveTicket(
    tenant: string,
  ): Promise<{ readonly url: string; readonly expiresInMs: number } | undefined>
}

export interface RelyingParty {
  readonly identity: Identity
  readonly pages: Pages
  readonly console: Console
  readonly events: AttemptEvents
  readonly devices: Devices
  readonly connections: DeviceConnections
  readonly administration: Administration
  readonly graph: Graph
  readonly tenantFiles: TenantFiles
  /** Ends what is open, writes the clean-stop record, closes the store. */
  stop(): Promise<void>
}
