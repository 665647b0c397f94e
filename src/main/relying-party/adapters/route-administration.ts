/** What the holder of the admin token may read. @module */
import { z } from 'zod'
import { parseShape } from '#protocol/canonical'
import type { Administration } from '../doors.ts'
import type { Route } from './route-table.ts'

const maxRows = 1_000

const auditQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0'),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .default('100'),
})
const whyQuery = z.strictObject({
  tenant: z.string().min(1).max(80),
  user: z.string().min(1).max(113),
})
const noQuery = z.strictObject({})

export function createAdministrationRoutes(administration: Administration): readonly Route[] {
  const read = (path: string, answer: (query: string) => Promise<unknown>): Route => ({
    class: 'bearer',
    method: 'GET',
    path,
    answer: async ({ query }) => ({ kind: 'json', value: await answer(query) }),
  })
  return [
    read('/admin/tenants', (query) => {
      parseQuery(query, noQuery)
      return administration.tenants()
    }),
    read('/admin/audit', (query) => {
      const { after, limit } = parseQuery(query, auditQuery)
      return administration.audit(Number(after), Math.min(Number(limit), maxRows))
    }),
    {
      class: 'bearer',
      method: 'GET',
      path: '/admin/why',
      async answer({ query }) {
        const { tenant, user } = parseQuery(query, whyQuery)
        const value = await administration.why(tenant, user)
        return value === undefined
          ? { kind: 'problem', code: 'not-found' }
          : { kind: 'json', value }
      },
    },
    read('/admin/audit/check', (query) => {
      parseQuery(query, noQuery)
      return administration.checkAudit()
    }),
  ]
}

/** Each member at most once, none that is not known. Throws `ProtocolError`. */
function parseQuery<T>(query: string, schema: z.ZodType<T>): T {
  const pairs = [...new URLSearchParams(query)]
  const once = new Set(pairs.map(([name]) => name)).size === pairs.length
  return parseShape(once ? Object.fromEntries(pairs) : undefined, schema)
}
