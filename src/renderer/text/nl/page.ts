/** What stands around every step of a page, in Dutch. @module */
import type { Words } from '../en.ts'

const seconds = (count: number): string => (count === 1 ? '1 seconde' : `${count} seconden`)

export const page: Words['page'] = {
  documentTitle: (step, tenant) => `${step} · ${tenant}`,
  servedBy: (host) => `Countersign op ${host}`,
  language: 'Taal',
  needsScript:
    'Deze pagina heeft JavaScript nodig. Sta dat toe voor dit adres en laad de pagina opnieuw.',
  loading: 'Laden',
  secondsLeft: (count) => `Nog ${seconds(count)}`,
  tryAgain: 'Opnieuw proberen',
  cancel: 'Annuleren',
  signOut: 'Afmelden',
  forSupport: (code) => `Voor de helpdesk: ${code}`,
  closed: {
    title: 'Deze pagina kan niet worden geopend',
    cookiesTitle: 'Cookies staan uit',
    unreachable:
      'De server antwoordt niet. Controleer of Countersign draait en probeer het opnieuw.',
    unknownTitle: 'Organisatie niet gevonden',
    unknownHelp: (host) =>
      `Controleer het adres. Na ${host}/ staat het domein van de organisatie, zoals contoso.com.`,
  },
}
