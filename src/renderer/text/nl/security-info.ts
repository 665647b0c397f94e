/** The security info page in Dutch. @module */
import type { Words } from '../en.ts'

const minutes = (count: number): string => (count === 1 ? '1 minuut' : `${count} minuten`)

export const securityInfo: Words['securityInfo'] = {
  minutesLeft: (count) => `Nog ${minutes(count)}`,
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  copyRefused: 'De browser stond kopiëren niet toe. Selecteer de tekst en kopieer die zelf.',
  list: {
    title: 'Beveiligingsgegevens',
    lead: (account) => `Zo meldt ${account} zich aan`,
    methods: 'Aanmeldingsmethoden',
    add: 'Methode toevoegen',
    password: 'Wachtwoord',
    changed: (day) => `Gewijzigd op ${day}`,
    added: (day) => `Toegevoegd op ${day}`,
    used: (moment) => `laatst gebruikt op ${moment}`,
    neverUsed: 'nog niet gebruikt',
    phoneSignInOn: 'Aanmelden via telefoon staat aan',
    phoneSignInOff: 'Aanmelden via telefoon staat uit',
    connected: 'Nu verbonden',
    notConnected: 'Niet verbonden',
    turnOn: 'Aanmelden via telefoon inschakelen',
    turnOnFor: (device) => `Aanmelden via telefoon inschakelen op ${device}`,
    delete: 'Verwijderen',
    deleteFor: (device) => `${device} verwijderen`,
    empty: 'Nog geen authenticator. Voeg er een toe om u zonder wachtwoord aan te melden.',
    codes: 'Eenmalige codes',
    codesText: 'Ze horen bij deze Authenticator.',
    pass: 'Tijdelijke toegangspas',
    passUntil: (moment) => `Tot ${moment}`,
    passOnce: 'Werkt één keer',
    passUsed: 'Is gebruikt',
    mayNotAdd: 'Uw organisatie laat u hier geen methode toevoegen. Vraag het uw beheerder.',
    platforms: { linux: 'Linux', macos: 'macOS', windows: 'Windows' },
    sessionEnds: (seconds) =>
      seconds === 1
        ? 'Over 1 seconde moet u zich opnieuw aanmelden. Wat u hebt toegevoegd, blijft bewaard.'
        : seconds > 60
          ? `Over ${Math.ceil(seconds / 60)} minuten moet u zich opnieuw aanmelden. Wat u hebt toegevoegd, blijft bewaard.`
          : `Over ${seconds} seconden moet u zich opnieuw aanmelden. Wat u hebt toegevoegd, blijft bewaard.`,
    deleted: (device) => `${device} is verwijderd.`,
  },
  add: {
    title: 'Methode toevoegen',
    choose: 'Welke methode wilt u toevoegen?',
    authenticator: 'Authenticator',
    authenticatorText: 'Keur aanmeldingen goed in een app op uw apparaat door een nummer te typen.',
    add: 'Toevoegen',
    addBusy: 'Een ogenblik',
  },
  invitation: {
    title: 'Uw authenticator instellen',
    steps: [
      'Op deze computer: kies Openen in Countersign.',
      'Elders: kies Account toevoegen in uw Authenticator-app en plak de koppeling of scan de QR‑code.',
    ],
    check: (host, tenant, account) =>
      `De app toont eerst ${host} en daarna ${tenant} en ${account}. Ga alleen verder als dat klopt.`,
    open: 'Openen in Countersign',
    link: 'Koppeling',
    qr: 'QR-code met dezelfde koppeling',
    secret: 'De koppeling werkt één keer. Geef haar niet door.',
    waiting: 'Wachten op uw apparaat',
    lost: 'De verbinding is verbroken. De koppeling blijft geldig; deze pagina blijft het proberen.',
    expiredTitle: 'De koppeling is verlopen',
    expired:
      'Ze is niet op tijd gebruikt; er is niets toegevoegd. Haal een nieuwe koppeling op en gebruik die.',
    again: 'Nieuwe koppeling ophalen',
  },
  added: {
    title: 'Authenticator toegevoegd',
    text: (device) => `${device} hoort nu bij uw account.`,
    next: 'Nog één ding: schakel in de app aanmelden via telefoon in. Binnen 15 minuten is daar geen code voor nodig; later krijgt u die hier.',
    done: 'Gereed',
  },
  test: {
    title: 'Laten we het proberen',
    lead: 'Keur de aanvraag goed in uw Authenticator-app door dit nummer te typen.',
    ready:
      'Aanmelden via telefoon staat aan. Probeer het uit met een aanvraag waar niets van afhangt.',
    send: 'Testaanvraag verzenden',
    sendBusy: 'Bezig met verzenden',
    skip: 'Test overslaan',
    waiting: 'Wachten op uw antwoord in de app',
    advice: 'De app zegt dat Security info het vraagt. Hiermee wordt niemand aangemeld.',
    again: 'Nog een verzenden',
    doneTitle: 'Het werkt',
    ended: {
      approved: 'De aanvraag is goedgekeurd. Uw Authenticator is klaar voor gebruik.',
      denied: 'De aanvraag is geweigerd in de app. De Authenticator is wel toegevoegd.',
      'wrong-number':
        'Er is een ander nummer getypt dan op deze pagina staat. De Authenticator is wel toegevoegd.',
      expired: 'Niemand heeft op tijd geantwoord. De Authenticator is wel toegevoegd.',
      withdrawn: 'De aanvraag is ingetrokken. De Authenticator is wel toegevoegd.',
      refused: 'Het antwoord is niet aanvaard. De Authenticator is wel toegevoegd.',
    },
  },
  defaultMethod: {
    label: 'Standaardaanmeldingsmethode',
    methods: {
      none: 'Geen keuze: de beste eerst',
      push: 'App: een melding goedkeuren',
      code: 'App: eenmalige code',
    },
    changed: (method) => `Gewijzigd in: ${method}.`,
    undo: 'Ongedaan maken',
  },
  tenant: {
    lead: 'Wiens beveiligingsgegevens wilt u zien?',
    label: 'Accountnaam',
    hint: 'Zoals u zich aanmeldt, bijvoorbeeld naam@contoso.com',
    goOn: (domain) => `Verder bij ${domain}`,
    malformed: 'Typ de hele naam, met het deel na de @.',
    next: 'Volgende',
  },
  phoneSignIn: {
    title: 'Aanmelden via telefoon inschakelen',
    lead: (device) => `op ${device}`,
    steps: [
      'Kies dit account in uw Authenticator-app en daarna Aanmelden via telefoon inschakelen.',
      'Plak deze code waar de app erom vraagt.',
    ],
    code: 'Code',
    secret: 'De code werkt één keer. Geef hem niet door.',
    expiredTitle: 'De code is verlopen',
    expired:
      'Hij is niet op tijd gebruikt; er is niets gewijzigd. Haal een nieuwe code op en gebruik die.',
    again: 'Nieuwe code ophalen',
    onTitle: 'Aanmelden via telefoon staat aan',
    on: (device) => `Voortaan kunt u zich aanmelden met ${device} in plaats van met uw wachtwoord.`,
    back: 'Terug naar beveiligingsgegevens',
  },
  remove: {
    title: (device) => `${device} verwijderen?`,
    text: (device, account) =>
      `${device} kan dan geen aanmeldingen meer goedkeuren voor ${account}. Een aanvraag die nog niet is beantwoord, eindigt. Dit kan niet ongedaan worden gemaakt, maar u kunt het apparaat opnieuw toevoegen.`,
    last: 'Dit is uw enige authenticator: hierna meldt u zich aan met uw wachtwoord.',
    delete: 'Verwijderen',
    deleteBusy: 'Bezig met verwijderen',
    keep: 'Behouden',
  },
  again: {
    title: 'Meld u opnieuw aan',
    text: 'U hebt zich een tijd geleden aangemeld. Wat u hebt toegevoegd, is bewaard. Meld u opnieuw aan om verder te gaan.',
    signIn: 'Aanmelden',
  },
}
