/** What can be wrong with a tenant's file, and where. @module */
import type { Mistake } from '#protocol/mistakes'

export interface FileMistake {
  readonly kind:
    | Mistake['kind']
    /** It stands in the file twice. */
    | 'duplicate'
    /** It names what the file does not have. */
    | 'unknown-name'
    /** It belongs to another tenant, or to somebody who is not in the file. */
    | 'taken'
    /** A policy of more than 20 KB. */
    | 'too-large'
    /** A password that nobody may choose. */
    | 'weak-password'
    /** The file is another tenant's than the one asked for. */
    | 'other-tenant'
  readonly path: Mistake['path']
}
