/** What the relying party says under its own key, and how it is called in it. @module */
import { utf8 } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import {
  finishStatement,
  parseStatement,
  statementInput,
  type ParsedStatement,
  type Statement,
} from '#protocol/jws'
import { ProtocolError } from '#protocol/errors'
import type { PublicKey } from '#protocol/fields'
import type { Verdict } from '#protocol/verdict'
import { verdictStatement } from '#protocol/verdict'
import { revocationStatement, type RevocationSubject } from '#protocol/revocation'
import type { Identity } from './doors.ts'
import type { Signer } from './ports.ts'
import type { DeviceRecord } from './records.ts'

export interface Statements {
  /** The members that every statement to a device of `tenant` begins with. */
  names(tenant: string): {
    readonly v: 1
    readonly rpi: string
    readonly iss: string
    readonly tid: string
  }
  issuer(tenant: string): string
  /** The tenant's id in one of our issuers; undefined for any other. */
  tenantOf(issuer: string): string | undefined
  sign<T extends Canonical>(statement: Statement<T>, payload: T): string
  verdict(
    of: { tenant: string; device: string; attempt: string },
    verdict: Verdict,
    at: number,
  ): string
  revocation(device: DeviceRecord, subject: RevocationSubject, at: number): string
}

/** `now`, epoch milliseconds, as statements say it. */
export const toSeconds = (now: number): number => Math.floor(now / 1000)

export function createStatements(
  { origin, instance, thumbprint }: Identity,
  signer: Signer,
): Statements {
  const issuer = (tenant: string) => `${origin}/${tenant}/v2.0`
  const names = (tenant: string) =>
    ({ v: 1, rpi: instance, iss: issuer(tenant), tid: tenant }) as const
  const sign = <T extends Canonical>(statement: Statement<T>, payload: T) => {
    const input = statementInput(statement, thumbprint, payload)
    return finishStatement(input, signer.sign(utf8(input)))
  }
  return {
    names,
    issuer,
    tenantOf(text) {
      const tenant = text.slice(origin.length + 1, -'/v2.0'.length)
      return text === issuer(tenant) ? tenant : undefined
    },
    sign,
    verdict: ({ tenant, device, attempt }, verdict, at) =>
      sign(verdictStatement, {
        ...names(tenant),
        dev: device,
        txn: attempt,
        verdict,
        iat: toSeconds(at),
      }),
    revocation: ({ tenant, id, removedBy }, subject, at) =>
      sign(revocationStatement, {
        ...names(tenant),
        dev: id,
        subject,
        reason: removedBy === '' ? 'by-device' : removedBy,
        iat: toSeconds(at),
      }),
  }
}

/** The parts of a statement, or undefined where it is not exactly one of that kind. */
export function readStatement<T extends Canonical>(
  statement: Statement<T>,
  text: string,
): ParsedStatement<T> | undefined {
  return unlessMalformed(() => parseStatement(statement, text))
}

/** What `read` reads; undefined where the protocol's parsers refuse it. */
export function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}

/** The public key of a record that bears one. */
export function keyOf({ keyX, keyY }: { readonly keyX: string; readonly keyY: string }): PublicKey {
  return { kty: 'EC', crv: 'P-256', x: keyX, y: keyY }
}
