/** What the relying party's process and the app that started it say over the process's own port. @module */
import { z } from 'zod'
import { displayText, origin, tenantId } from './fields.ts'

const port = z.int().min(1).max(65_535)

/** It stands. The token goes this way because stdout is read by whoever started the app. */
const ready = z.strictObject({
  event: z.literal('ready'),
  origin,
  /** The certificate of its authority, PEM. */
  authority: z.string().startsWith('-----BEGIN CERTIFICATE-----').max(8_192),
  adminToken: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  tenants: z
    .array(z.strictObject({ id: tenantId, name: displayText(128), domain: z.string().max(253) }))
    .max(10_000),
})

/** It gives up, and why in its own words. It ends when it is told to, or by itself soon after. */
const notStarted = z.strictObject({
  event: z.literal('not-started'),
  code: z.string().regex(/^[A-Z][A-Z_]{1,63}$/),
  sentence: z.string().min(1).max(4_096),
  /** Where the port is what stands in the way. */
  port: port.optional(),
  /** The port belongs to accounts already: another one is a move, not a choice. */
  settled: z.boolean().optional(),
  /** The program there: `nginx (123)`. */
  holder: z.string().max(256).optional(),
  /** Another person of this computer, whose program it is. */
  person: z.string().max(256).optional(),
})

export const relyingPartyMessage = z.discriminatedUnion('event', [ready, notStarted])
export type RelyingPartyMessage = z.infer<typeof relyingPartyMessage>
export type ReadyMessage = z.infer<typeof ready>
export type NotStartedMessage = z.infer<typeof notStarted>

const asked = z.int().min(1)

/** Where a tenant's console opens, once, within a minute: only to whoever asked for it. */
export const consoleLink = z.strictObject({
  event: z.literal('console-link'),
  /** The number of the question. */
  asked,
  /** Absent where there is no such tenant. */
  url: z.string().startsWith('https://localhost:').max(1_024).optional(),
})
export type ConsoleLink = z.infer<typeof consoleLink>

/** What the app says: a person of this computer wants to administer a tenant, by its id or domain. */
export const consoleRequest = z.strictObject({
  event: z.literal('console'),
  asked,
  tenant: z.string().min(1).max(253),
})
export type ConsoleRequest = z.infer<typeof consoleRequest>

/** What the app says: end, and end well. */
export const stopRequest = z.strictObject({ event: z.literal('stop') })
export type StopRequest = z.infer<typeof stopRequest>
