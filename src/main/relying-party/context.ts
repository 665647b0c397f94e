/** What all verbs of the relying party work with. @module */
import type { Directory } from './directory.ts'
import type { Live } from './live.ts'
import type { Needs } from './needs.ts'
import type { PageOpening } from './page-opening.ts'
import type { Statements } from './statements.ts'

export interface Context extends Needs {
  readonly statements: Statements
  readonly directory: Directory
  readonly live: Live
  readonly opening: PageOpening
  readonly epoch: number
}
