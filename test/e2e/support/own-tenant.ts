/** A tenant of a test's own on the relying party that runs, with what it decided: by the admin token, as a file. @module */
import { randomUUID } from 'node:crypto'
import { defaultMethodsPolicy, type MethodsPolicy } from '#protocol/methods-policy'
import type { TenantFile } from '#protocol/tenant-file'
import {
  defaultTenantSettings,
  type Switches,
  type TenantSettings,
} from '#protocol/tenant-settings'
import { ask } from '../../support/plain-requests'
import { targetOf, type RelyingPartyProcess } from '../../support/relying-party-process'

export interface TenantWish {
  readonly settings?: Partial<Omit<TenantSettings, 'switches'>>
  readonly switches?: Partial<Switches>
  readonly policy?: Partial<MethodsPolicy>
  readonly digits?: 2 | 3 | 6
}

export interface OwnTenant {
  readonly domain: string
  /** The account of a member, of an administrator, and of somebody of the federated domain. */
  readonly person: string
  readonly admin: string
  readonly federatedDomain: string
  readonly federated: string
  /** Of all of them. */
  readonly password: string
  /** Decides anew, and keeps people and what they registered. */
  decide(wish: TenantWish): Promise<void>
}

const password = 'copper-lantern-river-41'

export async function anOwnTenant(
  { ready }: Pick<RelyingPartyProcess, 'ready'>,
  wish: TenantWish = {},
): Promise<OwnTenant> {
  const target = await targetOf(ready)
  const id = randomUUID()
  const domain = `${id.slice(0, 8)}.example`
  const federatedDomain = `works-${id.slice(0, 8)}.example`
  const member = (name: string, displayName: string) => ({
    ...{ id: randomUUID(), name, displayName, password },
  })
  const users: TenantFile['users'] = [
    member(`sam@${domain}`, 'Sam Rivera'),
    { ...member(`ada@${domain}`, 'Ada Novak (admin)'), roles: ['globalAdministrator'] },
    { ...member(`kim@${federatedDomain}`, 'Kim Akers'), federated: true },
  ]
  const decide = async ({ settings, switches, policy, digits = 2 }: TenantWish) => {
    const usual = defaultTenantSettings('entra')
    const file: TenantFile = {
      version: 1,
      tenant: { id, name: 'Relecloud', domain, lifetimeMs: 60_000, digits, pinRequired: false },
      settings: { ...usual, ...settings, switches: { ...usual.switches, ...switches } },
      domains: [{ name: federatedDomain, federated: true }],
      policy: { ...defaultMethodsPolicy, ...policy },
      users,
      groups: [],
    }
    const { status, body } = await ask(target, {
      ...{ method: 'PUT', path: `/admin/tenants/${id}/file`, body: JSON.stringify(file) },
      headers: {
        authorization: `Bearer ${ready.adminToken}`,
        'content-type': 'application/json',
      },
    })
    if (status !== 200) throw new Error(`the tenant was refused: ${status} ${body}`)
  }
  await decide(wish)
  return {
    ...{ domain, federatedDomain, password, decide },
    ...{ person: `sam@${domain}`, admin: `ada@${domain}`, federated: `kim@${federatedDomain}` },
  }
}

/** The registration campaign, on. */
export function aCampaign(
  change: Partial<MethodsPolicy['registrationCampaign']> = {},
): Pick<MethodsPolicy, 'registrationCampaign'> {
  const { registrationCampaign } = defaultMethodsPolicy
  return { registrationCampaign: { ...registrationCampaign, state: 'enabled', ...change } }
}
