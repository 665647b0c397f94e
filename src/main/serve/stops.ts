/** Why the program ends before it has begun, in its own words: the one translator of this boundary. @module */
import { ConfigError } from '../config.ts'
import { HttpServerError, type PortHolder } from '../relying-party/adapters/http-server-errors.ts'
import { KeyFolderError } from '../relying-party/adapters/key-folder-errors.ts'
import { PagesMissing } from '../relying-party/adapters/page-assets.ts'
import { RelyingPartyError } from '../relying-party/errors.ts'
import type { StopCode, StopFacts, Words } from './words.ts'

export interface Stop {
  readonly code: StopCode
  readonly sentence: string
  /** Where the port stands in the way: which, and whether accounts know it already. */
  readonly port?: number
  readonly settled?: boolean
  readonly holder?: string
  readonly person?: string
}

export function toStop(error: unknown, folder: string, words: Words): Stop {
  const { code, facts } = explain(error, folder)
  const said = { code, sentence: words.stopped[code](facts) }
  if (!(error instanceof HttpServerError) || error.settled === undefined) return said
  const { port, settled, holder } = error
  return { ...said, port, settled, ...nameHolder(holder) }
}

function explain(error: unknown, folder: string): { code: StopCode; facts: StopFacts } {
  if (error instanceof ConfigError) {
    return { code: error.code, facts: { argument: error.argument } }
  }
  if (error instanceof HttpServerError) {
    const { code, address, port, holder, settled = false } = error
    return { code, facts: { address, port, settled, ...nameHolder(holder) } }
  }
  if (error instanceof KeyFolderError) {
    const { code, file = folder, port, holder } = error
    const facts = { folder, file, ...(port === undefined ? {} : { port }) }
    return { code, facts: holder === undefined ? facts : { ...facts, holder: String(holder) } }
  }
  if (error instanceof RelyingPartyError) {
    return { code: error.code, facts: { folder, file: error.file ?? folder } }
  }
  if (error instanceof PagesMissing)
    return { code: 'PAGES_MISSING', facts: { folder: error.folder } }
  return { code: 'INTERNAL', facts: { folder } }
}

function nameHolder(holder: PortHolder | undefined): Pick<Stop, 'holder' | 'person'> {
  if (holder === undefined) return {}
  if ('person' in holder) return { person: holder.person }
  return { holder: `${holder.program} (${holder.process})` }
}
