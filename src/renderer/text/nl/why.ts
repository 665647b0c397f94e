/** Why a method is there for a person or is not, in Dutch: for the people who administer a tenant. @module */
import type { PolicyMethod, PolicyRule, PolicyWarning } from '#protocol/why'

const methods: Readonly<Record<PolicyMethod, string>> = {
  password: 'Wachtwoord',
  'phone-sign-in': 'Telefoon aanmelden',
  push: 'Melding na een wachtwoord',
  'one-time-code': 'Eenmalige code',
  'temporary-access-pass': 'Tijdelijke toegangspas',
  federated: 'De eigen organisatie van de persoon',
}

const rules: Readonly<Record<PolicyRule, string>> = {
  'legacy-switch-on': 'De schakelaar voor de hele map laat iedereen toe.',
  'included-all-users': 'Het beleid omvat alle gebruikers.',
  'included-group': 'Het beleid omvat een groep waarin deze persoon zit.',
  'included-user': 'Het beleid omvat deze persoon.',
  excluded: 'Het beleid sluit deze persoon uit. Uitsluiten gaat voor.',
  'not-included': 'Het beleid omvat deze persoon niet.',
  'method-disabled': 'De methode is in het beleid niet ingeschakeld.',
  'mode-any': 'De verificatiemodus is Alle.',
  'mode-push': 'De verificatiemodus is Pushmelding.',
  'mode-passwordless': 'De verificatiemodus is Wachtwoordloos.',
  'codes-off': 'De eenmalige codes van de Authenticator staan in het beleid uit.',
  'combined-registration-off': 'Gecombineerde registratie staat uit. Die moet eerst aan.',
  'combined-registration-mode':
    'Gecombineerde registratie kent alleen de modi Alle en Pushmelding.',
  'app-too-old': 'De app is ouder dan de organisatie toestaat. Werk hem bij.',
  guest: 'Een gast kan een apparaat niet met een ander account delen.',
  'device-taken': 'Het apparaat is al van een andere persoon.',
  'on-premises-mfa':
    'Meervoudige verificatie is on-premises: een vijfde installatie wordt geweigerd.',
  'too-many-devices': 'De persoon heeft zoveel authenticators als er mogen zijn.',
  disabled: 'Het account is uitgeschakeld.',
  federated: 'Een andere identiteitsprovider meldt deze persoon aan.',
  managed: 'Deze organisatie meldt de persoon zelf aan.',
  'no-password': 'De persoon heeft geen wachtwoord.',
  'no-pass': 'Er is geen pas die nu werkt.',
  'no-device': 'De persoon heeft de Authenticator niet toegevoegd.',
  'no-credential': 'Telefoon aanmelden staat in geen van de authenticators van de persoon aan.',
  'no-code': 'Geen van de authenticators van de persoon toont codes.',
  'request-pending': 'Een aanvraag wacht op antwoord.',
  throttled: 'Er waren de laatste tijd te veel foute pogingen.',
}

const warnings: Readonly<Record<PolicyWarning, string>> = {
  'push-not-allowed':
    'Telefoon aanmelden werkt, maar een melding na een wachtwoord niet: de verificatiemodus is Wachtwoordloos. Aanbevolen is om beide toe te staan, met de modus Alle, zodat ook een wachtwoord een tweede factor heeft.',
}

export const why = {
  title: 'Waarom',
  registration: 'Mag worden geregistreerd',
  signIn: 'Werkt nu om aan te melden',
  allowed: 'Ja',
  refused: 'Nee',
  decided: 'Dit gaf de doorslag',
  methods,
  rules,
  warnings,
}
