/** A tenant's settings in the console, in Dutch. @module */
import type { settings as english } from '../en/settings.ts'

export const settings: typeof english = {
  lead: 'Wat deze tenant naast het methodenbeleid bepaalt. Niets geldt voordat het is opgeslagen.',
  readOnly:
    'Met uw rol kunt u deze instellingen lezen. Een globale beheerder of een verificatiebeleidsbeheerder wijzigt ze.',
  save: 'Opslaan',
  discard: 'Verwerpen',
  leaving: 'Uw wijzigingen in de instellingen zijn niet opgeslagen.',
  unsaved: 'Er zijn niet-opgeslagen wijzigingen.',
  saved: 'Opgeslagen. Het geldt meteen.',
  discarded: 'Verworpen. De instellingen zijn zoals ze waren opgeslagen.',
  mistakes: 'Iets kan zo niet worden opgeslagen. Het is hierboven aangegeven.',
  meanwhile:
    'Iemand heeft intussen andere instellingen opgeslagen. Wat u wijzigde staat nog hier en is niet opgeslagen; al het andere is nu zoals het is opgeslagen. Bekijk het en sla dan opnieuw op.',
  tenant: {
    title: 'Organisatie',
    name: 'Naam',
    nameWrong: 'Geef de organisatie een naam van ten hoogste 80 tekens.',
  },
  requests: {
    title: 'Goedkeuringsaanvragen',
    digits: 'Lengte van het getal',
    digitsOf: (count) => `${count} cijfers`,
    lifetime: 'Een aanvraag leeft',
    seconds: (count) => `${count} seconden`,
    pin: 'Pincode vereisen',
    pinText:
      'De authenticator vraagt om zijn pincode; verificatie door het besturingssysteem is niet genoeg.',
    sameDevice: 'Goedkeuren op dezelfde computer weigeren',
    sameDeviceText:
      'Een browser op de computer van de authenticator wordt er niet door goedgekeurd.',
    sameNetwork: 'Hetzelfde netwerk vereisen',
    sameNetworkText: 'Browser en authenticator moeten op één netwerk zijn.',
    secondFactor: 'Na een juist wachtwoord',
    secondFactors: {
      none: 'Niets meer',
      whenRegistered: 'Een tweede factor, als er een geregistreerd is',
      required: 'Altijd een tweede factor',
    },
  },
  registration: {
    title: 'Registratie',
    combined: 'Gecombineerde registratie van beveiligingsgegevens',
    combinedText:
      'Mensen registreren alle methoden op één plaats. Dit komt eerst: zolang het uit staat, wordt niemand voor telefoon aanmelden ingeschakeld. Wie het heeft, houdt het.',
    version: 'Oudste app die wordt aanvaard',
    versionHint: 'Zoals 1, 1.2 of 1.2.3. Leeg: elke.',
    versionWrong: 'Schrijf getallen met punten ertussen, zoals 1.2.3.',
    recommended: 'Mensen aanraden zich met de telefoon aan te melden',
    recommendedText: 'De aanmeldingspagina leidt naar een pagina die toont hoe.',
    campaign: 'Registratiecampagne',
    states: {
      default: 'Door Microsoft beheerd (hier: uit)',
      enabled: 'Ingeschakeld',
      disabled: 'Uitgeschakeld',
    },
    snooze: 'Aantal dagen uitstel',
    days: (count) =>
      count === 0 ? 'Tot de volgende aanmelding' : count === 1 ? '1 dag' : `${count} dagen`,
    limited: 'Beperkt aantal keren uitstel',
    limitedText: 'Na drie keer uitstel moet de persoon registreren.',
  },
  parity: {
    title: 'Zoals gedocumenteerd, of beter',
    lead: 'Waar de documentatie van Microsoft onhandig is, doen we beide. De eerste keuze is zoals gedocumenteerd.',
    preset: 'De hele tenant',
    presets: { entra: 'Zoals gedocumenteerd', improved: 'Verbeterd', own: 'Een voor een gekozen' },
    documented: (text) => `Gedocumenteerd: ${text}`,
    value: {
      entra: 'Zoals gedocumenteerd',
      improved: 'Verbeterd',
      replace: 'Vervangen',
      queue: 'In de rij',
    },
    legacy:
      'De oude schakelaar voor de hele map staat aan: iedereen mag zich met de telefoon aanmelden. Het opslaan van het beleid van Microsoft Authenticator vervangt hem; alleen de opdracht zet hem.',
    switches: {
      pendingRequest: {
        title: 'Een nieuwe poging terwijl een aanvraag onbeantwoord is',
        documented:
          'Een bekend probleem: alleen het wachtwoord wordt aangeboden tot de aanvraag beantwoord is.',
        values: {
          entra: 'Alleen het wachtwoord wordt aangeboden.',
          replace:
            'De nieuwe poging van dezelfde browser trekt de oude in; een andere browser wacht.',
          queue: 'De nieuwe poging wacht tot de oude eindigt.',
        },
      },
      combinedRegistrationModes: {
        title: 'Gecombineerde registratie en de modus Wachtwoordloos',
        documented:
          'Nieuwere documentatie: gecombineerde registratie werkt alleen met de modi Alle en Pushmelding.',
        values: {
          entra:
            'Wie alleen de modus Wachtwoordloos heeft, kan telefoon aanmelden niet registreren.',
          improved: 'Dat kan wel.',
        },
      },
      onPremisesInstallations: {
        title: 'Vijf installaties van iemand wiens tweede factor on-premises is',
        documented:
          'Zij kunnen telefoon aanmelden één keer maken en gebruiken; op vijf of meer kan het mislukken.',
        values: { entra: 'De vijfde wordt geweigerd.', improved: 'Vijf, zoals voor iedereen.' },
      },
      androidAccounts: {
        title: 'Meerdere accounts op één Android-apparaat',
        documented:
          'Ouder: een Android-apparaat is van één persoon. Nieuwer: elk apparaat kan van meerdere zijn.',
        values: {
          entra: 'Een apparaat met profiel android is van één persoon.',
          improved: 'Het kan van meerdere zijn.',
        },
      },
      reportSuspicious: {
        title: '“Dat was ik niet” op een wachtwoordloze aanvraag',
        documented: 'Niemand wordt als risico gemeld bij aanmelden zonder wachtwoord.',
        values: {
          entra: 'Het risico van de persoon blijft zoals het is.',
          improved: 'Het wordt hoog.',
        },
      },
      federatedHint: {
        title: 'Een hint naar een gefedereerde naam',
        documented:
          'Zodra iemand een wachtwoordloze referentie heeft, leidt een hint niet meer naar de eigen identiteitsprovider.',
        values: {
          entra: 'Wie een wachtwoordloze referentie heeft, blijft.',
          improved: 'Wie haar nu kan gebruiken, blijft; anderen worden doorgeleid.',
        },
      },
      requestContext: {
        title: 'Toepassing en plaats in een aanvraag',
        documented: 'Getoond waar het beleid dat zegt; standaard niet.',
        values: { entra: 'Weggelaten, tenzij het beleid ze toont.', improved: 'Altijd getoond.' },
      },
      methodsInTokens: {
        title: 'Hoe iemand zich aanmeldde, in tokens',
        documented:
          'Tokens van v2.0 vermelden amr noch acr; die van v1.0 wel. Wat telefoon aanmelden daar vermeldt, staat er niet.',
        values: {
          entra:
            'ID-tokens en toegangstokens laten amr en acr weg. Een sterkere aanmelding wordt evengoed geëist, en acrs in het toegangstoken zegt dat die gebeurde.',
          improved:
            'Beide zeggen wat er echt gebeurde, in de woorden van RFC 8176; acr is 1 bij één factor en 2 bij twee. Beide voorinstellingen hebben dit.',
        },
      },
    },
  },
  sources: {
    title: 'Gesimuleerde bronnen',
    lead: 'Adressen en plaatsen waar een browser zogenaamd vandaan mag komen. Aanvragen, beide schermen en de logboeken zeggen dat ze gesimuleerd zijn.',
    none: 'Geen gesimuleerde bron.',
    name: 'Naam',
    address: 'IP-adres',
    place: 'Plaats',
    nameWrong: 'Geef de bron een naam.',
    addressWrong: 'Schrijf een IPv4- of IPv6-adres.',
    placeWrong: 'Zeg welke plaats.',
    add: 'Bron toevoegen',
    remove: 'Verwijderen',
    removeOf: (name) => `${name} verwijderen`,
    source: (number) => `Bron ${number}`,
  },
}
