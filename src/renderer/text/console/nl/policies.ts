/** The policy editor in Dutch, as the Entra portal reads. @module */
import type { PolicyWords } from '../en/policies.ts'
import { counted } from './counted.ts'

const numbered = (count: number) => count.toLocaleString('nl')

export const policies: PolicyWords = {
  title: 'Beleid',
  lead: 'Kies welke methoden gebruikers mogen registreren en waarmee ze zich aanmelden, en voor wie elke methode is.',
  search: 'Een methode zoeken',
  method: 'Methode',
  target: 'Doel',
  enabled: 'Ingeschakeld',
  yes: 'Ja',
  no: 'Nee',
  methods: {
    microsoftAuthenticator: 'Microsoft Authenticator',
    password: 'Wachtwoord',
    temporaryAccessPass: 'Tijdelijke toegangspas',
    softwareOath: 'OATH-softwaretokens',
  },
  about: {
    microsoftAuthenticator:
      'Gebruikers keuren een aanmelding goed in de Authenticator-app: zonder wachtwoord, of als tweede stap erna.',
    password: 'Gebruikers melden zich aan met hun wachtwoord.',
    temporaryAccessPass:
      'Een wachtwoordcode voor beperkte tijd, waarmee gebruikers zich aanmelden en andere methoden instellen.',
    softwareOath: 'Gebruikers typen een eenmalige code die een app toont, ook als die offline is.',
  },
  allUsers: 'Alle gebruikers',
  nobody: 'Niemand',
  countedUsers: (count: number) => counted(count, 'gebruiker', 'gebruikers'),
  countedGroups: (count: number) => counted(count, 'groep', 'groepen'),
  and: (one: string, other: string) => `${one} en ${other}`,
  withExclusions: (who: string, count: number) =>
    `${who}, ${counted(count, 'uitsluiting', 'uitsluitingen')}`,
  onAndFor: (enabled: string, target: string) => `Ingeschakeld: ${enabled} · ${target}`,
  back: 'Al het beleid',
  settingsOf: (method: string) => `Instellingen van ${method}`,
  tabs: {
    label: 'Onderdelen van dit beleid',
    target: 'Inschakelen en doel',
    configure: 'Configureren',
  },
  enable: 'Inschakelen',
  sides: {
    label: 'Opnemen of uitsluiten',
    include: 'Opnemen',
    exclude: 'Uitsluiten',
    excluded: (count: number) => `Uitsluiten (${count.toLocaleString('nl')})`,
  },
  targetLabel: 'Doel',
  selected: 'Gebruikers en groepen selecteren',
  excludeLead:
    'Wie is uitgesloten, krijgt deze methode niet, ook als een andere rij diegene opneemt.',
  add: 'Gebruikers en groepen toevoegen',
  name: 'Naam',
  type: 'Soort',
  types: { user: 'Gebruiker', group: 'Groep' },
  mode: 'Verificatiemodus',
  modes: { any: 'Willekeurig', deviceBasedPush: 'Wachtwoordloos', push: 'Pushmelding' },
  modeText: {
    any: 'Wachtwoordloos aanmelden met de telefoon, en een melding als tweede stap.',
    deviceBasedPush: 'Alleen wachtwoordloos aanmelden met de telefoon.',
    push: 'Alleen een melding als tweede stap: niemand in deze rij meldt zich zonder wachtwoord aan.',
  },
  more: (name: string) => `Meer voor ${name}`,
  configure: 'Configureren',
  configureOne: (name: string) => `${name} configureren`,
  remove: 'Verwijderen',
  removeOne: (name: string) => `${name} verwijderen`,
  removeFound: 'Deze verwijderen',
  actions: 'Acties',
  removeAll: 'Alle verwijderen',
  removed: (count: number) => `${counted(count, 'rij', 'rijen')} verwijderd.`,
  undo: 'Ongedaan maken',
  noRows: 'Niemand is geselecteerd. Voeg gebruikers of groepen toe, of kies Alle gebruikers.',
  noExclusions: 'Niemand is uitgesloten.',
  filter: 'In deze rijen zoeken',
  rows: (count: number) => counted(count, 'rij', 'rijen'),
  showMore: 'Meer tonen',
  gone: 'Staat niet meer in de directory',
  done: 'Gereed',
  cancel: 'Annuleren',
  picker: {
    title: 'Gebruikers en groepen toevoegen',
    oneGroup: 'Een groep selecteren',
    kinds: { label: 'Wat u toevoegt', group: 'Groepen', user: 'Gebruikers' },
    searchGroup: 'Naam van de groep bevat',
    searchUser: 'Naam begint met',
    results: 'Gevonden',
    selected: (count: number) => `${counted(count, 'rij', 'rijen')} geselecteerd`,
    all: (count: number) => `Alle ${count.toLocaleString('nl')} getoonde selecteren`,
    added: 'Staat al in de lijst',
    none: 'Niets gevonden. Probeer minder letters.',
    addNone: 'Toevoegen',
    add: (count: number) => `${counted(count, 'rij', 'rijen')} toevoegen`,
    nothing: 'Selecteer ten minste één gebruiker of groep.',
  },
  features: {
    displayAppInformationRequiredState:
      'Toepassingsnaam weergeven in push- en wachtwoordloze meldingen',
    displayLocationInformationRequiredState:
      'Geografische locatie weergeven in push- en wachtwoordloze meldingen',
    numberMatchingRequiredState: 'Nummers vergelijken vereisen voor pushmeldingen',
    companionAppAllowedState: 'Microsoft Authenticator in aanvullende toepassingen',
  },
  featureText: {
    displayAppInformationRequiredState:
      'De aanvraag noemt de toepassing waarbij men zich aanmeldt.',
    displayLocationInformationRequiredState:
      'De aanvraag zegt waar de browser is, naar zijn IP-adres.',
    numberMatchingRequiredState:
      'Aanmelden met de telefoon vergelijkt altijd nummers, wat hier ook staat. Het wordt bewaard omdat de bèta van Graph het heeft.',
    companionAppAllowedState:
      'Hier is geen aanvullende toepassing: dit wordt bewaard omdat de bèta van Graph het heeft, en doet niets.',
  },
  status: 'Toestand',
  states: { default: 'Beheerd door Microsoft', enabled: 'Ingeschakeld', disabled: 'Uitgeschakeld' },
  featureOf: (what: string, feature: string) => `${what}: ${feature}`,
  includeGroup: 'Opnemen',
  excludeGroup: 'Uitsluiten',
  none: 'Geen',
  aGroup: 'Een groep selecteren',
  change: 'Wijzigen',
  oath: 'Gebruik van Microsoft Authenticator OTP toestaan',
  oathText: 'De app toont een eenmalige code, die ook offline werkt.',
  pass: {
    minimum: 'Minimale levensduur (minuten)',
    maximum: 'Maximale levensduur (minuten)',
    default: 'Standaardlevensduur (minuten)',
    length: 'Lengte (tekens)',
    once: 'Eenmalig gebruik vereisen',
    onceText: 'Elke pas opent één aanmelding en is dan voorbij.',
    between: (least: number, most: number) => `Van ${numbered(least)} tot en met ${numbered(most)}`,
    wrong: (least: number, most: number) =>
      `Typ een geheel getal van ${numbered(least)} tot en met ${numbered(most)}.`,
    order: 'Het minimum mag niet boven het maximum liggen, en de standaard ligt ertussen.',
    lasts: (length: string) => `Dat is ${length}.`,
  },
  minutes: (count: number) => counted(count, 'minuut', 'minuten'),
  hours: (count: number) => counted(count, 'uur', 'uren'),
  days: (count: number) => counted(count, 'dag', 'dagen'),
  save: 'Opslaan',
  saving: 'Bezig met opslaan',
  discard: 'Negeren',
  unchanged: 'Er zijn geen wijzigingen om op te slaan.',
  unsaved: 'Wijzigingen nog niet opgeslagen: vóór Opslaan geldt er niets van.',
  saved: 'Opgeslagen. Het geldt vanaf de volgende aanmelding.',
  discarded: 'Wijzigingen genegeerd.',
  bringBack: 'Terughalen',
  changedAt: (moment: string) => `Laatst opgeslagen op ${moment}`,
  neverSaved: 'Nooit gewijzigd: dit zijn de standaardwaarden.',
  readOnly: 'Uw rol leest beleid en wijzigt het niet.',
  refused: {
    tooLarge: (size: string, most: string) =>
      `Niet opgeslagen: het beleid zou ${size} KB groot zijn, en er wordt hoogstens ${most} KB opgeslagen.`,
    tooLargeCause: (users: number, groups: number) =>
      `De waarschijnlijke oorzaak is het aantal gebruikers en groepen dat erin staat: ${counted(users, 'gebruiker', 'gebruikers')} en ${counted(groups, 'groep', 'groepen')}.`,
    tooLargeHelp:
      'Uw bewerking is bewaard. Vervang ze in deze zelfde bewerking door één groep en kies opnieuw Opslaan.',
    changedMeanwhile:
      'Niet opgeslagen: iemand anders heeft dit beleid opgeslagen terwijl u bezig was. Daar is niets van overschreven, en uw bewerking is bewaard.',
    changedHelp:
      'Vergelijk voordat u kiest. Neem die van de ander over om opnieuw te beginnen met wat nu is opgeslagen, of behoud de uwe en kies opnieuw Opslaan om die ervoor in de plaats te zetten.',
    savedNow: 'Nu opgeslagen',
    yourEdit: 'Uw bewerking',
    takeTheirs: 'Die van de ander overnemen',
    keepMine: 'De mijne behouden',
    keptMine: 'Uw bewerking blijft. Opslaan zet die in de plaats van wat intussen is opgeslagen.',
    combinedOff:
      'Gecombineerde registratie staat uit in deze tenant. Die komt eerst: zet haar aan voordat gebruikers zich wachtwoordloos mogen aanmelden.',
    combinedKept: 'Er is niets opgeslagen; uw bewerking is bewaard.',
    combinedLink: 'De tenantinstelling op een nieuw tabblad openen',
    targetUnknown: (name: string) =>
      `Niet opgeslagen: ${name} staat niet meer in de directory. Verwijder die rij en kies opnieuw Opslaan. Uw bewerking is bewaard.`,
    invalid: 'Niet opgeslagen: een van de waarden kan niet. Uw bewerking is bewaard.',
  },
  legacy: {
    title:
      'Het vroegere beleid voor de hele directory staat aan: iedereen in deze tenant mag zich met de telefoon aanmelden.',
    text: 'Dit beleid opslaan vervangt het voorgoed. Alle gebruikers wordt aanbevolen: dan verliest niemand het aanmelden met de telefoon. Voordat er iets wordt opgeslagen, ziet u wie het zou verliezen.',
    choose: 'Alle gebruikers kiezen',
  },
  unregistered: {
    title:
      'Wie alleen in rijen met de modus Wachtwoordloos voorkomt, kan telefoon aanmelden niet registreren.',
    text: 'Zo beslist deze tenant, volgens nieuwere documentatie: gecombineerde registratie werkt met Alle en Pushmelding. Kies Alle voor hen, of beslis anders bij Instellingen. Wie al geregistreerd is, houdt het.',
    settings: 'Instellingen',
  },
  losers: {
    title: (count: number) =>
      count === 1
        ? '1 gebruiker zou het aanmelden met de telefoon verliezen'
        : `${count.toLocaleString('nl')} gebruikers zouden het aanmelden met de telefoon verliezen`,
    text: 'Zij melden zich nu zonder wachtwoord aan. Na het opslaan kan dat niet meer, en hebben zij een wachtwoord of een andere methode nodig.',
    legacy:
      'Opslaan beëindigt ook het beleid voor de hele directory, waardoor iedereen mag. Alle gebruikers wordt aanbevolen.',
    names: 'Wie het zou verliezen',
    others: (count: number) => `en nog ${counted(count, 'ander', 'anderen')}`,
    all: 'Allen tonen',
    save: 'Toch opslaan',
    allUsers: 'Alle gebruikers kiezen',
    back: 'Terug naar de bewerking',
  },
  /** Before somebody leaves. */
  leaving: (method: string) => `Uw wijzigingen in ${method} zijn niet opgeslagen.`,
  whatIf: {
    action: 'Wat als…',
    choose: 'Voor wie zou dit iets betekenen?',
    title: 'Wat als dit werd opgeslagen',
    lead: 'Wat deze mensen zouden krijgen met uw niet-opgeslagen wijzigingen. Er wordt niets opgeslagen.',
    close: 'Terug naar het beleid',
  },
}
