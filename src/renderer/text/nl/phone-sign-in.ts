/** How to sign in by phone, in Dutch. @module */
import type { Words } from '../en.ts'

export const phoneSignIn: Words['phoneSignIn'] = {
  title: 'Zo meldt u zich aan met uw telefoon',
  lead: (organization) =>
    `${organization} vraagt u om u aan te melden met uw Authenticator-app in plaats van uw wachtwoord. Dat gaat sneller, en er is geen wachtwoord te stelen.`,
  leadAlone:
    'Meld u aan met uw Authenticator-app in plaats van uw wachtwoord. Dat gaat sneller, en er is geen wachtwoord te stelen.',
  before: {
    title: 'Eén keer, vooraf',
    text: 'Voeg uw account toe aan de Authenticator-app en zet daar Telefoon aanmelden aan. Beveiligingsgegevens wijst u de weg.',
    link: 'Naar Beveiligingsgegevens',
  },
  steps: {
    title: 'Telkens als u zich aanmeldt',
    name: {
      title: 'Typ uw accountnaam',
      text: 'Op de aanmeldpagina, en kies daarna Volgende.',
    },
    way: {
      title: 'Kies uw Authenticator-app',
      text: 'De eerste keer kiest u Andere manieren om u aan te melden en dan Een aanvraag goedkeuren voor mijn Authenticator-app. Daarna staat die vanzelf vooraan.',
    },
    number: {
      title: 'Lees het nummer op de pagina',
      text: 'Houd de pagina open. Het nummer is ongeveer een minuut geldig.',
    },
    type: {
      title: 'Typ het in de app',
      text: 'De app vraagt of u het bent. Controleer de toepassing en de plaats, typ het nummer en kies Goedkeuren.',
    },
    verify: {
      title: 'Bevestig dat u het bent',
      text: 'Met uw pincode, of zoals uw computer dat doet. De pagina meldt u daarna vanzelf aan.',
    },
  },
  notYou: {
    title: 'Een aanvraag waar u niet mee begon',
    text: 'Kies Weigeren en meld dat u het niet was. Typ nooit een nummer dat iemand u via de telefoon of in een bericht geeft.',
  },
  trouble: {
    title: 'Als er geen aanvraag komt',
    text: 'Open de app: die haalt op wat er wacht. Geen verbinding? Kies dan op de pagina Andere manieren om u aan te melden.',
  },
  toSignIn: 'Aanmelden',
}
