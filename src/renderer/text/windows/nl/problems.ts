/** Why the app did not do what was asked, in Dutch: what happened, what was kept, what to do. @module */
import type { DesktopProblemCode } from '#protocol/desktop-problems'

const wait = (seconds: number): string =>
  seconds > 90
    ? `Probeer het over ${Math.ceil(seconds / 60)} minuten opnieuw.`
    : seconds === 1
      ? 'Probeer het over 1 seconde opnieuw.'
      : `Probeer het over ${seconds} seconden opnieuw.`

const nothing = 'Er is niets gewijzigd.'

export const problems = {
  'code-unknown': `De relying party kent deze code niet. ${nothing} Maak een nieuwe bij uw beveiligingsgegevens.`,
  'code-expired': `Deze code is verlopen. ${nothing} Maak een nieuwe bij uw beveiligingsgegevens.`,
  'code-used': `Deze code is al gebruikt. ${nothing} Maak een nieuwe bij uw beveiligingsgegevens.`,
  'enrollment-unknown':
    'De relying party kent dit account op deze computer niet meer. Verwijder het hier en voeg het opnieuw toe.',
  policy: `De organisatie staat dit niet toe. ${nothing} Vraag het uw beheerder.`,
  'app-too-old':
    'Deze app is ouder dan de organisatie toestaat. Er is niets gewijzigd. Werk de app bij en probeer het opnieuw.',
  guest:
    'Een gastaccount kan geen apparaat delen met een ander account van deze organisatie. Er is niets gewijzigd. Gebruik een ander apparaat.',
  'device-taken':
    'Dit apparaat is geregistreerd voor een ander account van deze organisatie, en een apparaat van deze soort dient er één. Er is niets gewijzigd. Verwijder het andere account of gebruik een ander apparaat.',
  'on-premises-mfa':
    'De tweede factor van dit account komt van een server van de organisatie, die geen vijfde installatie van de app toelaat. Er is niets gewijzigd. Verwijder er eerst een in de beveiligingsgegevens.',
  'code-required': `Het account is meer dan 15 minuten geleden toegevoegd, dus is er een code nodig. Kies bij uw beveiligingsgegevens Aanmelden via telefoon inschakelen en typ de code die daar staat.`,
  'too-many-devices': `Dit account heeft zo veel authenticators als de organisatie toestaat. ${nothing} Verwijder er een bij uw beveiligingsgegevens en voeg deze dan toe.`,
  throttled: (seconds: number) =>
    `Te veel pogingen, dus deze is niet bekeken. ${wait(Math.max(1, seconds))}`,
  invalid: `De relying party aanvaardde niet wat deze app stuurde. ${nothing} Probeer het opnieuw; gebeurt dit weer, voeg het account dan opnieuw toe.`,
  'not-stored':
    'De schijf nam niets aan; wat er stond, staat er nog. Maak ruimte en probeer het opnieuw.',
  internal: `Er ging iets mis in deze app. ${nothing} Probeer het opnieuw; gebeurt dit weer, start de app dan opnieuw.`,
  'relying-party-refused': `Op dit adres antwoordt niemand. ${nothing} Start de relying party en probeer het opnieuw.`,
  'relying-party-impostor': `Op dit adres antwoordt een ander programma, zonder het juiste certificaat. Er is niets tegen gezegd. Ga na welk programma dat is.`,
  'relying-party-timeout': `De relying party antwoordde niet op tijd. ${nothing} Probeer het opnieuw.`,
  'relying-party-version': `De relying party spreekt een andere versie van het protocol. ${nothing} Breng beide op dezelfde versie.`,
  'relying-party-busy': `De relying party vraagt om later terug te komen. ${nothing} Probeer het zo dadelijk opnieuw.`,
  'relying-party-unclear': `De relying party gaf een antwoord dat niet bij het protocol hoort. ${nothing} Ga na wat er op dit adres antwoordt.`,
  'keychain-absent':
    'Er is hier geen sleutelhanger, dus kan geen sleutel gelezen of bewaard worden. Er is niets verloren. Start er een, zoals gnome-keyring, en probeer het opnieuw.',
  'keychain-locked':
    'De sleutelhanger is vergrendeld, dus de sleutels kunnen niet gelezen worden. Er is niets verloren. Ontgrendel hem en probeer het opnieuw.',
  'keychain-waiting-for-unlock':
    'Het systeem vraagt u de sleutelhanger te ontgrendelen. Daarna gaat dit vanzelf verder.',
  'keychain-refusing':
    'De sleutelhanger zei nee. Er is niets gewijzigd. Sta Countersign toe hem te gebruiken en probeer het opnieuw.',
  'keychain-not-answering':
    'De sleutelhanger antwoordt niet. Er is niets verloren en er wordt vanzelf opnieuw gevraagd.',
  'keychain-changed':
    'Dit is niet de sleutelhanger met de sleutels van deze app. Er is niets gewijzigd. Ga terug naar de oude, of verwijder de accounts en voeg ze opnieuw toe.',
  'keychain-entry-damaged':
    'Een onderdeel in de sleutelhanger is beschadigd. Er is niets gewijzigd. Zet het terug, of verwijder het account en voeg het opnieuw toe.',
  'pin-wrong': (tries: number) =>
    tries === 1
      ? 'Dat is de pincode niet. Er is nog één poging; daarna worden de sleutels voor aanmelden via telefoon gewist.'
      : `Dat is de pincode niet. Er zijn nog ${tries} pogingen.`,
  'pin-too-soon': (seconds: number) =>
    `Na een onjuiste pincode moet u wachten, dus deze is niet bekeken. ${wait(Math.max(1, seconds))}`,
  'pin-too-short':
    'Een pincode heeft ten minste 6 tekens. Er is niets ingesteld. Kies een langere.',
  'pin-too-long':
    'Een pincode heeft ten hoogste 128 tekens. Er is niets ingesteld. Kies een kortere.',
  'pin-too-common':
    'Deze pincode probeert iedereen als eerste. Er is niets ingesteld. Kies een andere.',
  'pin-not-repeated': 'De twee pincodes verschillen. Er is niets ingesteld. Typ ze beide opnieuw.',
  'keys-deleted':
    'Dat was de achtste onjuiste pincode, dus zijn de sleutels voor aanmelden via telefoon gewist. Uw accounts zijn bewaard. Zet aanmelden via telefoon weer aan met een code van uw beveiligingsgegevens en kies een nieuwe pincode.',
  'verification-cancelled':
    'U hebt niet bevestigd dat u het bent. Er is niets verstuurd en u kunt het opnieuw proberen.',
  'verification-timed-out':
    'De aanvraag eindigde voordat u bevestigde dat u het bent. Er is niets verstuurd.',
  'verification-unavailable':
    'Niets op deze computer kan bevestigen dat u het bent. Er is niets verstuurd.',
  'phone-sign-in-off':
    'Aanmelden via telefoon staat uit voor dit account, dus kan de aanvraag hier niet goedgekeurd worden. Zet het eerst aan.',
  'key-missing':
    'De sleutel van dit account ontbreekt in de sleutelhanger. Het account is bewaard. Kies Pincode vergeten en zet aanmelden via telefoon opnieuw aan.',
  'os-not-installed':
    'Het systeem weet nog niet dat Countersign het iets mag vragen. Installeer de actie bij Instellingen, of gebruik de pincode.',
  'os-no-agent':
    'Geen programma in deze sessie toont de vraag van het systeem. Gebruik de pincode, of start de authenticatie-agent van uw bureaublad.',
  'os-dismissed':
    'U hebt de vraag van het systeem gesloten. Er is niets verstuurd en u kunt het opnieuw proberen.',
  'os-refused':
    'Het systeem aanvaardde het wachtwoord niet. Er is niets verstuurd en u kunt het opnieuw proberen.',
  'os-unavailable': 'Het systeem kan nu niet bevestigen dat u het bent. Gebruik de pincode.',
  'os-pin-demanded':
    'Elke organisatie hier vraagt om de pincode, dus zou de vraag van het systeem niets openen. Er is niets gewijzigd.',
  'link-unknown':
    'Dit is geen koppeling van Countersign. Er is niets geopend. Kopieer de hele koppeling bij uw beveiligingsgegevens.',
  'link-truncated':
    'Het eind van deze koppeling ontbreekt. Er is niets geopend. Kopieer haar opnieuw, tot het laatste teken.',
  'link-other-host':
    'Deze koppeling is voor een relying party op een andere computer, die deze versie niet bereikt. Er is niets verstuurd.',
  'link-newer':
    'Deze koppeling is van een nieuwere versie van Countersign. Er is niets verstuurd. Werk deze app bij.',
  'qr-not-found':
    'In deze afbeelding staat geen QR-code van Countersign. Maak een scherpe afbeelding van de hele code, of plak de koppeling.',
  'offer-differs': `De relying party antwoordde met een andere sleutel of organisatie dan de koppeling noemt. Er is niets ondertekend. Maak een nieuwe koppeling.`,
  'reply-differs': `Het antwoord van de relying party klopt niet. Er is niets bewaard. Maak een nieuwe koppeling en probeer het opnieuw.`,
  'already-added': 'Dit account staat al in deze app. Er is niets gewijzigd.',
  'account-unknown': 'Dit account staat niet meer in deze app. Er is niets gewijzigd.',
  'codes-off':
    'De organisatie gaf dit account geen eenmalige codes. Meld u op een andere manier aan.',
  'phone-sign-in-on': 'Aanmelden via telefoon staat al aan. Er is niets gewijzigd.',
  'challenge-over':
    'Deze aanvraag is afgelopen. Er is niets verstuurd. Begin opnieuw met aanmelden.',
  'too-early':
    'De aanvraag is nog maar net verschenen. Er is niets verstuurd. Lees haar en keur dan goed.',
  'number-malformed': 'Typ het hele getal dat de aanmeldingspagina toont. Er is niets verstuurd.',
  'busy-with-another': 'Deze aanvraag wordt al beantwoord.',
  'vault-damaged':
    'Het bestand met uw accounts is beschadigd. Het blijft zoals het is. Zet een reservekopie terug, of verwijder alle gegevens en voeg de accounts opnieuw toe.',
  'vault-newer':
    'Het bestand met uw accounts is door een nieuwere versie van deze app geschreven. Het blijft zoals het is. Werk de app bij.',
  'vault-unreadable':
    'Het bestand met uw accounts kan niet gelezen worden. Het blijft zoals het is. Controleer de rechten en probeer het opnieuw.',
  'vault-in-use':
    'Een ander programma, zoals de opdracht device watch, gebruikt de accounts van deze app. Er is niets gewijzigd. Sluit het af; deze app gaat vanzelf verder.',
  'step-over': 'Deze stap is al voorbij. Er is niets gewijzigd. Begin opnieuw.',
  'port-taken': (port: number) =>
    `Een ander programma luistert op poort ${port}. Er is niets gewijzigd. Kies een andere poort.`,
  'not-allowed': `Dit venster mag daar niet om vragen. ${nothing}`,
  'arguments-invalid': `Wat het venster stuurde, kon niet gelezen worden. ${nothing}`,
} satisfies Record<DesktopProblemCode, string | ((count: number) => string)>
