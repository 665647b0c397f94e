/** A device's signed request: which device, and whether it is really by it. @module */
import { toBase64url } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import type { DeviceProblemCode } from '#protocol/device-http'
import type { Statement } from '#protocol/jws'
import { thumbprintBytes } from '#protocol/public-key'
import type { PublicKey } from '#protocol/fields'
import type { Context } from './context.ts'
import type { Crypto } from './ports.ts'
import type { DeviceRecord } from './records.ts'
import { keyOf, readStatement } from './statements.ts'

export const refusedDevice = (code: DeviceProblemCode) => ({ outcome: 'refused', code }) as const

/** What every statement of a device names. */
interface Named {
  readonly rpi: string
  readonly iss: string
  readonly tid: string
}

/** Whether a statement was made for this relying party and names one tenant in two ways alike. */
export function checkNames(
  { identity, statements }: Pick<Context, 'identity' | 'statements'>,
  { rpi, iss, tid }: Named,
): boolean {
  return rpi === identity.instance && iss === statements.issuer(tid)
}

export function thumbprintOf(crypto: Pick<Crypto, 'sha256'>, key: PublicKey): string {
  return toBase64url(crypto.sha256(thumbprintBytes(key)))
}

/** The enrolment, removed or not, whose device key signed `jws`. */
export async function findSigner<T extends Canonical & Named & { readonly dev: string }>(
  { store, crypto }: Pick<Context, 'store' | 'crypto'>,
  statement: Statement<T>,
  jws: string,
): Promise<
  | ReturnType<typeof refusedDevice>
  | { readonly outcome: 'found'; readonly device: DeviceRecord; readonly payload: T }
> {
  const parsed = readStatement(statement, jws)
  if (parsed === undefined) return refusedDevice('invalid')
  const device = await store.find.device(parsed.payload.tid, parsed.payload.dev)
  if (device === undefined) return refusedDevice('enrollment-unknown')
  const isBy =
    parsed.kid === device.thumbprint &&
    crypto.verify(keyOf(device), parsed.signed, parsed.signature)
  return isBy ? { outcome: 'found', device, payload: parsed.payload } : refusedDevice('invalid')
}
