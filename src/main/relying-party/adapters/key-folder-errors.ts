/** Why the data folder cannot be used. @module */

export type KeyFolderErrorCode =
  /** Another process runs on it; `holder` where it can be told. */
  | 'FOLDER_TAKEN'
  /** It belongs to another person. */
  | 'FOLDER_FOREIGN'
  /** It cannot be made, read or written. */
  | 'FOLDER_UNUSABLE'
  | 'DISK_FULL'
  /** A file of it is missing or not what was written; `file` says which. */
  | 'KEYS_DAMAGED'
  /** The folder's issuer bears another port than the one asked for. */
  | 'PORT_MOVED'

export class KeyFolderError extends Error {
  override readonly name = 'KeyFolderError'
  readonly code: KeyFolderErrorCode
  readonly file: string | undefined
  readonly holder: number | undefined
  readonly port: number | undefined
  constructor(
    code: KeyFolderErrorCode,
    facts: { readonly file?: string; readonly holder?: number; readonly port?: number } = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.code = code
    this.file = facts.file
    this.holder = facts.holder
    this.port = facts.port
  }
}

/** A file system's error in the folder's own words. */
export function toKeyFolderError(cause: unknown, file: string): KeyFolderError {
  if (cause instanceof KeyFolderError) return cause
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  return new KeyFolderError(full ? 'DISK_FULL' : 'FOLDER_UNUSABLE', { file }, { cause })
}
