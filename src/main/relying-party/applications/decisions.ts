/** Registering applications: made, changed, deleted, and given secrets, each whole or not at all. @module */
import { maxSecrets, type Permission } from '#protocol/application'
import { type AddressMistake, findAddressMistake } from '#protocol/application-addresses'
import type { Audit } from '../audit.ts'
import type { ApplicationRecord, ApplicationSecret } from '../directory-records.ts'
import type { Tables } from '../tables.ts'

/** Who acts: a person's id, or what else does. */
export interface ApplicationAct {
  readonly by: string
  readonly at: number
  /** What they may have an application do: nobody comes by a right through an application that they cannot give. */
  readonly mayGrant: readonly Permission[] | 'all'
}

export interface OfApplication extends ApplicationAct {
  readonly tenant: string
  readonly application: string
}

/** What of an application can be changed after it is there; addresses kind by kind. */
export interface ApplicationChange extends Partial<
  Omit<ApplicationRecord, 'tenant' | 'id' | 'clientId' | 'createdAt' | 'secrets' | 'redirectUris'>
> {
  readonly redirectUris?: Partial<ApplicationRecord['redirectUris']>
}

type Refused<Code extends string> = { readonly outcome: 'refused'; readonly code: Code }
type Missing = Refused<'not-found'>
type MayNotGrant = Refused<'may-not-grant'>
export type WrongAddress = Refused<'address'> & { readonly mistake: AddressMistake }
export type ApplicationSaved =
  | { readonly outcome: 'done'; readonly application: ApplicationRecord }
  | Missing
  | WrongAddress
  | MayNotGrant
  | Refused<'client-id-taken'>
export type SecretAdded =
  | { readonly outcome: 'done'; readonly application: ApplicationRecord }
  | Missing
  | MayNotGrant
  | Refused<'too-many-secrets'>

const missing: Missing = { outcome: 'refused', code: 'not-found' }
const mayNotGrant: MayNotGrant = { outcome: 'refused', code: 'may-not-grant' }

export function applicationDecisions(audit: Audit) {
  return {
    makeApplication(
      tables: Tables,
      {
        application,
        by,
        at,
        mayGrant,
      }: ApplicationAct & { readonly application: ApplicationRecord },
    ): ApplicationSaved {
      const { tenant, id, clientId, displayName } = application
      if (tables.tenant(tenant) === undefined) return missing
      if (tables.clientIdExists(clientId) || tables.application(tenant, id) !== undefined) {
        return { outcome: 'refused', code: 'client-id-taken' }
      }
      if (!covers(mayGrant, application.permissions)) return mayNotGrant
      const wrong = refuseAddresses(application)
      if (wrong !== undefined) return wrong
      tables.putApplication(application)
      const permissions = application.permissions.join(' ')
      const facts = { subject: id, name: displayName, clientId, permissions, by }
      audit.append(tables, { at, tenant, event: 'application-made', facts })
      return { outcome: 'done', application }
    },

    /** What is not named stays: two people who change different things lose nothing. */
    changeApplication(
      tables: Tables,
      {
        tenant,
        application: id,
        change,
        by,
        at,
        mayGrant,
      }: OfApplication & { readonly change: ApplicationChange },
    ): ApplicationSaved {
      const before = tables.application(tenant, id)
      if (before === undefined) return missing
      const redirectUris = { ...before.redirectUris, ...change.redirectUris }
      const application = { ...before, ...change, redirectUris }
      const changed = changedMembers(before, application)
      if (changed.length === 0) return { outcome: 'done', application: before }
      const granted = application.permissions.filter((one) => !before.permissions.includes(one))
      if (!covers(mayGrant, granted)) return mayNotGrant
      const wrong = refuseAddresses(application)
      if (wrong !== undefined) return wrong
      tables.putApplication(application)
      const facts = {
        ...{ subject: id, name: application.displayName, changed: changed.join(' '), by },
        ...(changed.includes('permissions')
          ? { permissions: application.permissions.join(' ') }
          : {}),
      }
      audit.append(tables, { at, tenant, event: 'application-changed', facts })
      return { outcome: 'done', application }
    },

    deleteApplication(
      tables: Tables,
      { tenant, application: id, by, at }: Omit<OfApplication, 'mayGrant'>,
    ): { readonly outcome: 'done' } | Missing {
      const application = tables.application(tenant, id)
      if (application === undefined) return missing
      tables.deleteApplication(tenant, id)
      const { displayName, clientId } = application
      const facts = { subject: id, name: displayName, clientId, by }
      audit.append(tables, { at, tenant, event: 'application-deleted', facts })
      return { outcome: 'done' }
    },

    /** Whoever has a secret of an application may do what it may. */
    addApplicationSecret(
      tables: Tables,
      {
        tenant,
        application: id,
        secret,
        by,
        at,
        mayGrant,
      }: OfApplication & { readonly secret: ApplicationSecret },
    ): SecretAdded {
      const before = tables.application(tenant, id)
      if (before === undefined) return missing
      if (!covers(mayGrant, before.permissions)) return mayNotGrant
      if (before.secrets.length >= maxSecrets) {
        return { outcome: 'refused', code: 'too-many-secrets' }
      }
      const application = { ...before, secrets: [...before.secrets, secret] }
      tables.putApplication(application)
      const { keyId, startsAt, endsAt } = secret
      const facts = { subject: id, name: before.displayName, secret: keyId, startsAt, endsAt, by }
      audit.append(tables, { at, tenant, event: 'application-secret-added', facts })
      return { outcome: 'done', application }
    },

    removeApplicationSecret(
      tables: Tables,
      {
        tenant,
        application: id,
        keyId,
        by,
        at,
      }: Omit<OfApplication, 'mayGrant'> & { readonly keyId: string },
    ): { readonly outcome: 'done'; readonly application: ApplicationRecord } | Missing {
      const before = tables.application(tenant, id)
      if (before?.secrets.some((secret) => secret.keyId === keyId) !== true) return missing
      const secrets = before.secrets.filter((secret) => secret.keyId !== keyId)
      const application = { ...before, secrets }
      tables.putApplication(application)
      const facts = { subject: id, name: before.displayName, secret: keyId, by }
      audit.append(tables, { at, tenant, event: 'application-secret-removed', facts })
      return { outcome: 'done', application }
    },
  }
}

function covers(mayGrant: ApplicationAct['mayGrant'], wanted: readonly Permission[]): boolean {
  return mayGrant === 'all' || wanted.every((one) => mayGrant.includes(one))
}

function refuseAddresses(application: ApplicationRecord): WrongAddress | undefined {
  const mistake = findAddressMistake(application)
  return mistake === undefined ? undefined : { outcome: 'refused', code: 'address', mistake }
}

/** The names of what is otherwise afterwards. */
function changedMembers(before: ApplicationRecord, after: ApplicationRecord): readonly string[] {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value))
    .map(([name]) => name)
}
