/** How a socket finds this machine's own relying party: loopback addresses only, no name service, TLS 1.3. @module */
import { X509Certificate } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import { toDisplayText } from '#protocol/display-text'
import type { Unreachable } from '../ports.ts'

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const

/** `localhost` is these two addresses, whatever a name service says. */
const lookup: LookupFunction = (_name, options, done) => {
  if (options.all === true) done(null, [...loopback])
  else done(null, loopback[0].address, loopback[0].family)
}

/** Where `origin` is and how it is spoken to; whom to believe is added by the caller. */
export function toLoopback(origin: string) {
  return {
    host: 'localhost',
    port: Number(new URL(origin).port || 443),
    servername: 'localhost',
    minVersion: 'TLSv1.3',
    autoSelectFamily: true,
    lookup,
  } as const
}

/** The one trust anchor, as TLS takes it. */
export function toTrustAnchor(certificate: Uint8Array): string {
  return new X509Certificate(certificate).toString()
}

/** What a failed connection means to a person. */
export function toUnreachable(error: unknown): Unreachable {
  const codes = codesOf(error)
  if (codes.some((code) => refusedCodes.has(code))) return 'refused'
  if (codes.some((code) => code === 'ETIMEDOUT' || code === 'ABORT_ERR')) return 'timeout'
  if (codes.some((code) => certificateCode.test(code))) return 'impostor'
  return 'unclear'
}

/** A failed connection in one line, for the log. */
export function describeFailure(error: unknown): string {
  const text = [...codesOf(error), error instanceof Error ? error.message : ''].join(' ')
  return toDisplayText(text, 200)
}

const refusedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
])

// OpenSSL's verification results as Node names them, and what else a handshake with a stranger ends with.
const certificateCode =
  /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_|PATH_|PERMITTED_|EXCLUDED_|ERROR_IN_)/

function codesOf(error: unknown): readonly string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf)
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [...own, ...codesOf(error.cause)]
}
