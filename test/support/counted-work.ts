/** A memory that writes down what it is asked, call by call: work that differs can be told apart by a clock. @module */
import { createMemoryStore } from '../../src/main/relying-party/adapters/memory-store.ts'
import type { Decisions } from '../../src/main/relying-party/decisions.ts'
import type { PasswordHash, Store } from '../../src/main/relying-party/ports.ts'
import type { OpenStore } from './relying-party-world.ts'
import { sha256 } from './software-device.ts'

export interface CountedWork {
  readonly open: OpenStore
  readonly passwords: PasswordHash
  /** What was asked since the last time, in order, and forgets it. */
  take(): readonly string[]
}

export function countedWork(): CountedWork {
  const calls: string[] = []
  const noting = <T extends object>(of: T, where: string): T =>
    new Proxy(of, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (typeof value !== 'function') return value
        return (...args: unknown[]): unknown => {
          calls.push(`${where}${String(name)}`)
          return Reflect.apply(value, target, args)
        }
      },
    })
  let store: Store<Decisions> | undefined
  return {
    open(decisions) {
      if (store === undefined) {
        const counted = Object.fromEntries(
          Object.entries(decisions).map(([kind, decide]) => [
            kind,
            (tables: object, asked: never): unknown =>
              (decide as (tables: object, asked: never) => unknown)(
                noting(tables, `${kind}: `),
                asked,
              ),
          ]),
        ) as unknown as Decisions
        const memory = createMemoryStore(counted)
        store = {
          ...memory,
          find: noting(memory.find, 'find '),
          decide(kind, asked) {
            calls.push(`decide ${kind}`)
            return memory.decide(kind, asked)
          },
          close: () => Promise.resolve(),
        }
      }
      return store
    },
    passwords: {
      hash: (password) => Promise.resolve(digest(password)),
      verify(stored, password) {
        calls.push('verify a password')
        return Promise.resolve(stored === digest(password))
      },
    },
    take: () => calls.splice(0),
  }
}

const digest = (password: string) =>
  Buffer.from(sha256(Buffer.from(password))).toString('base64url')
