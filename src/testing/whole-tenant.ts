/** Makes a whole tenant file of what a test says of its tenant. @module */
import { randomBytes } from 'node:crypto'
import { defaultTenantSettings, presetSwitches } from '#protocol/tenant-settings'
import type { TestApplication, TestTenant, TestUser } from './api.ts'
import { idOf } from './made-ids.ts'
import type { GroupWish, SettingsWish, TenantWish, UserWish } from './tenant-wish.ts'
import { usualApplications, wholeApplication } from './whole-application.ts'

export interface WholeTenant {
  /** To be read and judged as every file is: what a test says may be wrong. */
  readonly file: Readonly<Record<string, unknown>>
  readonly told: TestTenant
}

/** Invented people of an invented company. */
export const defaultTenant: TenantWish = {
  tenant: { id: 'c0a57050-0000-4000-8000-000000000001', name: 'Contoso', domain: 'contoso.com' },
  users: [
    { name: 'adele@contoso.com', displayName: 'Adele Vance', roles: ['globalAdministrator'] },
    { name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
  ],
  /** One of each kind: single page, web, native, daemon; and one for every tenant. */
  applications: usualApplications,
}

export function wholeTenant(wish: TenantWish): WholeTenant {
  const { tenant, settings, domains = [], policy, users = [], groups = [], ...rest } = wish
  const { domain, name = domain } = tenant
  const id = tenant.id ?? idOf('tenant', domain)
  const people = users.map(wholeUser)
  const applications = (wish.applications ?? []).map((each) => wholeApplication(each, domain))
  const file = {
    version: 1,
    ...rest,
    tenant: { lifetimeMs: 60_000, digits: 2, pinRequired: false, ...tenant, id, name },
    settings: wholeSettings(settings),
    domains,
    ...(policy && { policy }),
    users: people,
    groups: groups.map((group) => wholeGroup(group, domain)),
    applications,
  }
  return {
    file,
    told: {
      ...{ id, name, domain, users: people.map(toldUser) },
      applications: applications.map(toldApplication),
    },
  }
}

function wholeUser(wish: UserWish): UserWish & TestUser {
  const { name } = wish
  return {
    ...wish,
    id: wish.id ?? idOf('user', name),
    displayName: wish.displayName ?? name,
    password: wish.password ?? `made-${randomBytes(12).toString('base64url')}`,
  }
}

function toldUser({ id, name, displayName, password }: TestUser): TestUser {
  return { id, name, displayName, password }
}

function toldApplication({ clientId, displayName, secret }: TestApplication): TestApplication {
  return { clientId, displayName, ...(secret !== undefined && { secret }) }
}

function wholeGroup(wish: GroupWish, domain: string): Required<GroupWish> {
  const id = idOf('group', `${domain}/${wish.displayName}`)
  return { id, description: '', users: [], groups: [], ...wish }
}

function wholeSettings({ switches = 'entra', ...rest }: SettingsWish = {}) {
  const all =
    typeof switches === 'string'
      ? presetSwitches(switches)
      : { ...presetSwitches('entra'), ...switches }
  return { ...defaultTenantSettings('entra'), ...rest, switches: all }
}
