/** What people see of signing out: the question, and the page that says what they were signed out of. @module */
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { TenantRecord } from '../directory-records.ts'
import { escapeHtml, ownScript } from './page-look.ts'
import { languageOf, sending, showDocument } from './pages.ts'

const words = {
  en: {
    askTitle: 'Sign out?',
    askLead: (application: string) =>
      application === ''
        ? 'You are signed in here. Signing out ends it for every application in this browser.'
        : `${application} asks to sign you out. That ends it for every application in this browser.`,
    yes: 'Sign out',
    no: 'Stay signed in',
    leaving: 'Signing out',
    title: 'You are signed out',
    lead: 'To be safe on a machine that others use, close this browser.',
    of: 'You are signed out of:',
    back: 'Back to the application',
    again: 'Sign in again',
  },
  nl: {
    askTitle: 'Afmelden?',
    askLead: (application: string) =>
      application === ''
        ? 'U bent hier aangemeld. Afmelden geldt voor elke toepassing in deze browser.'
        : `${application} vraagt u af te melden. Dat geldt voor elke toepassing in deze browser.`,
    yes: 'Afmelden',
    no: 'Aangemeld blijven',
    leaving: 'Afmelden',
    title: 'U bent afgemeld',
    lead: 'Sluit deze browser als ook anderen deze computer gebruiken.',
    of: 'U bent afgemeld bij:',
    back: 'Terug naar de toepassing',
    again: 'Opnieuw aanmelden',
  },
} as const

/** Longer than this nobody waits for an application that does not answer. */
const goingOn = ownScript(
  "addEventListener('load',()=>go());const go=()=>location.replace(document.getElementById('on').href);setTimeout(go,3000)",
)

function aboveOf({ name, domain }: TenantRecord): string {
  return `<p class="tenant">${escapeHtml(name)}<span>${escapeHtml(domain)}</span></p>`
}

const answered = (form: string): string =>
  form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')

export function askToSignOut(ctx: KoaContextWithOIDC, tenant: TenantRecord, form: string): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const buttons = `<button type="submit">${text.yes}</button></form>`
  const asked = answered(form).replace('</form>', buttons)
  const lead = escapeHtml(text.askLead(ctx.oidc.client?.clientName ?? ''))
  const stay = `<p><a href="/${escapeHtml(tenant.domain)}/sign-in">${text.no}</a></p>`
  const body = `<p>${lead}</p>${asked}${stay}`
  showDocument(ctx, { lang, title: text.askTitle, above: aboveOf(tenant), body })
}

export function signOutAtOnce(ctx: KoaContextWithOIDC, form: string): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const button = `<noscript><button type="submit">${text.yes}</button></noscript></form>`
  const body = answered(form).replace('</form>', button)
  const shown = { lang, title: text.leaving, body }
  showDocument(ctx, { ...shown, head: sending.tag, sources: [sending.source] })
}

export function showSignedOut(
  ctx: KoaContextWithOIDC,
  tenant: TenantRecord,
  {
    applications,
    frames,
    back,
  }: {
    readonly applications: readonly string[]
    readonly frames: readonly string[]
    /** Where the application wants them, and whether they are led there or find the way themselves. */
    readonly back?: { readonly to: string; readonly isLed: boolean }
  },
): void {
  const lang = languageOf(ctx)
  const text = words[lang]
  const names = applications.map((name) => `<li>${escapeHtml(name)}</li>`).join('')
  const list = names === '' ? '' : `<p>${text.of}</p><ul>${names}</ul>`
  const on =
    back === undefined
      ? `<a href="/${escapeHtml(tenant.domain)}/sign-in">${text.again}</a>`
      : `<a class="primary" id="on" href="${escapeHtml(back.to)}">${text.back}</a>`
  const inFrames = frames
    .map((frame) => `<iframe src="${escapeHtml(frame)}" hidden></iframe>`)
    .join('')
  const origins = [...new Set(frames.map((frame) => new URL(frame).origin))]
  const isLeaving = back?.isLed === true
  showDocument(ctx, {
    ...{ lang, title: text.title, above: aboveOf(tenant) },
    body: `<p>${text.lead}</p>${list}<p>${on}</p>${inFrames}`,
    head: isLeaving ? goingOn.tag : '',
    sources: [
      ...(origins.length === 0 ? [] : [`frame-src ${origins.join(' ')}`]),
      ...(isLeaving ? [goingOn.source] : []),
    ],
  })
}
