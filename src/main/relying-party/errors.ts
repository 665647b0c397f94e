/** The faults of the relying party: broken promises, never what a correct device or page meets every day. @module */

export type RelyingPartyErrorCode =
  /** Nothing of the decision was stored: the disk is full, or writing to it fails. */
  | 'NOT_STORED'
  /** The database cannot be read whole. The file is kept as it is. */
  | 'DATABASE_DAMAGED'
  /** A later version of this program wrote the database. The file is kept as it is. */
  | 'DATABASE_NEWER'
  /** The file is no database of this program, or belongs to another instance. It is kept as it is. */
  | 'DATABASE_FOREIGN'
  /** Another process holds the database. */
  | 'DATABASE_BUSY'
  /** The store was closed. */
  | 'STORE_CLOSED'

/** Says what broke; `file` where a person must look at one. Never a secret, never what was read. */
export class RelyingPartyError extends Error {
  override readonly name = 'RelyingPartyError'
  readonly code: RelyingPartyErrorCode
  readonly file: string | undefined
  constructor(
    code: RelyingPartyErrorCode,
    message: string,
    options?: ErrorOptions & { readonly file?: string },
  ) {
    super(message, options)
    this.code = code
    this.file = options?.file
  }
}
