/** The door to the Graph-shaped admin API. @module */
import type { GraphCaller, TenantNames } from './access.ts'
import type { GraphAnswer } from './answers.ts'
import type { Asked } from './asked.ts'
import type { GraphRoute, GraphRouteName } from './routes.ts'

/** A request as the adapter read it: nothing of it is believed yet. */
export interface GraphCall extends Omit<Asked, 'tenant' | 'caller'> {
  readonly tenant: TenantNames
  /** Undefined: whoever holds the token of this run. */
  readonly caller: GraphCaller | undefined
}

export interface Graph {
  readonly routes: Readonly<Record<GraphRouteName, GraphRoute>>
  /** Who asks by an access token; undefined where it does not hold. */
  callerOf(jwt: string): Promise<GraphCaller | undefined>
  answer(name: GraphRouteName, call: GraphCall): Promise<GraphAnswer>
}
