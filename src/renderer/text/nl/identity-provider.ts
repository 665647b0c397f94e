/** The simulated identity provider of another organization, in Dutch. @module */
import type { Words } from '../en.ts'

export const identityProvider: Words['identityProvider'] = {
  title: 'Aanmelden',
  lead: 'Meld u aan met het account van uw organisatie.',
  account: 'Account',
  accountHint: (domain) => `Uw hele naam, die eindigt op ${domain}`,
  accountEmpty: 'Vul uw account in.',
  label: 'Wachtwoord',
  empty: 'Vul uw wachtwoord in.',
  signIn: 'Aanmelden',
  signInBusy: 'Bezig met aanmelden',
  back: 'Terug naar de andere manieren om u aan te melden',
  simulatedTitle: 'Gesimuleerd',
  simulated: (provider) =>
    `Een echte organisatie meldt haar mensen aan op een eigen server (AD FS), op een eigen adres. Hier speelt Countersign die server van ${provider}.`,
  over: {
    title: 'Deze aanmelding is voorbij',
    text: 'Ze staat niet meer open in deze browser, en er is niemand aangemeld. Begin opnieuw op de aanmeldpagina.',
    toSignIn: 'Naar de aanmeldpagina',
  },
}
