/** What a resource is asked, once tenant and caller are known. @module */
import type { TenantRecord } from '../directory-records.ts'
import type { GraphCaller } from './access.ts'
import type { GraphVersion } from './routes.ts'

export interface Asked {
  readonly version: GraphVersion
  readonly tenant: TenantRecord
  readonly caller: GraphCaller
  /** The path's `:key` and `:item`, decoded. */
  readonly key: string
  readonly item: string
  /** What came after the version, still encoded: for links to the next page. */
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  readonly body: unknown
}
