/** What each refusal of OpenID says to people, in Dutch: what happened, and what to do next. @module */
import type { Words } from './words.ts'

export const dutch: Words = {
  'client-unknown': [
    'In deze tenant is geen toepassing met deze client_id geregistreerd.',
    'Controleer de client_id en de tenant in de authority, of registreer de toepassing.',
  ],
  'client-not-allowed': [
    'De toepassing is niet geregistreerd voor wat ze vroeg.',
    'Registreer wat deze vorm van aanmelden nodig heeft: een redirect-URI, een geheim of de schakelaar voor openbare clients.',
  ],
  'secret-wrong': [
    'Het clientgeheim is er geen van deze toepassing, of het geldt nog niet.',
    'Stuur de waarde van het geheim en niet de id; maak een nieuw als het kwijt is.',
  ],
  'secret-over': [
    'Het clientgeheim is van deze toepassing zelf, en is verlopen.',
    'Maak een nieuw geheim voor de toepassing, en stuur de waarde ervan.',
  ],
  'secret-missing': [
    'Deze toepassing moet zich met een clientgeheim bewijzen, en stuurde er geen.',
    'Stuur client_secret mee, of registreer de toepassing als openbare client.',
  ],
  'tenant-needed': [
    'De toepassing is niet als toepassing voor meer tenants ingesteld, en er is geen tenant genoemd.',
    'Gebruik een authority die de tenant noemt, of stel de toepassing in voor meer tenants.',
  ],
  'instance-unknown': [
    'Deze instantie is onbekend of ongeldig.',
    'Controleer de authority: die begint met het adres van deze server.',
  ],
  'redirect-unknown': [
    'De redirect_uri is niet geregistreerd voor deze toepassing.',
    'Registreer precies het adres dat wordt verstuurd; alleen de poort van een loopbackadres is vrij.',
  ],
  'proof-missing': [
    'Proof Key for Code Exchange is verplicht, en is niet meegestuurd.',
    'Stuur code_challenge met code_challenge_method=S256, en code_verifier bij de code.',
  ],
  'proof-malformed': [
    'De code challenge of code verifier heeft niet de juiste vorm.',
    'Gebruik S256, met een verifier van 43 tot 128 toegestane tekens.',
  ],
  'proof-wrong': [
    'De code_verifier is niet die waarvan de code_challenge is gemaakt.',
    'Bewaar de verifier van dezelfde aanvraag als die om de code vroeg.',
  ],
  'origin-not-allowed': [
    'Tokens ophalen vanaf een andere origin mag alleen een single-page-toepassing, vanaf waar die is geregistreerd.',
    'Registreer het adres van de pagina als omleidings-URI van het soort spa, of wissel de code in op uw server.',
  ],
  'code-used': [
    'De autorisatiecode is al gebruikt; wat ermee gegeven was, is ingetrokken.',
    'Meld u opnieuw aan. Stuur elke code één keer.',
  ],
  'code-expired': [
    'De autorisatiecode is te oud.',
    'Meld u opnieuw aan, en wissel de code binnen een minuut in.',
  ],
  'grant-invalid': [
    'Wat werd getoond is hier niet geldig, of is aan een andere toepassing gegeven.',
    'Meld u opnieuw aan.',
  ],
  'refresh-expired': [
    'Het vernieuwingstoken is aan het eind van zijn leven.',
    'Meld u opnieuw aan.',
  ],
  'sign-in-again': [
    'Het vernieuwingstoken geldt niet meer: het is al gebruikt, of de aanmelding is ingetrokken.',
    'Meld u opnieuw aan.',
  ],
  'grant-type-unknown': [
    'Deze grant_type wordt hier niet ondersteund.',
    'Gebruik authorization_code, refresh_token, client_credentials of device_code.',
  ],
  'response-type-unknown': [
    'Deze response_type wordt hier niet ondersteund.',
    'Gebruik response_type=code.',
  ],
  'response-mode-unknown': [
    'Deze response_mode wordt hier niet ondersteund.',
    'Gebruik query, fragment of form_post.',
  ],
  'parameter-missing': [
    'Een parameter die nodig is, is niet meegestuurd.',
    'Vergelijk de aanvraag met de documentatie van deze aanmelding, en stuur een formulier waar die dat zegt: JSON wordt niet gelezen.',
  ],
  'parameter-invalid': [
    'Een parameter heeft een waarde die niet wordt aanvaard, of is twee keer verstuurd.',
    'Vergelijk de aanvraag met de documentatie van deze aanmelding.',
  ],
  'request-malformed': [
    'De aanvraag is te lang of niet goed gevormd.',
    'Stuur een formulier van application/x-www-form-urlencoded met wat nodig is, en niet meer.',
  ],
  'address-too-long': [
    'De querystring is te lang.',
    'Stuur minder in het adres, of stuur het als formulier.',
  ],
  'method-refused': [
    'Dit eindpunt aanvaardt geen aanvragen met deze methode.',
    'Stuur een tokenaanvraag met POST, en begin een aanmelding opnieuw in plaats van ernaar terug te gaan.',
  ],
  'tenant-unknown': [
    'De tenant is niet gevonden.',
    'Controleer de tenant in de authority: de id, of een van de domeinen.',
  ],
  'scope-invalid': [
    'Deze scope kan niet worden gegeven.',
    'Vraag scopes van één bron; een daemon vraagt .default van die bron.',
  ],
  'login-required': [
    'Niemand is aangemeld, en de toepassing vroeg om niemand te storen.',
    'Begin opnieuw zonder prompt=none.',
  ],
  'stronger-sign-in-required': [
    'Er is een sterkere aanmelding nodig dan die er is.',
    'Begin opnieuw op een manier waarop de persoon kan antwoorden.',
  ],
  'registration-required': [
    'Er is een tweede methode nodig, en er is er geen geregistreerd.',
    'Registreer er een bij Beveiligingsgegevens, en begin dan opnieuw.',
  ],
  'account-choice-required': [
    'Er is meer dan één account, of er moet een account worden gekozen.',
    'Begin opnieuw op een manier waarop de persoon kan antwoorden.',
  ],
  'consent-required': [
    'Met wat werd gevraagd is niet ingestemd.',
    'Vraag minder, of laat het toekennen.',
  ],
  'access-denied': [
    'De aanmelding is geannuleerd.',
    'Begin opnieuw als dat niet de bedoeling was.',
  ],
  'account-disabled': [
    'Het account is uitgeschakeld of bestaat niet meer.',
    'Vraag het uw beheerder.',
  ],
  'device-pending': [
    'De aanmelding op het andere apparaat is nog niet voltooid.',
    'Vraag het opnieuw na de wachttijd die is genoemd.',
  ],
  'device-declined': [
    'De aanmelding is op het andere apparaat geweigerd.',
    'Begin opnieuw met een nieuwe code.',
  ],
  'device-code-wrong': [
    'Deze apparaatcode is hier niet geldig.',
    'Begin opnieuw met een nieuwe code.',
  ],
  'device-expired': ['De apparaatcode is te oud.', 'Begin opnieuw met een nieuwe code.'],
  'token-invalid': [
    'Het token ontbreekt, is te oud, of is er geen van deze tenant.',
    'Haal een nieuw token.',
  ],
  unavailable: ['Dit kan nu even niet.', 'Probeer het zo opnieuw.'],
  internal: ['Hier ging iets mis.', 'Probeer het opnieuw; het logboek zegt meer bij de trace-id.'],
}
