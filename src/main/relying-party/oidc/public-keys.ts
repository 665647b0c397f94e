/** The public half of a signing key, as key sets have it. @module */
import type { SigningKey } from './signing-keys.ts'

export function publicJwk({ kid, publicKey }: SigningKey): Readonly<Record<string, unknown>> {
  return { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }
}
