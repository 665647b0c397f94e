/** The device's words in Dutch. @module */
import type { Facts } from './problem.ts'
import { seconds, text } from './fact-text.ts'
import type { Words } from './words.ts'

const tries = (facts: Facts) => {
  const left = text(facts, 'triesLeft')
  return left === '1' ? 'u kunt het nog 1 keer proberen' : `u kunt het nog ${left} keer proberen`
}
const wait = (facts: Facts) => {
  const length = seconds(facts, 'retryAfterMs')
  return length === 0 ? 'Probeer het opnieuw.' : `Probeer het over ${length} seconden opnieuw.`
}
const kept = 'Er is niets veranderd.'
/** Each begins as the page and the prompt call the same end. */
const denied = (facts: Facts) => {
  const reason = text(facts, 'reason')
  if (reason === 'not-me')
    return 'Gemeld: dit was u niet. Er is niemand aangemeld en de organisatie weet ervan. Aanvragen van waar deze vandaan kwam, kunnen 24 uur geweigerd worden.'
  if (reason === 'wrong-app')
    return 'Niet de verwachte app. Er is niemand aangemeld. Controleer het adres van de pagina voordat u opnieuw begint.'
  return 'Aanvraag geweigerd. Er is niemand aangemeld.'
}

export const dutch: Words = {
  usage: `Gebruik: npm run --silent device -- [--data MAP] OPDRACHT

  enroll LINK|- [--confirm-host HOST:POORT] [--confirm-account ACCOUNT]
         [--profile android|ios|desktop]
      Voegt het account toe van een link uit de beveiligingsgegevens. - leest de link van de
      standaardinvoer. --profile registreert dit apparaat als een van die soort; zonder is het
      een desktop.
  accounts
      Toont de accounts op dit apparaat.
  code ACCOUNT
      Toont de eenmalige code van het account, ook offline.
  phone-sign-in ACCOUNT on|off [--code CODE]
      Zet aanmelden via de telefoon aan, met een pincode, of uit.
  watch
      Blijft verbonden en toont elke aanvraag als een regel JSON.
  approve --number NN [--challenge ID]
      Keurt de wachtende aanvraag goed, met het nummer op de aanmeldingspagina en de pincode.
  deny --reason declined|not-me|wrong-app [--challenge ID]
      Weigert de wachtende aanvraag.
  remove ACCOUNT [--locally]
      Verwijdert een account. Met --locally zonder het de relying party te zeggen.
  forgotten-pin
      Wist alle wachtwoordloze sleutels. De accounts blijven.

Opties
  --data MAP             de map van dit apparaat
  --pin-stdin            leest de pincode van de standaardinvoer
  --pin-file BESTAND     leest de pincode uit een bestand
  --vault keychain|file  waar sleutels staan; file beschermt niets en is voor tests
  --language en|nl       de taal van de zinnen

Antwoorden zijn JSON op de standaarduitvoer. Het einde is 0 als gedaan is wat gevraagd werd, 1 met
{"error":{"code","message"}} als dat niet zo is, 2 als de opdracht niet begrepen is.
`,
  mistakes: {
    COMMAND_MISSING: () => 'Er is geen opdracht gegeven.',
    COMMAND_UNKNOWN: (argument) => `De opdracht ${argument} bestaat niet.`,
    OPTION_UNKNOWN: (argument) => `${argument} is geen optie van deze opdracht.`,
    OPTION_TWICE: (argument) => `${argument} zegt een tweede keer hetzelfde.`,
    VALUE_MISSING: (argument) => `Bij ${argument} ontbreekt een waarde.`,
    VALUE_INVALID: (argument) => `De waarde van ${argument} is niet een van de mogelijke.`,
    ARGUMENT_MISSING: (argument) => `${argument} ontbreekt.`,
    ARGUMENT_UNEXPECTED: (argument) => `${argument} is een argument te veel.`,
    STDIN_TWICE: () => 'Op de standaardinvoer past de link of de pincode, niet allebei.',
  },
  problems: {
    KEYCHAIN_ABSENT: () =>
      'Er is hier geen sleutelhanger: geen sessiebus, of geen dienst daarachter. Er is niets verloren. Start er een, of gebruik --vault file voor tests.',
    KEYCHAIN_LOCKED: () =>
      'De sleutelhanger is vergrendeld. Er is niets verloren. Ontgrendel hem en probeer het opnieuw.',
    KEYCHAIN_WAITING_FOR_UNLOCK: () =>
      'Het systeem vraagt om het wachtwoord van de sleutelhanger en niemand heeft het gegeven. Er is niets verloren. Geef het en probeer het opnieuw.',
    KEYCHAIN_REFUSING: () =>
      'De sleutelhanger weigert met dit programma te werken. Er is niets verloren. Kijk wat zijn eigen venster zegt.',
    KEYCHAIN_NOT_ANSWERING: () =>
      'De sleutelhanger antwoordt niet. Er is niets verloren. Start hem opnieuw en probeer het nog eens.',
    KEYCHAIN_CHANGED: () =>
      'Er antwoordt een andere sleutelhanger dan die met de sleutels van deze accounts. Er is niets veranderd. Zet de oude terug.',
    KEYCHAIN_ENTRY_DAMAGED: () =>
      'Een gegeven van dit apparaat in de sleutelhanger is beschadigd. Er is niets veranderd. Herstel het, of verwijder het account en voeg het opnieuw toe.',
    KEY_MISSING: () =>
      'De sleutel van dit account staat niet in de sleutelhanger. Het account is behouden. Verwijder het en voeg het opnieuw toe, of gebruik forgotten-pin als het alleen om aanmelden via de telefoon gaat.',
    VAULT_DAMAGED: () =>
      'Het bestand met accounts is beschadigd. Het is gelaten zoals het is. Zet een goede kopie terug.',
    VAULT_NEWER: () =>
      'Een nieuwere Countersign heeft het bestand met accounts geschreven. Het is gelaten zoals het is. Gebruik het nieuwere programma.',
    VAULT_UNREADABLE: () =>
      'Het bestand met accounts kan niet gelezen worden. Het is gelaten zoals het is. Kijk van wie het is en wie het mag lezen.',
    VAULT_NOT_STORED: () =>
      'De schijf nam niets aan, dus er is niets veranderd. Maak ruimte, of kijk of er in de map geschreven kan worden.',
    ACCOUNT_UNKNOWN: () =>
      'Dat account staat niet op dit apparaat. De opdracht accounts toont welke er zijn.',
    STATEMENT_REFUSED: () =>
      'De relying party antwoordde met iets dat zij niet voor dit account heeft ondertekend. Er is niets veranderd.',
    GRANT_REFUSED: () =>
      'Het bewijs wie u bent was al gebruikt of ingetrokken. Er is niets ondertekend. Probeer het opnieuw.',
    CHALLENGE_UNKNOWN: () => 'Die aanvraag is voorbij, of was er nooit. Er is niets verstuurd.',
    CHALLENGE_EXPIRED: () =>
      'De aanvraag eindigde terwijl ze beantwoord werd. Er is niets verstuurd. Begin opnieuw met aanmelden.',
    CHALLENGE_RESERVED: () => 'Die aanvraag wordt al beantwoord.',
    ACCOUNT_AMBIGUOUS: (facts) =>
      `Meer dan één account heet ${text(facts, 'account')}. Noem het bedoelde bij zijn id.`,
    CONFIRMATION_REQUIRED: (facts) =>
      text(facts, 'account') === ''
        ? `De link leidt naar ${text(facts, 'host')}, tenant ${text(facts, 'tenant')}. Er is niets verstuurd. Als dat klopt, voeg dan --confirm-host ${text(facts, 'host')} toe.`
        : `${text(facts, 'tenantName')} biedt het account ${text(facts, 'account')} aan. Er is niets toegevoegd. Als dat klopt, voeg dan --confirm-account ${text(facts, 'account')} toe.`,
    CONFIRMATION_DIFFERS: (facts) =>
      `Bevestigd is ${text(facts, 'confirmed')}, maar de link leidt naar ${text(facts, 'found')}. Er is niets toegevoegd.`,
    PIN_REQUIRED: () => 'Hiervoor is de pincode nodig. Geef die met --pin-stdin of --pin-file.',
    CHALLENGE_NONE: () => 'Er wacht geen aanvraag. Begin met aanmelden en probeer het opnieuw.',
    CHALLENGE_AMBIGUOUS: () => 'Er wacht meer dan één aanvraag. Noem de bedoelde met --challenge.',
    NUMBER_MALFORMED: (facts) =>
      `Het nummer op de pagina heeft ${text(facts, 'digits')} cijfers. Er is niets verstuurd. Typ ze allemaal.`,
    LINK_UNKNOWN: () =>
      'Dat is geen link om een account toe te voegen. Kopieer hem opnieuw uit de beveiligingsgegevens.',
    LINK_TRUNCATED: () =>
      'Het einde van de link ontbreekt. Er is niets verstuurd. Kopieer de hele link.',
    LINK_OTHER_HOST: () =>
      'De link leidt naar een andere computer. Dit programma voegt alleen accounts toe van een relying party op deze. Er is niets verstuurd.',
    LINK_NEWER: () =>
      'De link is van een nieuwere versie. Er is niets verstuurd. Werk dit programma bij.',
    OFFER_DIFFERS: () =>
      'Wat daar antwoordt, is niet de relying party uit de link. Er is niets ondertekend of toegevoegd. Haal een nieuwe link, en kijk welk programma die poort gebruikt.',
    REPLY_DIFFERS: () =>
      'De relying party antwoordde met iets dat zij niet voor dit account heeft ondertekend. Er is niets toegevoegd.',
    ALREADY_ADDED: () => 'Dit account staat al op dit apparaat. Er is niets veranderd.',
    CODE_UNKNOWN: () =>
      'De relying party kent deze code niet. Er is niets toegevoegd. Haal een nieuwe uit de beveiligingsgegevens.',
    CODE_EXPIRED: () =>
      'De code is verlopen. Er is niets toegevoegd. Haal een nieuwe uit de beveiligingsgegevens.',
    CODE_USED: () =>
      'De code is al gebruikt. Er is niets toegevoegd. Haal een nieuwe uit de beveiligingsgegevens.',
    ENROLLMENT_UNKNOWN: () =>
      'De relying party kent dit account op dit apparaat niet meer. Verwijder het en voeg het opnieuw toe.',
    POLICY: () => 'De organisatie staat dit voor dit account niet toe. Er is niets veranderd.',
    APP_TOO_OLD: () =>
      'Deze app is ouder dan de organisatie toestaat. Er is niets gewijzigd. Werk de app bij en probeer het opnieuw.',
    GUEST: () =>
      'Een gastaccount kan geen apparaat delen met een ander account van deze organisatie. Er is niets gewijzigd. Gebruik een ander apparaat.',
    DEVICE_TAKEN: () =>
      'Dit apparaat is geregistreerd voor een ander account van deze organisatie, en een apparaat van deze soort dient er één. Er is niets gewijzigd. Verwijder het andere account of gebruik een ander apparaat.',
    ON_PREMISES_MFA: () =>
      'De tweede factor van dit account komt van een server van de organisatie, die geen vijfde installatie van de app toelaat. Er is niets gewijzigd. Verwijder er eerst een in de beveiligingsgegevens.',
    CODE_REQUIRED: () =>
      'Het account is langer dan 15 minuten geleden toegevoegd, dus er is een code nodig. Haal er een uit de beveiligingsgegevens en geef die met --code.',
    TOO_MANY_DEVICES: () =>
      'Dit account heeft zoveel authenticators als de organisatie toestaat. Er is niets toegevoegd. Verwijder er eerst een in de beveiligingsgegevens.',
    THROTTLED: (facts) => `Dat is te vaak gevraagd. ${kept} ${wait(facts)}`,
    INVALID: () => `De relying party weigerde wat dit apparaat stuurde. ${kept}`,
    NOT_STORED: () => `De relying party kan nu niets opslaan. ${kept} Probeer het later opnieuw.`,
    RELYING_PARTY_FAULT: () =>
      'Er ging iets mis bij de relying party. Probeer het opnieuw, en bekijk haar logboek als het weer misgaat.',
    RELYING_PARTY_REFUSED: (facts) =>
      `Niemand antwoordt op ${text(facts, 'origin')}. De relying party draait niet. ${kept}`,
    RELYING_PARTY_IMPOSTOR: (facts) =>
      `Een ander programma antwoordt op ${text(facts, 'origin')}: het kan het vastgelegde certificaat niet tonen. Er is niets verstuurd of ondertekend.`,
    RELYING_PARTY_TIMEOUT: (facts) =>
      `${text(facts, 'origin')} gaf niet op tijd antwoord. Probeer het opnieuw.`,
    RELYING_PARTY_VERSION: (facts) =>
      `${text(facts, 'origin')} spreekt een andere versie dan dit programma. Er is niets ondertekend. Werk de oudste van de twee bij.`,
    RELYING_PARTY_BUSY: (facts) => `${text(facts, 'origin')} heeft het nu te druk. ${wait(facts)}`,
    RELYING_PARTY_UNCLEAR: (facts) =>
      `${text(facts, 'origin')} antwoordde met iets dat dit programma niet begrijpt. ${kept}`,
    RELYING_PARTY_CLOSED: (facts) =>
      `${text(facts, 'origin')} heeft de verbinding gesloten. Het wordt opnieuw geprobeerd.`,
    RELYING_PARTY_SILENT: (facts) =>
      `${text(facts, 'origin')} zwijgt. Het wordt opnieuw geprobeerd.`,
    RELYING_PARTY_MALFORMED: (facts) =>
      `${text(facts, 'origin')} stuurde iets dat niet bij het protocol hoort; daarom is de verbinding beëindigd.`,
    RELYING_PARTY_WRONG_KEY: (facts) =>
      `Wat op ${text(facts, 'origin')} antwoordt, is niet de vastgelegde relying party: de sleutel is een andere. Er is niets ondertekend.`,
    ACCOUNT_NOT_ACCEPTED: (facts) =>
      `De relying party aanvaardt ${text(facts, 'account')} niet van dit apparaat. Misschien is het daar verwijderd.`,
    KEYS_UNREAD: () =>
      'De sleutels van dit apparaat konden niet gelezen worden; het kan geen aanvragen ontvangen.',
    PIN_WRONG: (facts) =>
      `Dat is niet de pincode: ${tries(facts)}. ${wait(facts)} Na de laatste keer gaat aanmelden via de telefoon uit.`,
    PIN_TOO_SOON: (facts) =>
      `Te snel na een verkeerde pincode: deze is niet bekeken. ${wait(facts)}`,
    PIN_TOO_SHORT: () => 'Een pincode heeft ten minste 6 tekens. Er is niets veranderd.',
    PIN_TOO_LONG: () => 'Een pincode heeft ten hoogste 128 tekens. Er is niets veranderd.',
    PIN_TOO_COMMON: () =>
      'Die pincode is een van de eerste die iedereen zou proberen. Er is niets veranderd. Kies een andere.',
    KEYS_DELETED: () =>
      'Dat was de laatste keer: de wachtwoordloze sleutels zijn gewist, de accounts zijn behouden. Zet aanmelden via de telefoon weer aan met een code uit de beveiligingsgegevens en een nieuwe pincode.',
    PHONE_SIGN_IN_ON: () => 'Aanmelden via de telefoon staat voor dit account al aan.',
    PHONE_SIGN_IN_OFF: () =>
      'Aanmelden via de telefoon staat voor dit account uit. Zet het aan met de opdracht phone-sign-in.',
    CODES_OFF: () =>
      'De organisatie gaf dit account geen eenmalige codes. Meld u op een andere manier aan.',
    VERIFICATION_CANCELLED: () =>
      'Er is geen pincode gegeven. Er is niets verstuurd; de aanvraag wacht nog.',
    VERIFICATION_TIMED_OUT: () =>
      'De aanvraag eindigde voordat de pincode gegeven was. Er is niets verstuurd.',
    VERIFICATION_REFUSED: () =>
      'Het systeem aanvaardde niet wat werd gegeven. Er is niets verstuurd.',
    VERIFICATION_UNAVAILABLE: () =>
      'Deze computer kan niet nagaan wie u bent. Er is niets verstuurd.',
    WRONG_NUMBER: () =>
      'Verkeerd nummer. Het is niet dat op de aanmeldingspagina, dus is de aanvraag beëindigd. Er is niemand aangemeld. Begin opnieuw en typ het nieuwe nummer.',
    REQUEST_DENIED: denied,
    REQUEST_EXPIRED: () =>
      'Aanvraag verlopen. Er kwam niet op tijd een antwoord. Er is niemand aangemeld. Begin opnieuw met aanmelden als het van u was.',
    REQUEST_WITHDRAWN: () =>
      'Aanvraag ingetrokken. De aanmelding is beëindigd of elders opnieuw begonnen. Met deze aanvraag is niemand aangemeld.',
    REQUEST_APPROVED: () => 'De aanvraag was al goedgekeurd voordat ze geweigerd kon worden.',
    REQUEST_NOT_ALLOWED: () =>
      'Niet toegestaan. De organisatie laat dit account zich niet op deze manier aanmelden. Er is niemand aangemeld. Kies een andere manier of vraag het de beheerder.',
    REQUEST_THROTTLED: () =>
      'Te veel pogingen. Voor dit account waren er te veel foute of onbeantwoorde aanvragen. Er is niemand aangemeld. Wacht een paar minuten of kies een andere manier.',
    AUTHENTICATOR_REMOVED: () =>
      'Authenticator verwijderd. Hij hoort niet meer bij dit account. Er is niemand aangemeld. Voeg het account opnieuw toe via de beveiligingsgegevens.',
    ANSWER_NOT_ACCEPTED: () =>
      'Antwoord niet aanvaard. De relying party kon het niet controleren. Er is niemand aangemeld. Begin opnieuw; gebeurt dit weer, verwijder het account dan en voeg het opnieuw toe.',
    VERDICT_MISSING: () =>
      'Het antwoord is gegeven, maar de relying party heeft niet gezegd wat ermee gebeurd is. Kijk op de aanmeldingspagina.',
    WATCH_RUNNING: () => 'De opdracht watch draait al voor deze map.',
    WATCH_LOST: () =>
      'De opdracht watch eindigde voordat zij antwoordde. Kijk met accounts wat ervan geworden is.',
    FOLDER_BUSY: (facts) =>
      `Een ander programma, zoals de app of een andere opdracht, werkt met ${text(facts, 'folder')}. Er is niets veranderd. Probeer het opnieuw als dat klaar is.`,
    FOLDER_UNUSABLE: (facts) =>
      `De map ${text(facts, 'folder')} kan niet gebruikt worden. Kijk van wie zij is en wie erin mag schrijven.`,
    FILE_UNREADABLE: (facts) => `Het bestand ${text(facts, 'file')} kan niet gelezen worden.`,
    INTERNAL: (facts) =>
      `Er ging iets mis in dit programma. In het logboek heet het ${text(facts, 'reference')}.`,
  },
  watch: {
    begins: 'Dit apparaat wacht op aanvragen. Stop met Ctrl+C.',
    connecting: (origin) => `Verbinding maken met ${origin}.`,
    connected: (origin) => `Verbonden met ${origin}.`,
    challenge: (application, account, tenant) =>
      `Bent u dit, die zich als ${account} (${tenant}) aanmeldt bij ${application}?`,
    approved: 'Goedgekeurd. De aanmeldingspagina gaat vanzelf verder.',
    accountEnded: (account, tenant) =>
      `${tenant} heeft aanmelden via de telefoon of het hele account ${account} op dit apparaat beëindigd.`,
    accountRefused: (account, tenant) =>
      `${tenant} aanvaardt ${account} niet van dit apparaat. Misschien is het daar verwijderd.`,
    accountTooOld: (account, tenant) =>
      `${tenant} stuurt geen aanvragen voor ${account} naar deze app, want de app is ouder dan is toegestaan. Werk de app bij.`,
    clockAhead: (length, origin) =>
      `De klok van deze computer loopt ${length} voor op die van ${origin}. Aanvragen volgen die klok en werken gewoon. Controleer de datum en tijd van deze computer.`,
    clockBehind: (length, origin) =>
      `De klok van deze computer loopt ${length} achter op die van ${origin}. Aanvragen volgen die klok en werken gewoon. Controleer de datum en tijd van deze computer.`,
    clockRight: (origin) => `De klok van deze computer klopt weer met die van ${origin}.`,
    notShown: (origin) => `Iets van ${origin} klopt niet en is niet getoond.`,
    ends: 'Dit apparaat wacht niet langer.',
  },
  vaultFile:
    'De sleutels van dit apparaat staan in een gewoon bestand, zoals gevraagd met --vault file. Het beschermt niets: gebruik het alleen voor tests.',
}
