/** Microsoft's Graph client at a relying party's door, one act at a time. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { GraphAct, GraphMet } from './graph-client-program'
import type { Ready } from './relying-party-process'
import { buildProgram } from './test-build'

export interface GraphClient extends AsyncDisposable {
  /** The value; throws where the client met an error. */
  value<T>(act: GraphAct): Promise<T>
  met(act: GraphAct): Promise<GraphMet>
}

let built: Promise<string> | undefined

/** Builds the client's program, once for a test file. */
export function buildGraphClient(): Promise<string> {
  return (built ??= buildProgram('test/support/graph-client-program.ts'))
}

export async function aGraphClient(
  ready: Pick<Ready, 'origin' | 'adminToken' | 'certificate'>,
  tenant: string,
): Promise<GraphClient> {
  const program = await buildGraphClient()
  const child = spawn(process.execPath, [program, ready.origin, ready.adminToken, tenant], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: ready.certificate },
  })
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  async function met(act: GraphAct): Promise<GraphMet> {
    child.stdin.write(`${JSON.stringify(act)}\n`)
    const next = await lines.next()
    if (next.done === true) throw new Error('the client ended')
    return JSON.parse(next.value) as GraphMet
  }
  return {
    met,
    async value<T>(act: GraphAct) {
      const answer = await met(act)
      if (answer.met === 'error') throw new Error(`${answer.status} ${answer.message}`)
      return answer.value as T
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      child.kill()
      await gone
    },
  }
}
