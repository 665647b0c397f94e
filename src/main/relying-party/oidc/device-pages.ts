/** What people see of a device code: where it is typed, what it is for, and how it ended. @module */
import type { KoaContextWithOIDC } from 'oidc-provider'
import { toDisplayText } from '#protocol/display-text'
import type { TenantRecord } from '../directory-records.ts'
import { escapeHtml } from './page-look.ts'
import { languageOf, showDocument } from './pages.ts'

const words = {
  en: {
    title: 'Enter the code',
    lead: 'The code is shown on the device that you want to sign in on.',
    label: 'Code',
    next: 'Next',
    refused: 'This code cannot be used. Check it, or get a new one on the device.',
    missing: 'Type the code first.',
    over: 'Too many codes did not hold. Try again in an hour.',
    failed: 'That did not work. Get a new code on the device.',
    confirmTitle: (application: string) => `Sign in to ${application} on another device?`,
    confirmLead: 'Only go on if you started this yourself, and this code is shown on the device.',
    yes: 'Continue',
    no: 'Cancel',
    doneTitle: (application: string) => `You are signed in to ${application}`,
    done: 'You can close this page and go back to the device.',
    cancelledTitle: 'Nothing was signed in',
    cancelled: 'You can close this page.',
    again: 'Enter another code',
  },
  nl: {
    title: 'Voer de code in',
    lead: 'De code staat op het apparaat waarop u zich wilt aanmelden.',
    label: 'Code',
    next: 'Volgende',
    refused:
      'Deze code is niet te gebruiken. Controleer de code of vraag een nieuwe op het apparaat.',
    missing: 'Typ eerst de code.',
    over: 'Te veel codes klopten niet. Probeer het over een uur opnieuw.',
    failed: 'Dat is niet gelukt. Vraag een nieuwe code op het apparaat.',
    confirmTitle: (application: string) => `Aanmelden bij ${application} op een ander apparaat?`,
    confirmLead:
      'Ga alleen door als u hier zelf mee bent begonnen en deze code op het apparaat staat.',
    yes: 'Doorgaan',
    no: 'Annuleren',
    doneTitle: (application: string) => `U bent aangemeld bij ${application}`,
    done: 'U kunt deze pagina sluiten en teruggaan naar het apparaat.',
    cancelledTitle: 'Er is niets aangemeld',
    cancelled: 'U kunt deze pagina sluiten.',
    again: 'Een andere code invoeren',
  },
} as const

type Tenant = Pick<TenantRecord, 'name' | 'domain'>
export type Problem = 'refused' | 'missing' | 'over' | 'failed'

function aboveOf({ name, domain }: Tenant): string {
  return `<p class="tenant">${escapeHtml(name)}<span>${escapeHtml(domain)}</span></p>`
}

function addressOf({ domain }: Tenant): string {
  return `/${escapeHtml(domain)}/devicelogin`
}

/** The provider's own hidden fields, and where they go. */
function fieldsOf(form: string): { readonly action: string; readonly hidden: string } {
  const [, action = ''] = /action="([^"]*)"/.exec(form) ?? []
  return { action, hidden: (form.match(/<input type="hidden"[^>]*>/g) ?? []).join('') }
}

function nameOf(ctx: KoaContextWithOIDC): string {
  const { client } = ctx.oidc
  return toDisplayText(client?.clientName ?? client?.clientId ?? '', 120)
}

export function askUserCode(
  ctx: KoaContextWithOIDC,
  tenant: Tenant,
  form: string,
  problem: Problem | undefined,
): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const { action, hidden } = fieldsOf(form)
  const marks = problem === undefined ? '' : ' aria-describedby="problem" aria-invalid="true"'
  const note =
    problem === undefined ? '' : `<p class="problem" id="problem" role="alert">${text[problem]}</p>`
  const body = [
    `<p>${text.lead}</p><form method="post" action="${action}">${hidden}`,
    `<label for="code">${text.label}</label>`,
    `<input id="code" name="user_code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" placeholder="XXXX-XXXX"${marks} autofocus>`,
    `${note}<button type="submit">${text.next}</button></form>`,
  ].join('')
  showDocument(ctx, { lang, title: text.title, above: aboveOf(tenant), body })
}

export function confirmUserCode(
  ctx: KoaContextWithOIDC,
  tenant: Tenant,
  form: string,
  code: string,
): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const { action, hidden } = fieldsOf(form)
  const unanswered = hidden.replace(/<input type="hidden" name="confirm"[^>]*>/, '')
  showDocument(ctx, {
    ...{ lang, title: text.confirmTitle(nameOf(ctx)), above: aboveOf(tenant) },
    body: [
      `<p>${text.confirmLead}</p><p class="device-code">${escapeHtml(code)}</p>`,
      `<form method="post" action="${action}">${unanswered}`,
      `<button type="submit" name="confirm" value="yes">${text.yes}</button>`,
      `<button class="quiet" type="submit" name="abort" value="yes">${text.no}</button></form>`,
    ].join(''),
  })
}

export function showDeviceDone(ctx: KoaContextWithOIDC, tenant: Tenant): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const body = `<p>${text.done}</p>`
  showDocument(ctx, { lang, title: text.doneTitle(nameOf(ctx)), above: aboveOf(tenant), body })
}

export function showDeviceCancelled(ctx: KoaContextWithOIDC, tenant: Tenant): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const again = `<p><a href="${addressOf(tenant)}">${text.again}</a></p>`
  const body = `<p>${text.cancelled}</p>${again}`
  showDocument(ctx, { lang, title: text.cancelledTitle, above: aboveOf(tenant), body })
}
