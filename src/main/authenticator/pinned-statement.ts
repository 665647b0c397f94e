/** A statement by the relying party that an account pinned, about that account: believed only after this. @module */
import type { Canonical } from '#protocol/canonical'
import { ProtocolError } from '#protocol/errors'
import { parseStatement, type ParsedStatement, type Statement } from '#protocol/jws'
import { AuthenticatorError } from './errors.ts'
import { thumbprint, verifies } from './key-pair.ts'
import type { ActiveAccount } from './vault-state.ts'

interface Names {
  readonly rpi: string
  readonly iss: string
  readonly tid: string
  readonly dev: string
}

/** What it states. Throws `STATEMENT_REFUSED` where form, signature or names do not hold. */
export function checkPinned<T extends Canonical & Names>(
  account: ActiveAccount,
  statement: Statement<T>,
  text: string,
): T {
  const { kid, payload, signed, signature } = parse(account, statement, text)
  const { publicKey, instance } = account.relyingParty
  const holds =
    kid === thumbprint(publicKey) &&
    verifies(publicKey, signed, signature) &&
    payload.rpi === instance &&
    payload.iss === account.issuer &&
    payload.tid === account.tenant.id &&
    payload.dev === account.dev
  if (!holds) throw refused(account)
  return payload
}

function parse<T extends Canonical>(
  account: ActiveAccount,
  statement: Statement<T>,
  text: string,
): ParsedStatement<T> {
  try {
    return parseStatement(statement, text)
  } catch (error) {
    if (error instanceof ProtocolError) throw refused(account)
    throw error
  }
}

function refused(account: ActiveAccount): AuthenticatorError {
  return new AuthenticatorError(
    'STATEMENT_REFUSED',
    'The relying party of this account did not sign this for this device.',
    { accountId: account.id },
  )
}
