/** A program with somebody's sign-in library, unmodified, that trusts one relying party by `NODE_EXTRA_CA_CERTS`. @module */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { RelyingParty } from '../../../src/testing/api'
import { buildProgram } from '../test-build'
import type { Answered } from './client-acts'

export interface ClientProcess extends AsyncDisposable {
  /** Throws a `ClientError` where the library met one. */
  ask<T>(act: string, asked: object): Promise<T>
}

export type Person = (address: string, code: string) => Promise<unknown>

/** What the library threw. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export async function startClient(
  program: string,
  { caCertificate }: Pick<RelyingParty, 'caCertificate'>,
  person: Person,
): Promise<ClientProcess> {
  const built = await buildProgram(`test/support/clients/${program}.ts`)
  const child = fork(built, [], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caCertificate.path },
    serialization: 'advanced',
  })
  const gone = once(child, 'exit')
  return {
    ask: <T>(act: string, asked: object) =>
      new Promise<T>((resolve, reject) => {
        const settle = (end: () => void): void => {
          child.off('message', hear)
          child.off('exit', left)
          end()
        }
        const left = (): void => {
          settle(() => {
            reject(new Error(`${program} ended`))
          })
        }
        const hear = (answered: Answered): void => {
          if (answered.kind === 'person') {
            person(answered.address, answered.code).catch((error: unknown) => {
              settle(() => {
                reject(error instanceof Error ? error : new Error(String(error)))
              })
            })
          } else if (answered.kind === 'value') {
            settle(() => {
              resolve(answered.value as T)
            })
          } else {
            settle(() => {
              reject(new ClientError(answered.code, answered.text))
            })
          }
        }
        child.on('message', hear)
        child.once('exit', left)
        child.send({ act, asked })
      }),
    async [Symbol.asyncDispose]() {
      child.kill()
      await gone
    },
  }
}
