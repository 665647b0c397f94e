/** What the OpenID provider decides: whatever works once works once, and what is revoked stays so. @module */
import type { Audit } from './audit.ts'
import {
  afterRightFromSource,
  afterSourceTry,
  areUserCodesPaused,
  freshGuard,
  userCodeGuardName,
} from './guard.ts'
import type { InteractionRecord, OpenIdRecord, SigningKeyRecord } from './openid-records.ts'
import { endSessions, type EndSessions } from './session-ending.ts'
import type { Tables } from './tables.ts'

/** The kind whose end is the end of all that was given by it. */
export const grantKind = 'Grant'

export interface NamedOpenId {
  readonly tenant: string
  readonly kind: string
  readonly id: string
}

export interface UseOpenId extends NamedOpenId {
  /** Sealed anew, as it is once it was used. */
  readonly at: number
  readonly grant: string
}

export interface RefusedSignIn {
  readonly tenant: string
  readonly user: string
  /** A time-ordered id of its own. */
  readonly id: string
  readonly at: number
  /** What comes after AADSTS. */
  readonly number: number
  readonly cause: string
  readonly application: string
}

/** Where a device's code was typed. */
export interface TypedFrom {
  readonly tenant: string
  readonly source: string
}

export function openIdDecisions(audit: Audit) {
  return {
    /** Not where what it belongs to was revoked meanwhile, nor for whom nothing is left to be given. */
    keepOpenId(
      tables: Tables,
      record: OpenIdRecord,
    ): { readonly outcome: 'kept' | 'grant-revoked' } {
      const { tenant, kind, grant, user } = record
      if (user !== '' && tables.user(tenant, user)?.disabled !== false) {
        return { outcome: 'grant-revoked' }
      }
      if (grant !== '' && kind !== grantKind) {
        if (tables.openId(tenant, grantKind, grant) === undefined) {
          return { outcome: 'grant-revoked' }
        }
      }
      tables.putOpenId(record)
      return { outcome: 'kept' }
    },

    /** Whoever comes second ends all that came of the first: one of the two is a thief. */
    useOpenId(
      tables: Tables,
      { tenant, kind, id, at, grant }: UseOpenId,
    ): { readonly outcome: 'used' | 'used-before' } {
      if (tables.useOpenId(tenant, kind, id, at)) return { outcome: 'used' }
      if (grant !== '') revoke(tables, tenant, grant, at, 'used-before')
      return { outcome: 'used-before' }
    },

    /** Counted before it is looked at, as passwords are. */
    tryUserCode(
      tables: Tables,
      { tenant, source, at }: TypedFrom & { readonly at: number },
    ): { readonly outcome: 'counted' | 'throttled' } {
      const name = userCodeGuardName(source)
      const guard = tables.guard(tenant, name) ?? freshGuard(tenant, name)
      if (areUserCodesPaused(guard, at)) return { outcome: 'throttled' }
      tables.putGuard(afterSourceTry(guard, at))
      return { outcome: 'counted' }
    },

    rightUserCode(tables: Tables, { tenant, source }: TypedFrom): void {
      const guard = tables.guard(tenant, userCodeGuardName(source))
      if (guard !== undefined) tables.putGuard(afterRightFromSource(guard))
    },

    /** To another tenant, where nobody touched it meanwhile. */
    moveOpenId(
      tables: Tables,
      { from, to }: { readonly from: OpenIdRecord; readonly to: OpenIdRecord },
    ): { readonly outcome: 'moved' | 'changed' } {
      const { tenant, kind, id, sealed } = from
      if (tables.openId(tenant, kind, id)?.sealed !== sealed) return { outcome: 'changed' }
      tables.deleteOpenId(tenant, kind, id)
      tables.putOpenId(to)
      return { outcome: 'moved' }
    },

    dropOpenId(tables: Tables, { tenant, kind, id }: NamedOpenId): void {
      tables.deleteOpenId(tenant, kind, id)
    },

    revokeGrant(
      tables: Tables,
      asked: { readonly tenant: string; readonly grant: string; readonly at: number },
    ): void {
      revoke(tables, asked.tenant, asked.grant, asked.at, 'revoked')
    },

    /** Sessions, codes and tokens of one person, and the pages that they are signed in on; whether there is one. */
    revokeSessions(tables: Tables, asked: Omit<EndSessions, 'reason'>): boolean {
      if (tables.user(asked.tenant, asked.user) === undefined) return false
      endSessions(audit, tables, { ...asked, reason: 'asked' })
      return true
    },

    /** Ends every page of the browser that an application signed somebody out in. */
    signOutBrowser(
      tables: Tables,
      asked: { readonly tenant: string; readonly cookieHash: string; readonly at: number },
    ): void {
      const browser = tables.browser(asked.cookieHash)
      if (browser === undefined) return
      tables.deleteBrowser(browser.id)
      const { tenant, at } = asked
      audit.append(tables, { at, tenant, event: 'signed-out', facts: { by: 'application' } })
    },

    /** The tenant's key: the one that it has, or else this one. */
    keepSigningKey(tables: Tables, key: SigningKeyRecord): SigningKeyRecord {
      const [held] = tables.signingKeys(key.tenant)
      if (held !== undefined) return held
      tables.putSigningKey(key)
      const { tenant, id, createdAt: at } = key
      audit.append(tables, { at, tenant, event: 'signing-key-made', facts: { key: id } })
      return key
    },

    /** Among the sign-ins of whom it was about. */
    noteRefusedSignIn(
      tables: Tables,
      { tenant, user, ...of }: RefusedSignIn,
    ): { readonly outcome: 'noted' | 'nobody' } {
      const found = tables.user(tenant, user)
      if (found === undefined) return { outcome: 'nobody' }
      tables.appendSignIn({
        ...{ tenant, id: of.id, at: of.at, user, name: found.name, application: of.application },
        ...{ outcome: 'failure', errorCode: of.number, reason: of.cause, method: 'none' },
        facts: { simulated: false, knownBrowser: false, steps: [], why: [] },
      })
      return { outcome: 'noted' }
    },

    beginInteraction(tables: Tables, interaction: InteractionRecord): void {
      tables.putInteraction(interaction)
    },
  }

  function revoke(
    tables: Tables,
    tenant: string,
    grant: string,
    at: number,
    reason: 'used-before' | 'revoked',
  ): void {
    const count = tables.deleteOpenIdOfGrant(tenant, grant)
    if (count > 0) {
      audit.append(tables, { at, tenant, event: 'grant-revoked', facts: { reason, count } })
    }
  }
}
