/** As what the provider's memory is sealed: what is of one tenant and kind opens as nothing else. @module */
import type { Needs } from '../needs.ts'

export type StoreNeeds = Pick<Needs, 'store' | 'crypto' | 'numberSeal' | 'clock'>

export function sealContext(tenant: string, kind: string, id: string): string {
  return `openid/${tenant}/${kind}/${id}`
}
