/** Puts a crowd of people and their past sign-ins into a resting relying party's store. @module */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import type { Tables } from '../../src/main/relying-party/tables.ts'
import { loadTenant } from './load-accounts.ts'

export interface Crowd {
  readonly people: number
  readonly signIns: number
}

const tenant = loadTenant.id
const portion = 5_000
const decisions = {
  run: (tables: Tables, work: (tables: Tables) => void): void => {
    work(tables)
  },
}

export async function fillStore(folder: string, { people, signIns }: Crowd): Promise<void> {
  const store = openSqlStore(join(folder, 'relying-party', 'store.db'), decisions)
  const inPortions = async (count: number, put: (tables: Tables, number: number) => void) => {
    for (let from = 0; from < count; from += portion) {
      await store.decide('run', (tables) => {
        for (let at = from; at < Math.min(from + portion, count); at++) put(tables, at)
      })
    }
  }
  await inPortions(people, putPerson)
  const before = Date.now() - signIns * spanMs
  await inPortions(signIns, (tables, number) => putSignIn(tables, { number, before, people }))
  await store.close()
}

/** Between one sign-in of the past and the next. */
const spanMs = 1_000

function putPerson(tables: Tables, number: number): void {
  const id = personId(number)
  tables.putUser({
    ...{ ...anyMember, tenant, id, name: `crowd${number}@${loadTenant.domain}` },
    ...{ displayName: `Crowd ${number}`, passwordHash: '', passwordChangedAt: 0 },
  })
}

function putSignIn(
  tables: Tables,
  past: { readonly number: number; readonly before: number; readonly people: number },
): void {
  // Nobody's sign-in stands beside the same person's last one.
  const person = (past.number * 7919) % past.people
  const at = past.before + past.number * spanMs
  tables.appendSignIn({
    ...{ tenant, id: signInId(at, past.number), at, user: personId(person) },
    ...{ name: `crowd${person}@${loadTenant.domain}`, application: 'security-info' },
    ...{ outcome: 'success', errorCode: 0, reason: 'approved', method: 'phone-sign-in' },
    facts: {
      ...{ address: '127.0.0.1', place: '', browser: 'Chromium 140', os: 'Linux' },
      ...{ simulated: false, sameDevice: true, sameNetwork: true, knownBrowser: true },
      steps: [{ at, method: 'phone-sign-in', succeeded: true, detail: 'approved' }],
      why: [{ method: 'phone-sign-in', rule: 'included', outcome: 'offered' }],
    },
  })
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function personId(number: number): string {
  const hex = digest(`person ${number}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** In the order of time, as the log's own are (RFC 9562, section 5.7). */
function signInId(at: number, number: number): string {
  const time = at.toString(16).padStart(12, '0')
  const hex = digest(`sign-in ${number}`)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
