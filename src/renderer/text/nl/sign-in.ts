/** The sign-in page in Dutch. @module */
import type { Words } from '../en.ts'

const until = (days: number): string =>
  days === 0 ? 'tot u zich weer aanmeldt' : days === 1 ? 'met 1 dag' : `met ${days} dagen`

export const signIn: Words['signIn'] = {
  name: {
    title: 'Aanmelden',
    lead: (tenant) => `bij ${tenant}`,
    leadTo: (application) => `om verder te gaan naar ${application}`,
    label: 'Accountnaam',
    hint: (domain) => `Bijvoorbeeld naam@${domain}`,
    empty: 'Vul uw accountnaam in.',
    next: 'Volgende',
    nextBusy: 'Een ogenblik',
    signedOut: 'U bent afgemeld.',
    lost: 'De aanmelding die hier openstond, is voorbij en u bent niet aangemeld. Begin opnieuw. Gebeurt het weer, sta dan cookies toe voor dit adres.',
    source: 'Doen alsof u zich aanmeldt vanaf (gesimuleerd)',
    noSource: 'Waar u bent',
  },
  account: {
    other: 'Een ander account gebruiken',
  },
  accounts: {
    title: 'Hier eerder aangemeld',
    signedInTitle: 'Kies een account',
    signedIn: 'Aangemeld',
    forget: (name) => `${name} in deze browser vergeten`,
  },
  phoneSignIn: 'Zo meldt u zich aan met uw telefoon',
  password: {
    title: 'Wachtwoord invoeren',
    label: 'Wachtwoord',
    empty: 'Vul uw wachtwoord in.',
    signIn: 'Aanmelden',
    signInBusy: 'Bezig met aanmelden',
  },
  pass: {
    title: 'Tijdelijke toegangspas invoeren',
    label: 'Tijdelijke toegangspas',
    empty: 'Vul uw tijdelijke toegangspas in.',
    signIn: 'Aanmelden',
    signInBusy: 'Bezig met aanmelden',
  },
  secondFactor: {
    title: 'Uw identiteit verifiëren',
    lead: 'Uw wachtwoord klopt. Laat nu zien dat u het bent.',
    code: 'Een eenmalige code uit mijn Authenticator-app gebruiken',
  },
  code: {
    title: 'Code invoeren',
    lead: 'Typ de code die uw Authenticator-app voor dit account toont.',
    label: 'Eenmalige code',
    empty: 'Vul de code in.',
    signIn: 'Verifiëren',
    signInBusy: 'Bezig met verifiëren',
  },
  identityProvider: {
    title: 'Aanmelden bij uw organisatie',
    lead: (provider) => `${provider} vraagt uw wachtwoord op een eigen pagina.`,
    go: (provider) => `Naar ${provider}`,
  },
  ways: {
    title: 'Kies hoe u zich aanmeldt',
    other: 'Andere manieren om u aan te melden',
    authenticator: 'Een aanvraag goedkeuren voor mijn Authenticator-app',
    password: 'Uw wachtwoord gebruiken',
    pass: 'Een tijdelijke toegangspas gebruiken',
  },
  ask: {
    title: 'Aanvraag goedkeuren',
    lead: 'U krijgt hier een nummer. Typ dat daarna in uw Authenticator-app, op het apparaat waarop u die hebt ingesteld.',
    send: 'Aanvraag versturen',
    sendBusy: 'Bezig met versturen',
  },
  approval: {
    title: 'Aanvraag goedkeuren',
    lead: 'Open uw Authenticator-app en typ dit nummer om u aan te melden.',
    number: (digits) => `Het nummer is ${digits}.`,
    delivered: 'De aanvraag staat op uw apparaat.',
    undelivered:
      'Nog op geen apparaat. Open uw Authenticator-app; de aanvraag komt daar vanzelf aan.',
    lost: 'De verbinding is verbroken. Uw nummer blijft geldig; deze pagina blijft het proberen.',
    resumed: 'De verbinding is hersteld.',
    facts: {
      application: 'U meldt zich aan bij',
      place: 'Vanaf',
      here: 'Deze computer',
      simulated: 'Gesimuleerd',
      device: 'Uw app staat',
      near: {
        'same-device': 'ook op deze computer',
        'same-network': 'in dit netwerk',
        'other-network': 'in een ander netwerk',
        unknown: 'op een nog onbekende plek',
      },
      sameNetworkRequired: 'Alleen dit netwerk telt',
    },
    over: 'De tijd is om. De afloop wordt opgevraagd.',
    advice:
      'Niemand anders heeft dit nummer nodig. Bent u hier niet zelf mee begonnen, sluit dan de pagina.',
  },
  completing: {
    title: 'Goedgekeurd',
    lead: 'U wordt aangemeld.',
    failed: 'U hebt goedgekeurd, maar het aanmelden is niet afgerond.',
  },
  returning: {
    title: 'U bent aangemeld',
    lead: (application) => `U gaat terug naar ${application}.`,
  },
  application: {
    waits: (application) => `${application} wacht.`,
    cancel: 'Annuleren en teruggaan',
  },
  ended: {
    again: 'Nieuwe aanvraag versturen',
    againBusy: 'Bezig met versturen',
    declined: {
      title: 'Aanvraag geweigerd',
      text: 'Op uw apparaat is deze aanvraag geweigerd. Er is niemand aangemeld. Verstuur een nieuwe aanvraag om verder te gaan.',
    },
    'not-me': {
      title: 'Gemeld: dit was u niet',
      text: 'Op het apparaat is gemeld dat deze aanmelding niet van de eigenaar is. Er is niemand aangemeld en uw organisatie weet ervan. Aanvragen van hier kunnen 24 uur geweigerd worden: was u het wel, kies dan een andere manier.',
    },
    'wrong-app': {
      title: 'Niet de verwachte app',
      text: 'Op uw apparaat hebt u gemeld dat u zich hier niet bij aanmeldt. Er is niemand aangemeld. Controleer het adres van deze pagina voordat u een nieuwe aanvraag verstuurt.',
    },
    'wrong-number': {
      title: 'Verkeerd nummer',
      text: 'Op uw apparaat is een ander nummer getypt dan hier stond; de aanvraag is daarmee beëindigd. Er is niemand aangemeld. Verstuur een nieuwe aanvraag voor een nieuw nummer.',
    },
    expired: {
      title: 'Aanvraag verlopen',
      text: 'Er kwam niet op tijd een antwoord. Er is niemand aangemeld. Zorg dat uw Authenticator-app open is en verstuur een nieuwe aanvraag.',
    },
    withdrawn: {
      title: 'Aanvraag ingetrokken',
      text: 'De aanvraag eindigde voordat ze was beantwoord: er is elders opnieuw begonnen of de server is herstart. Er is niemand aangemeld. Verstuur een nieuwe aanvraag.',
    },
    throttled: {
      title: 'Te veel pogingen',
      text: 'Voor dit account waren er te veel foute of onbeantwoorde aanvragen. Er is niemand aangemeld. Wacht een paar minuten of kies een andere manier.',
    },
    policy: {
      title: 'Niet toegestaan',
      text: 'Uw organisatie laat dit account zich niet op deze manier aanmelden. Er is niemand aangemeld. Kies een andere manier of vraag het uw beheerder.',
    },
    'other-network': {
      title: 'Van elders goedgekeurd',
      text: 'Uw organisatie aanvaardt een goedkeuring alleen vanuit het netwerk van deze browser; dit antwoord is niet aanvaard. Er is niemand aangemeld. Breng uw apparaat in dit netwerk of kies een andere manier.',
    },
    'device-removed': {
      title: 'Authenticator verwijderd',
      text: 'De authenticator die antwoordde, hoort niet meer bij dit account. Er is niemand aangemeld. Gebruik uw wachtwoord en voeg hem opnieuw toe onder Beveiligingsgegevens.',
    },
    invalid: {
      title: 'Antwoord niet aanvaard',
      text: 'Het antwoord van het apparaat was niet te controleren. Er is niemand aangemeld. Verstuur een nieuwe aanvraag. Gebeurt het weer, verwijder de authenticator dan onder Beveiligingsgegevens en voeg hem opnieuw toe.',
    },
  },
  campaign: {
    title: 'Voortaan zonder wachtwoord',
    lead: 'Uw organisatie vraagt u om aanmelden met uw telefoon in te stellen. Dat kost ongeveer twee minuten.',
    steps: {
      add: 'Voeg dit account toe aan uw Authenticator-app.',
      turnOn: 'Zet daar Telefoon aanmelden aan.',
      use: 'Typ voortaan een nummer in de app in plaats van hier uw wachtwoord.',
    },
    setUp: 'Nu instellen',
    notNow: 'Niet nu',
    notNowBusy: 'Een ogenblik',
    left: (times, days) =>
      `U kunt dit nog ${times === 1 ? 'één keer' : `${times} keer`} uitstellen, ${until(days)}. Daarna is het verplicht.`,
    anyTime: (days) => `U kunt dit ${until(days)} uitstellen.`,
    required:
      'U hebt dit zo vaak uitgesteld als uw organisatie toestaat; nu komt het eerst. Zodra Telefoon aanmelden aanstaat, gaat u verder.',
  },
  signedIn: {
    title: 'U bent aangemeld',
    account: 'Account',
    organization: 'Organisatie',
    how: 'Hoe',
    when: 'Wanneer',
    by: {
      password: 'Wachtwoord',
      approval: 'Authenticator-app',
      'password-and-push': 'Wachtwoord, daarna Authenticator-app',
      'password-and-code': 'Wachtwoord, daarna eenmalige code',
      'temporary-access-pass': 'Tijdelijke toegangspas',
      federated: 'Eigen id-provider van uw organisatie',
    },
    securityInfo: 'Beveiligingsgegevens',
    signOutBusy: 'Bezig met afmelden',
  },
}
