/** What the relying party's program says to the person who runs it. @module */
import type { ConfigErrorCode } from '../config.ts'
import type { HttpServerErrorCode } from '../relying-party/adapters/http-server-errors.ts'
import type { KeyFolderErrorCode } from '../relying-party/adapters/key-folder-errors.ts'
import type { FileMistake } from '../relying-party/tenant-file/file-mistake.ts'
import type { RelyingPartyErrorCode } from '../relying-party/errors.ts'

/** Every way in which the program ends before it has begun. */
export type StopCode =
  | ConfigErrorCode
  | HttpServerErrorCode
  | KeyFolderErrorCode
  | RelyingPartyErrorCode
  | 'PAGES_MISSING'
  | 'INTERNAL'

/** What a sentence may name; absent where it is not known or not meant. */
export interface StopFacts {
  readonly argument?: string
  readonly folder?: string
  readonly file?: string
  readonly port?: number
  readonly address?: string
  /** `nginx (123)`, or a process number. */
  readonly holder?: string
  /** Whose it is, where the system tells no more. */
  readonly person?: string
  /** Accounts know the relying party by the port already. */
  readonly settled?: boolean
}

export interface Words {
  readonly usage: string
  /** What happened, what was kept, what to do. */
  readonly stopped: Readonly<Record<StopCode, (facts: StopFacts) => string>>
  readonly nothingHere: (folder: string) => string
  readonly samplesReset: (folder: string) => string
  readonly tenantUnknown: (tenant: string) => string
  readonly legacyPolicyOn: (tenant: string) => string
  readonly legacyPolicyOff: (tenant: string) => string
  readonly tenantFile: {
    readonly exported: (tenant: string, file: string) => string
    readonly notWritten: (file: string) => string
    readonly notRead: (file: string) => string
    /** How many passwords were hashed, of how many. */
    readonly progress: (done: string, of: string) => string
    readonly imported: (tenant: string, users: string) => string
    /** Those who are not in the file. */
    readonly disabled: (users: string) => string
    readonly refused: (file: string, place: string, mistake: string) => string
    readonly mistakes: Readonly<Record<FileMistake['kind'], string>>
  }
  readonly trust: {
    /** What trusting the authority allows, said before anything is done. */
    readonly allows: (name: string, fingerprint: string) => string
    readonly wayBack: string
    readonly places: {
      readonly system: string
      readonly person: string
      readonly firefox: (profile: string) => string
    }
    readonly installed: (place: string) => string
    readonly alreadyThere: (place: string) => string
    readonly removed: (place: string) => string
    readonly trusted: (place: string) => string
    readonly notTrusted: (place: string) => string
    /** The line that somebody with the rights has to run. */
    readonly runThis: (place: string, line: string) => string
    readonly toolMissing: (place: string, line: string) => string
    readonly failed: (place: string, reason: string) => string
  }
}
