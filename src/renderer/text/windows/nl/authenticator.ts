/** What the authenticator window says, in Dutch. @module */
import type { WindowWords } from '../en.ts'

const seconds = (count: number): string => (count === 1 ? '1 seconde' : `${count} seconden`)

export const authenticator: WindowWords['authenticator'] = {
  title: 'Countersign',
  windowTitle: (view) => `${view} · Countersign`,
  views: 'Weergaven',
  accounts: {
    title: 'Accounts',
    add: 'Account toevoegen',
    empty: 'Er staat nog geen account in deze app, dus kan hier niets goedgekeurd worden.',
    search: 'Accounts zoeken',
    found: (count) =>
      count === 0
        ? 'Geen account heeft dit in naam of organisatie.'
        : count === 1
          ? '1 account gevonden'
          : `${count} accounts gevonden`,
    menuFor: (account) => `Wat te doen met ${account}`,
    phoneSignIn: {
      on: 'Aanmelden via telefoon staat aan',
      off: 'Aanmelden via telefoon staat uit',
      'turning-on': 'Aanmelden via telefoon wordt ingeschakeld',
      deleted: 'Aanmelden via telefoon staat uit: de sleutel is gewist',
    },
    deleted:
      'De pincode is acht keer onjuist gegeven, of vergeten. Het account is bewaard. Schakel aanmelden via telefoon opnieuw in met een code van de beveiligingsgegevens.',
    appTooOld: (organization) =>
      `${organization} stuurt geen aanvragen naar deze app, want de app is ouder dan is toegestaan. Werk de app bij; het account blijft.`,
    keyUnread: 'De sleutel is nog niet gelezen',
    keyMissing: 'De sleutel ontbreekt',
    adding: 'Wordt nog toegevoegd. Dit gaat vanzelf verder.',
    enable: 'Aanmelden via telefoon inschakelen',
    enableFor: (account) => `Aanmelden via telefoon inschakelen voor ${account}`,
    turnOff: 'Aanmelden via telefoon uitschakelen',
    remove: 'Account verwijderen',
    busy: {
      'turning-on': 'Wacht op uw pincode, in het venster dat verschenen is',
      'turning-off': 'Aanmelden via telefoon wordt uitgeschakeld',
      removing: 'Het account wordt verwijderd',
    },
    code: 'Code van de beveiligingsgegevens',
    codeHint: 'Kies daar Aanmelden via telefoon inschakelen. De code werkt één keer.',
    openSecurityInfo: 'Beveiligingsgegevens openen',
    connection: {
      off: 'Niet verbonden',
      connecting: 'Verbinding maken',
      connected: 'Verbonden',
    },
    offline: {
      refused: 'Offline: op dit adres antwoordt niemand',
      impostor: 'Offline: op dit adres antwoordt een ander programma. Er is niets tegen gezegd',
      timeout: 'Offline: geen antwoord op tijd',
      version: 'Offline: de andere kant spreekt een andere versie van het protocol',
      busy: 'Offline: de andere kant vraagt om later terug te komen',
      unclear: 'Offline: wat antwoordde, is geen relying party',
      closed: 'Offline: de andere kant verbrak de verbinding',
      silent: 'Offline: de andere kant viel stil',
      malformed: 'Offline: de andere kant hield zich niet aan het protocol',
      'wrong-key':
        'Offline: de andere kant kon niet bewijzen dat zij de relying party is die u hebt toegevoegd',
      'keys-unread': 'Niet verbonden: de sleutelhanger geeft de sleutel niet',
      'not-accepted': 'Offline: de relying party aanvaardt dit account niet meer',
    },
    retryIn: (count) => `Volgende poging over ${seconds(count)}`,
    retryNow: 'Nu proberen',
  },
  codes: {
    name: 'Eenmalige code',
    show: 'Tonen',
    showFor: (account) => `De eenmalige code van ${account} tonen`,
    hide: 'Verbergen',
    hideFor: (account) => `De eenmalige code van ${account} verbergen`,
    left: (count) => `${count} sec.`,
    copyFor: (account) => `De eenmalige code van ${account} kopiëren`,
    cleared: 'Gekopieerd. Na 30 seconden gaat de code van het klembord af.',
  },
  ended: {
    text: (account, organization, moment) =>
      `${organization} heeft ${account} in deze app beëindigd op ${moment}. De sleutels zijn gewist. Voeg het account opnieuw toe om het hier weer te gebruiken.`,
    dismiss: 'Sluiten',
    dismissFor: (account) => `Sluiten: de melding over ${account}`,
  },
  turnOff: {
    title: 'Aanmelden via telefoon uitschakelen?',
    text: (account) =>
      `${account} kan zich dan niet meer aanmelden met een getal in deze app. Het account blijft staan; om het later weer in te schakelen hebt u een code van de beveiligingsgegevens nodig.`,
    turnOff: 'Uitschakelen',
    keep: 'Aan laten staan',
  },
  remove: {
    title: (account) => `${account} verwijderen?`,
    text: (organization) =>
      `De sleutels worden hier gewist en ${organization} hoort dat deze app er niet meer voor goedkeurt. Dit kan niet ongedaan worden gemaakt, maar u kunt het account opnieuw toevoegen.`,
    remove: 'Verwijderen',
    keep: 'Behouden',
    hereOnly: 'Alleen hier verwijderen',
    hereOnlyText: (organization) =>
      `${organization} is nu niet te bereiken. Verwijdert u het account alleen hier, dan blijft deze app daar in de lijst staan tot iemand haar bij de beveiligingsgegevens verwijdert; goedkeuren kan ze niets meer.`,
  },
  waiting: {
    label: 'Een aanmelding wacht op u',
    what: (application) => `Bent u dit, die zich aanmeldt bij ${application}?`,
    open: 'Aanvraag openen',
    openFor: (application, account) => `Aanvraag openen van ${application} voor ${account}`,
    more: (count) =>
      count === 1 ? 'Er wacht nog 1 aanvraag.' : `Er wachten nog ${count} aanvragen.`,
    arrived: (application) => `${application} vraagt of u zich aanmeldt.`,
  },
  receiving: {
    connecting: 'Er wordt verbinding gemaakt. Tot dan kan er geen aanvraag aankomen.',
    offline:
      'Niet alle accounts zijn verbonden; hun aanvragen komen niet aan. Dit wordt vanzelf opnieuw geprobeerd.',
    retry: 'Opnieuw proberen',
    retryAsks:
      'Mogelijk toont het systeem een eigen venster dat om het wachtwoord van uw sleutelhanger vraagt, omdat de sleutels daarin bewaard worden.',
    removeAll: 'Alle gegevens verwijderen',
    cannotApprove: 'Aanvragen komen aan, maar geen ervan kan nu worden goedgekeurd.',
  },
  clock: {
    ahead: (length, host) =>
      `De klok van deze computer loopt ${length} voor op die van de relying party op ${host}. Aanvragen volgen haar klok en werken gewoon, maar tijden die u hier ziet kunnen onjuist zijn. Controleer de datum en tijd van deze computer.`,
    behind: (length, host) =>
      `De klok van deze computer loopt ${length} achter op die van de relying party op ${host}. Aanvragen volgen haar klok en werken gewoon, maar tijden die u hier ziet kunnen onjuist zijn. Controleer de datum en tijd van deze computer.`,
  },
  relyingParty: {
    starting: 'De relying party op deze computer wordt gestart.',
    restarting: (count) =>
      `De relying party op deze computer is gestopt en begint opnieuw over ${seconds(count)}. Accounts en instellingen zijn bewaard.`,
    portTaken: (port) =>
      `De relying party op deze computer kan niet starten: een ander programma gebruikt poort ${port}. Er is niets verloren.`,
    portTakenBy: (port, holder) =>
      `De relying party op deze computer kan niet starten: ${holder} gebruikt poort ${port}. Er is niets verloren.`,
    portTakenByPerson: (port, person) =>
      `De relying party op deze computer kan niet starten: een programma van ${person}, die deze computer ook gebruikt, heeft poort ${port}. Er is niets verloren.`,
    portTakenByBoth: (port, holder, person) =>
      `De relying party op deze computer kan niet starten: ${holder} van ${person}, die deze computer ook gebruikt, heeft poort ${port}. Er is niets verloren.`,
    portAdvice: 'Sluit dat programma en probeer het opnieuw, of kies een andere poort.',
    endsAgain:
      'De relying party op deze computer stopte meermaals achtereen en wordt daarom niet vanzelf opnieuw gestart. Wat zij had opgeslagen, is bewaard.',
    asked: 'De relying party op deze computer is gestopt, zoals u vroeg.',
    tryAgain: 'Opnieuw proberen',
    start: 'Starten',
    choosePort: 'Een andere poort kiezen',
  },
  port: {
    title: 'Een andere poort kiezen',
    first: 'De aanmeldingspagina’s hebben deze poort dan vanaf de eerste start in hun adres.',
    settled: (port) =>
      `Accounts die op poort ${port} zijn toegevoegd, blijven bewaard, maar worden op de nieuwe niet bereikt: elk moet verwijderd en opnieuw toegevoegd worden. Apps die zich hier aanmelden, hebben het nieuwe adres nodig.`,
    label: 'Poort',
    hint: 'Een getal van 1024 tot en met 65535',
    wrong: 'Typ een getal van 1024 tot en met 65535.',
    choose: 'Deze poort gebruiken',
  },
  welcome: {
    title: 'Aanmelden zonder wachtwoord',
    text: 'Countersign keurt aanmeldingen goed op deze computer: u typt het getal dat de aanmeldingspagina toont en bevestigt dat u het bent. Daar is geen telefoon en geen internet voor nodig.',
  },
  guide: {
    title: 'Uw eerste aanmelding',
    progress: (done, all) => `${done} van ${all} gedaan`,
    state: { done: 'Gedaan', now: 'Nu', later: 'Later aan de beurt' },
    putAway: 'Deze uitleg wegleggen',
    putAwayHint: 'Bij de instellingen haalt u haar terug.',
    other: 'Ik heb al een koppeling',
    relyingParty: {
      title: 'De relying party starten',
      text: 'Zij speelt de organisatie waarbij u zich aanmeldt, alleen op deze computer.',
      stopped: 'Zij is niet gestart; hierboven staat waarom.',
    },
    account: {
      title: 'Een voorbeeldaccount toevoegen',
      text: 'Meld u met deze naam en dit wachtwoord aan bij de beveiligingsgegevens, kies daar Methode toevoegen en dan Openen in Countersign.',
      prompt:
        'Deze app vraagt u twee keer iets voordat zij het account toevoegt. De sleutel gaat dan naar uw sleutelhanger; mogelijk toont het systeem een eigen venster waarin u die ontgrendelt.',
      button: 'Beveiligingsgegevens openen',
      name: 'Naam',
      password: 'Wachtwoord',
      noSamples:
        'Hier is geen voorbeeldaccount. Voeg een eigen account toe met een koppeling van de beveiligingsgegevens.',
      choose: 'Voorbeeldaccount',
    },
    enable: {
      title: 'Aanmelden via telefoon inschakelen',
      text: 'U kiest een pincode in een eigen venster. Voortaan opent die de sleutel bij elke goedkeuring.',
      waiting: 'Kies uw pincode in het venster dat verschenen is.',
    },
    signIn: {
      title: 'Aanmelden met alleen de naam',
      text: (account) =>
        `Meld u daar af als u nog aangemeld bent, en typ ${account}. Kies in plaats van het wachtwoord Op een andere manier aanmelden, en dan Een aanvraag goedkeuren. De pagina toont een getal.`,
      button: 'De aanmeldingspagina openen',
    },
    approve: {
      title: 'Het getal typen en goedkeuren',
      text: 'Een venster van deze app vraagt om het getal, en daarna om uw pincode.',
      button: 'Aanvraag openen',
    },
    finished: {
      title: 'U hebt zich zonder wachtwoord aangemeld',
      text: 'Voortaan verschijnt een aanvraag vanzelf, ook als dit venster gesloten is.',
      button: 'Afronden',
    },
  },
  add: {
    title: 'Account toevoegen',
    text: 'Een account voegt u toe met een koppeling van zijn beveiligingsgegevens. Kies daar Methode toevoegen.',
    label: 'Koppeling',
    hint: 'Zij begint met countersign://enroll',
    empty: 'Plak eerst de koppeling.',
    next: 'Volgende',
    image: 'Sleep of plak hier een afbeelding van de QR-code',
    chooseImage: 'Een afbeelding kiezen',
    reading: 'Er wordt naar een QR-code gezocht',
    drop: 'Laat los om een account toe te voegen',
    local: 'Of begin op deze computer: open de beveiligingsgegevens van',
    openFor: (organization) => `De beveiligingsgegevens van ${organization} openen`,
  },
  enrollment: {
    waiting: (count) =>
      count === 1
        ? 'Er kwam intussen nog een link. Die wordt u hierna voorgelegd.'
        : `Er kwamen intussen nog ${count} links. Die worden u hierna voorgelegd.`,
    connect: {
      title: (address) => `Verbinden met ${address}?`,
      text: 'Daar leidt de koppeling heen. Er is nog niets verstuurd. Verbind alleen als u net van dit adres komt.',
      address: 'Adres',
      tenant: 'Nummer van de organisatie',
      connect: 'Verbinden',
    },
    connecting: {
      title: 'Verbinding maken',
      text: 'De relying party bewijst eerst wie zij is; pas daarna wordt haar iets verteld.',
      stop: 'Stoppen',
    },
    add: {
      title: 'Dit account toevoegen?',
      text: 'De relying party heeft dit ondertekend. Er is nog niets gemaakt of bewaard.',
      account: 'Account',
      name: 'Naam',
      address: 'Adres',
      prompt:
        'Bij het toevoegen wordt een sleutel gemaakt en in uw sleutelhanger gelegd. Mogelijk toont het systeem een eigen venster waarin u die ontgrendelt.',
      add: 'Account toevoegen',
    },
    adding: {
      title: 'Het account wordt toegevoegd',
      text: 'Vraagt het systeem u de sleutelhanger te ontgrendelen, dan gaat dit daarna verder.',
    },
    added: {
      title: 'Account toegevoegd',
      text: (account) => `Deze app hoort nu bij ${account}.`,
      next: 'Nog één ding. Om aanmelden via telefoon in te schakelen, kiest u een pincode in een eigen venster, of geeft u de pincode die u al hebt. De eerste 15 minuten is daar geen code voor nodig.',
      later: 'Niet nu',
    },
    failed: {
      title: 'Het account is niet toegevoegd',
      begunTitle: 'Nog niet klaar',
      begun:
        'De relying party heeft het account misschien al. Deze app gaat er vanzelf mee verder; het staat dan in de lijst.',
      again: 'Een andere koppeling gebruiken',
    },
  },
  requests: {
    title: 'Aanvragen',
    empty:
      'Er heeft nog geen aanmelding naar u gevraagd. Wat u goedkeurt of weigert, staat daarna hier.',
    clear: 'De lijst leegmaken',
    clearTitle: 'Deze lijst leegmaken?',
    clearText:
      'Alleen de lijst in deze app wordt leeg. De organisaties houden zelf bij welke aanmeldingen er waren.',
    clearIt: 'Leegmaken',
    keep: 'Behouden',
    who: (account, organization) => `${account} · ${organization}`,
    end: {
      approved: 'Goedgekeurd',
      declined: 'Aanvraag geweigerd',
      'not-me': 'Gemeld: dit was u niet',
      'wrong-app': 'Niet de verwachte app',
      'wrong-number': 'Verkeerd nummer',
      expired: 'Aanvraag verlopen',
      withdrawn: 'Aanvraag ingetrokken',
      'verdict-missing': 'Beantwoord, maar hoe het afliep is niet gehoord',
      missed: 'Gemist: deze app was niet gestart',
      'device-removed': 'Authenticator verwijderd',
      throttled: 'Te veel pogingen',
      policy: 'Niet toegestaan',
      invalid: 'Antwoord niet aanvaard',
    },
  },
}
