/** Where the provider leads a person who is to be asked: to our sign-in page, which alone ends it. @module */
import type { KoaContextWithOIDC } from 'oidc-provider'
import { toDisplayText } from '#protocol/display-text'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import type { InteractionPrompt } from '../openid-records.ts'
import { toDomainAlone } from '#protocol/domain-alone'
import { needsStrong } from './interaction-policy.ts'

/** What is read of the provider's own record. */
interface Begun {
  readonly uid: string
  readonly returnTo: string
  readonly exp?: number
  readonly prompt: { readonly name: string }
}

/** Remembers what it was begun for; the path of its page. */
export async function beginInteraction(
  { store, crypto, clock }: Pick<Needs, 'store' | 'crypto' | 'clock'>,
  tenant: TenantRecord,
  ctx: KoaContextWithOIDC,
  { uid, returnTo, prompt }: Begun,
): Promise<string> {
  const { client, session } = ctx.oidc
  const at = clock.now()
  const hint = await hintOf(store, tenant, ctx)
  await store.decide('beginInteraction', {
    tenant: tenant.id,
    id: crypto.digest(uid),
    clientId: client?.clientId ?? '',
    application: toDisplayText(client?.clientName ?? client?.clientId ?? '', 120),
    prompt: toPrompt(prompt.name),
    hint: toDisplayText(hint, 113),
    isStrong: needsStrong(ctx),
    user: session?.accountId ?? '',
    startedAt: at,
    expiresAt: at + interactionMs,
    returnTo: new URL(returnTo).pathname.slice(0, -uid.length),
    result: '',
  })
  return `/${tenant.domain}/sign-in/${uid}`
}

/**
 * `login_hint`; else, of `domain_hint`, the tenant's own federated domain that it is, whose people go straight to their
 * provider. Anything else that it says is nothing, and so is all of it where accounts are to be chosen.
 */
async function hintOf(
  store: Needs['store'],
  { id }: TenantRecord,
  { oidc: { params } }: KoaContextWithOIDC,
): Promise<string> {
  const { login_hint: name, domain_hint: asked, prompt } = params ?? {}
  if (typeof name === 'string' && name.trim() !== '') return name
  const isChoosing = typeof prompt === 'string' && prompt.split(' ').includes('select_account')
  if (typeof asked !== 'string' || isChoosing) return ''
  const named = asked.trim().toLowerCase()
  const domains = await store.find.domainsOf(id)
  const found = domains.find((one) => one.federated && one.name === named)
  return found === undefined ? '' : toDomainAlone(found.name)
}

const interactionMs = 600_000

function toPrompt(name: string): InteractionPrompt {
  return name === 'consent' || name === 'select_account' ? name : 'login'
}
