/** The Graph-shaped API of a relying party in this process, asked as the adapter asks it. @module */
import type { GraphCaller } from '../../src/main/relying-party/graph/access.ts'
import type { GraphAnswer } from '../../src/main/relying-party/graph/answers.ts'
import type { GraphCall } from '../../src/main/relying-party/graph/door.ts'
import type { GraphRouteName } from '../../src/main/relying-party/graph/routes.ts'
import type { World } from './relying-party-world.ts'

export interface GraphWish {
  readonly key?: string
  readonly item?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly version?: 'v1.0' | 'beta'
  readonly caller?: GraphCaller
  readonly tenant?: Partial<GraphCall['tenant']>
}

export function askGraph(
  { relyingParty }: Pick<World, 'relyingParty'>,
  name: GraphRouteName,
  wish: GraphWish = {},
): Promise<GraphAnswer> {
  const { key = '', item = '', query = {}, body, version = 'v1.0', caller } = wish
  return relyingParty.graph.answer(name, {
    ...{ version, key, item, body, caller, path: '/path' },
    query: new Map(Object.entries(query)),
    tenant: { path: 'contoso.com', header: undefined, ...wish.tenant },
  })
}

/** Throws where it was not done. */
export async function graphValue<T>(
  world: Pick<World, 'relyingParty'>,
  name: GraphRouteName,
  wish: GraphWish = {},
): Promise<T> {
  const answer = await askGraph(world, name, wish)
  if (answer.outcome !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.value as T
}
