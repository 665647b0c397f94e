/** A tenant's file, out and in, for the holder of the admin token. @module */
import { jsonPointer } from '#protocol/mistakes'
import { maxTenantFileBytes } from '#protocol/tenant-file'
import type { TenantFiles } from '../doors.ts'
import { RequestRefused } from './http-problems.ts'
import type { Route } from './route-table.ts'

const path = '/admin/tenants/:tenant/file'

export function createTenantFileRoutes(files: TenantFiles): readonly Route[] {
  return [
    {
      class: 'bearer',
      method: 'GET',
      path,
      async answer({ tenant, query }) {
        if (query !== '') throw new RequestRefused('invalid')
        const text = await files.exportTenant(tenant)
        if (text === undefined) return { kind: 'problem', code: 'tenant-unknown' }
        const headers = {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        }
        return { kind: 'bytes', bytes: Buffer.from(text), headers }
      },
    },
    {
      class: 'bearer',
      method: 'PUT',
      path,
      maxBodyBytes: maxTenantFileBytes,
      async answer({ tenant, query, body }) {
        if (query !== '') throw new RequestRefused('invalid')
        const imported = await files.importTenant(body, { by: 'admin-token', tenant })
        if (imported.outcome === 'imported') return { kind: 'json', value: imported }
        const { kind, path: at } = imported.mistake
        return { kind: 'problem', code: 'invalid', mistake: kind, pointer: jsonPointer(at) }
      },
    },
  ]
}
