/** What the settings say, in Dutch. @module */
import type { WindowWords } from '../en.ts'

export const settings: WindowWords['settings'] = {
  title: 'Instellingen',
  back: 'Terug naar instellingen',
  language: 'Taal',
  systemLanguage: 'Zoals het systeem',
  startAtLogin: 'Starten als ik me aanmeld bij deze computer',
  startAtLoginText: 'De app wacht dan in het systeemvak en aanvragen komen aan.',
  startAtLoginUnavailable: 'Dit systeem heeft geen plek waar een programma daarom kan vragen.',
  notifications: 'Meldingen',
  notificationsText: 'Naast het venster dat bij elke aanvraag verschijnt.',
  on: 'Aan',
  off: 'Uit',
  guide: 'De eerste aanmelding opnieuw tonen',
  verification: {
    title: 'Verificatie',
    summary: {
      os: 'Door dit systeem, of met pincode',
      pin: 'Met pincode',
      none: 'Nog geen pincode gekozen',
    },
    text: 'Bij elke goedkeuring bewijst u dat u het bent.',
    pinTitle: 'Pincode',
    pinSet:
      'Op deze computer is een pincode ingesteld. Die opent de sleutels: zonder haar kan niets ondertekend worden.',
    pinUnset: 'U kiest een pincode als u voor het eerst aanmelden via telefoon inschakelt.',
    means: {
      polkit: 'Wachtwoord van deze computer',
      'touch-id': 'Touch ID',
      'windows-hello': 'Windows Hello',
      none: 'Door dit systeem',
    },
    allowed: 'Zo kunt u goedkeuren in plaats van uw pincode te geven.',
    ready: 'Zo kunt u goedkeuren in plaats van uw pincode te geven, als u dat toestaat.',
    none: 'Dit systeem heeft geen manier om een persoon te verifiëren die deze app kan gebruiken. Bij goedkeuren wordt om de pincode gevraagd.',
    'not-installed':
      'Het systeem weet nog niet dat deze app het iets mag vragen. Daarvoor moet één bestand op zijn plaats komen; tot dan wordt om de pincode gevraagd.',
    'no-agent':
      'Geen programma in deze sessie toont de vraag van het systeem, dus wordt om de pincode gevraagd. Start de authenticatie-agent van uw bureaublad en kijk hier opnieuw.',
    'not-set-up':
      'Dit systeem kan een persoon verifiëren, maar voor u is dat niet ingesteld. Stel het in bij de instellingen van het systeem en kijk hier opnieuw; tot dan wordt om de pincode gevraagd.',
    unavailable: 'Het systeem kan het nu niet vragen, dus wordt om de pincode gevraagd.',
    weaker:
      'In één opzicht zwakker dan de pincode: het systeem antwoordt alleen ja of nee, dus een programma dat onder uw eigen naam draait en uw sleutelhanger leest, zou de sleutel zonder dat antwoord kunnen gebruiken. De pincode opent de sleutel zelf; daar komt niets omheen.',
    allow: 'Toestaan',
    allowPrompt: 'Een venster vraagt één keer om uw pincode.',
    needsPin:
      'Schakel eerst voor een account aanmelden via telefoon in: dan stelt u de pincode in die hiervoor nodig is.',
    end: 'Alleen de pincode gebruiken',
    install: 'Installeren',
    installPrompt:
      'Het systeem toont een eigen venster dat om het wachtwoord van een beheerder vraagt, omdat het bestand komt te staan waar alleen beheerders mogen schrijven.',
    installCommand: 'Of voer dit uit in een terminal',
    busy: 'Het systeem vraagt het, in een eigen venster',
    demanded: 'Deze accounts vragen altijd om de pincode, omdat hun organisatie dat eist:',
  },
  forgotPin: {
    title: 'Pincode vergeten',
    text: 'Weet u de pincode niet meer, dan kunnen de sleutels die zij opent alleen nog gewist worden.',
    open: 'Ik ben mijn pincode vergeten',
    question: 'De sleutels voor aanmelden via telefoon wissen?',
    consequence:
      'De sleutels van elk account worden gewist, en de pincode ook. De accounts blijven staan; u kiest een nieuwe pincode als u aanmelden via telefoon weer inschakelt. Elk account heeft daarvoor een code van zijn beveiligingsgegevens nodig. Dit kan niet ongedaan worden gemaakt.',
    confirm: 'De sleutels wissen',
    keep: 'Behouden',
    done: 'De sleutels en de pincode zijn gewist. Schakel aanmelden via telefoon opnieuw in, in de lijst met accounts.',
  },
  usage: {
    title: 'Gebruiksgegevens',
    off: 'Uit: er wordt niets geteld',
    on: 'Aan: alleen op deze computer geteld',
    switch: 'Gebruiksgegevens bijhouden',
    text: 'Deze app kan tellen hoe vaak een paar dingen gebeuren. Dat staat uit, tenzij u het aanzet. De getallen staan in een bestand op deze computer en worden nergens heen gestuurd.',
    why: 'Zet dit aan als u zelf wilt zien hoe vaak er aanvragen komen en hoe die aflopen, of om getallen bij de hand te hebben als u een probleem meldt. U bepaalt of u ze doorgeeft.',
    would: 'Dit zou geteld worden, en niets anders',
    held: 'Dit wordt geteld, en niets anders',
    counters: {
      'app-started': 'Keren dat deze app startte',
      'account-added': 'Toegevoegde accounts',
      'request-came': 'Aanvragen die aankwamen',
      'request-approved': 'Goedgekeurde aanvragen',
      'request-denied': 'Geweigerde aanvragen',
      'request-wrong-number': 'Aanvragen die eindigden door een onjuist getal',
      'request-expired': 'Verlopen aanvragen',
      'request-ended-otherwise': 'Aanvragen die anders eindigden',
    },
    never: 'Geen namen, geen adressen, geen tijden, niets van wat u typt.',
    clear: 'Alles op nul zetten',
    cleared: 'Alle getallen staan op nul.',
  },
  relyingParty: {
    title: 'Relying party op deze computer',
    text: 'Zij speelt de organisatie waarbij u zich aanmeldt: de mensen, de aanmeldingspagina’s, de regels. Zij werkt in deze app en is alleen vanaf deze computer te bereiken.',
    running: (host) => `Werkt op ${host}`,
    starting: 'Wordt gestart',
    restarting: 'Wordt opnieuw gestart',
    stopped: 'Niet gestart',
    address: 'Adres',
    tenants: 'Organisaties',
    openSignIn: 'De aanmeldingspagina openen',
    openConsole: 'Het beheer openen',
    consoleText:
      'Waar een organisatie wordt beheerd. Uw browser opent het, met een koppeling die één keer werkt, binnen een minuut.',
    openSignInFor: (organization) => `De aanmeldingspagina van ${organization} openen`,
  },
  removeAll: {
    title: 'Alle gegevens verwijderen',
    text: 'Alles wat deze app op deze computer bewaart.',
    question: 'Alle gegevens verwijderen?',
    goes: 'Dit verdwijnt en kan niet ongedaan worden gemaakt:',
    accounts: (count) =>
      count === 1
        ? '1 account met zijn sleutels, in de sleutelhanger en op schijf'
        : `${count} accounts met hun sleutels, in de sleutelhanger en op schijf`,
    pin: 'De pincode, en wat u het systeem liet verifiëren',
    rest: 'De lijst met aanvragen, de instellingen en de gebruiksgegevens',
    notTold:
      'De organisaties horen dit niet: wilt u een account ook daar beëindigen, verwijder het dan eerst uit de lijst.',
    relyingPartyToo: 'Ook de gegevens van de relying party op deze computer',
    relyingPartyText:
      'Haar organisaties en mensen, haar sleutels en haar certificaat. Apps en browsers die haar vertrouwen, moeten dat opnieuw doen.',
    confirm: 'Alle gegevens verwijderen',
    keep: 'Alles behouden',
  },
  about: {
    title: 'Over deze app',
    summary: (version) => `Versie ${version}`,
    version: 'Versie',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    sandbox: 'Sandbox',
    sandboxOn: 'Aan: dit venster kan niets bereiken dan de app',
    sandboxOff: 'Uit: dit systeem weigert haar. Gebruik deze app alleen om iets uit te proberen',
    development:
      'Dit draait op een oudere Electron, die alleen voor ontwikkeling dient: de huidige kon niet worden opgehaald. Gebruik dit niet voor accounts die ertoe doen.',
    folder: 'Map met de gegevens',
    copyFolder: 'Kopiëren',
    licences: 'Licenties',
    licence:
      'Deze app valt onder de MIT-licentie. Zij is gemaakt met deze pakketten, naast Electron, Chromium en Node.js, waarvan de licenties bij de runtime zitten:',
  },
}
