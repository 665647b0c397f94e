/** Why something asked for was refused, in Dutch: what happened, what was kept, what to do. @module */
import type { Words } from '../en.ts'

const wait = (seconds: number): string =>
  seconds > 5400
    ? `Probeer het over ${Math.ceil(seconds / 3600)} uur opnieuw.`
    : seconds > 90
      ? `Probeer het over ${Math.ceil(seconds / 60)} minuten opnieuw.`
      : seconds === 1
        ? 'Probeer het over 1 seconde opnieuw.'
        : seconds > 0
          ? `Probeer het over ${seconds} seconden opnieuw.`
          : 'U kunt het nu opnieuw proberen.'

export const problems: Words['problems'] = {
  'tenant-unknown': 'Onder dit adres is geen organisatie bekend.',
  'session-missing':
    'Deze aanmelding staat niet meer open in deze browser. Er is niemand aangemeld. Begin opnieuw; gebeurt het weer, sta dan cookies toe voor dit adres.',
  'sign-in-again':
    'U hebt zich een tijd geleden aangemeld. Meld u opnieuw aan om uw beveiligingsgegevens te wijzigen.',
  'password-wrong':
    'De accountnaam of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
  'pass-wrong':
    'De accountnaam of de tijdelijke toegangspas klopt niet, of de pas is verlopen. Controleer beide of vraag uw beheerder om een nieuwe pas.',
  'code-wrong': 'Deze code klopt niet of is al gebruikt. Wacht op de volgende en typ die.',
  'second-factor-missing':
    'Uw wachtwoord klopt, maar uw organisatie wil ook een tweede factor en die heeft dit account nog niet. Vraag uw beheerder om een tijdelijke toegangspas.',
  'same-device-refused':
    'Uw organisatie laat een authenticator geen aanmelding op zijn eigen computer goedkeuren. Er is niets verstuurd. Kies een andere manier of meld u aan op een andere computer.',
  'app-too-old':
    'Uw Authenticator-app is ouder dan uw organisatie toestaat; er is niets naartoe gestuurd. Werk de app bij en probeer het opnieuw, of kies een andere manier.',
  'request-queued':
    'Er staat een andere aanvraag voor dit account open. De uwe volgt zodra die voorbij is.',
  throttled: (seconds) => `Te veel pogingen; deze is niet bekeken. ${wait(seconds)}`,
  'request-pending':
    'In een andere browser staat al een aanvraag voor dit account open. Beantwoord die of wacht tot ze verloopt, en verstuur dan een nieuwe.',
  policy: 'Uw organisatie staat dit niet toe. Kies een andere manier of vraag het uw beheerder.',
  'too-many-devices':
    'Dit account heeft zoveel authenticators als uw organisatie toestaat. Verwijder er een die u niet meer gebruikt en voeg dan de nieuwe toe.',
  'not-allowed': 'Uw rol staat dit niet toe. Er is niets veranderd.',
  'not-yourself': 'U kunt dit niet met uw eigen account doen. Er is niets veranderd.',
  'ticket-over': 'Deze koppeling is al gebruikt of is ouder dan een minuut. Vraag een nieuwe.',
  'not-found':
    'Dit bestaat niet meer. Er is niets gewijzigd. Laad de pagina opnieuw om te zien wat er wel is.',
  'interaction-over':
    'De toepassing wacht niet meer op deze aanmelding, of ze is in een andere browser begonnen. Ga terug naar de toepassing en begin opnieuw.',
  'step-over': 'Deze stap is al voorbij. Er is niets gewijzigd. Begin opnieuw.',
  invalid:
    'Wat is verstuurd, was niet leesbaar; er is niets gewijzigd. Controleer het en probeer het opnieuw.',
  'not-stored':
    'Het antwoord kon niet worden opgeslagen; er is niets gewijzigd. Probeer het opnieuw. Gebeurt het weer, dan is de schijf misschien vol.',
  internal: 'Er ging iets mis op de server. Er is niets gewijzigd. Probeer het opnieuw.',
  unreachable:
    'De server antwoordt niet. Wat op deze pagina staat, blijft bewaard. Controleer of Countersign draait en probeer het opnieuw.',
  'cookies-off':
    'Aanmelden werkt met cookies, en deze browser bewaart er geen voor dit adres. Er is niets verstuurd. Sta cookies toe voor dit adres en probeer het opnieuw.',
  unexpected:
    'De server gaf een antwoord dat deze pagina niet begrijpt. Laad de pagina opnieuw; misschien is ze bijgewerkt.',
}
