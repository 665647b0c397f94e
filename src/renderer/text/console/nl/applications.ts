/** Applications in the console, in Dutch. @module */
import type { applications as english } from '../en/applications.ts'
import { counted } from './counted.ts'

export const applications: typeof english = {
  lead: (count) => counted(count, 'toepassing', 'toepassingen'),
  search: 'Een toepassing zoeken',
  name: 'Naam',
  kind: 'Soort',
  clientId: 'Toepassings-id (client-id)',
  none: 'Nog geen toepassing. Registreer er een, dan melden mensen zich hier bij haar aan.',
  make: 'Nieuwe toepassing',
  makeTitle: 'Een toepassing registreren',
  register: 'Registreren',
  save: 'Opslaan',
  cancel: 'Annuleren',
  done: {
    ...{ made: 'Geregistreerd.', saved: 'Opgeslagen.', deleted: 'Verwijderd.' },
    removed: 'Geheim verwijderd.',
  },
  nameMissing: 'Geef de toepassing een naam.',
  addressMissing: 'Geef het adres waar ze naar terugleidt.',
  kinds: {
    spa: 'Eén pagina',
    web: 'Webserver',
    publicClient: 'Mobiel en desktop',
    daemon: 'Achtergrondproces',
  },
  kindTexts: {
    spa: 'Draait in de browser: React, Angular, Vue',
    web: 'Draait op een server en bewaart daar een geheim',
    publicClient: 'Draait op een apparaat: desktop, mobiel, opdrachtregel',
    daemon: 'Draait zonder dat er iemand bij is, namens zichzelf',
  },
  redirectUri: 'Omleidings-URI',
  audience: 'Wie haar mag gebruiken',
  audiences: {
    AzureADMyOrg: 'Accounts van deze tenant',
    AzureADMultipleOrgs: 'Accounts van elke tenant',
  },
  use: 'Voor de configuratie',
  authority: 'Instantie (authority)',
  copy: {
    ...{ copy: 'Kopiëren', copied: 'Gekopieerd' },
    refused: 'Kopiëren lukte niet. Selecteer de tekst zelf.',
  },
  addresses: 'Adressen',
  addressesOf: {
    spa: 'Omleidings-URI’s, één pagina',
    web: 'Omleidings-URI’s, web',
    publicClient: 'Omleidings-URI’s, mobiel en desktop',
    postLogout: 'Na het afmelden',
    logoutUrl: 'Afmeld-URL (front-channel)',
    backChannelLogoutUri: 'Afmeld-URI (back-channel)',
  },
  noAddresses: 'Geen. Een achtergrondproces heeft er geen nodig; elke andere toepassing wel.',
  onePerLine: 'Eén per regel.',
  postLogoutHint: 'Naast de omleidings-URI’s, die altijd mogen. Eén per regel.',
  editAddresses: 'Adressen bewerken',
  fallback: 'Openbare clientstromen toestaan',
  fallbackText:
    'Apparaatcode, en omleiden zonder eigen adres: de toepassing heeft geen geheim nodig.',
  fallbackOn: 'Openbare clientstromen zijn toegestaan.',
  edit: 'Bewerken',
  editTitle: (name) => `${name} bewerken`,
  unsaved: 'Wat u hier wijzigde is nog niet opgeslagen.',
  wrong: (address, why) => `${address}: ${why} Er is niets opgeslagen.`,
  why: {
    'too-long': 'langer dan 256 tekens.',
    'not-absolute': 'begin met https://, of met http:// en localhost.',
    fragment: 'een adres mag geen # hebben.',
    wildcard: 'jokertekens mogen niet; geef elk adres.',
    'user-info': 'een adres mag geen @ voor de host hebben.',
    characters: 'er staat een teken in dat als procentcode geschreven moet worden.',
    scheme: 'dit schema mag hier niet. Een eigen schema heeft een punt, zoals com.contoso.app.',
    http: 'http is voor localhost, 127.0.0.1 en [::1]. Gebruik https.',
    host: 'de host klopt niet.',
    port: 'de poort klopt niet.',
    path: 'laat . en .. in het pad weg.',
    duplicate: 'het staat er twee keer.',
    'other-kind': 'het staat al bij een andere soort; een adres hoort bij één soort.',
    'too-many': 'er kunnen 256 adressen zijn.',
  },
  secrets: 'Clientgeheimen',
  noSecrets: 'Geen. Een toepassing die een geheim bewaart, bewijst zich daarmee.',
  newSecret: 'Nieuw geheim',
  secretName: 'Waar het voor is',
  secretNameHint: 'Bijvoorbeeld de server die het gebruikt. Mag leeg blijven.',
  unnamed: 'Zonder naam',
  ends: 'Verloopt',
  days: (days) =>
    days === 180
      ? '180 dagen (aanbevolen)'
      : days === 365
        ? '1 jaar'
        : days === 730
          ? '2 jaar'
          : `${days} dagen`,
  add: 'Toevoegen',
  secretGiven: 'Kopieer het geheim nu',
  secretGivenText:
    'Het wordt alleen nu getoond. Alleen een hash ervan wordt bewaard, dus later kan het niet meer.',
  secretValue: 'Geheim',
  secretEnds: (when) => `Verloopt ${when}`,
  secretEnded: (when) => `Verlopen ${when}`,
  secretHint: (hint) => `begint met ${hint}`,
  copiedIt: 'Klaar',
  removeSecret: 'Verwijderen',
  removeSecretLabel: (name) => `Geheim ${name} verwijderen`,
  removeSecretTitle: 'Dit geheim verwijderen?',
  removeSecretText:
    'Wat zich ermee bewijst, wordt vanaf nu geweigerd. Het kan niet worden teruggehaald.',
  permissions: 'Eigen machtigingen',
  noPermissions: 'Geen. Ze vraagt de beheer-API niets namens zichzelf.',
  editPermissions: 'Machtigingen bewerken',
  permissionsLead:
    'Wat ze de beheer-API met haar eigen geheim mag vragen, zonder aangemelde gebruiker.',
  permissionTexts: {
    'Policy.Read.All': 'Beleid lezen',
    'Policy.ReadWrite.AuthenticationMethod': 'Het methodebeleid lezen en wijzigen',
    'User.Read.All': 'Gebruikers lezen',
    'User.ReadWrite.All': 'Gebruikers lezen, maken en wijzigen',
    'Group.Read.All': 'Groepen lezen',
    'GroupMember.Read.All': 'Lezen wie in groepen zit',
    'UserAuthenticationMethod.Read.All': 'Methoden van mensen lezen',
    'UserAuthenticationMethod.ReadWrite.All': 'Methoden van mensen lezen en wijzigen',
    'AuditLog.Read.All': 'De logboeken lezen',
    'Application.Read.All': 'Toepassingen lezen',
    'Application.ReadWrite.All': 'Toepassingen registreren en wijzigen',
  },
  mayNotGrant:
    'Alleen een globale beheerder geeft machtigingen, of een geheim aan een toepassing die er heeft. Er is niets gewijzigd.',
  tooManySecrets:
    'Een toepassing heeft ten hoogste 20 geheimen. Verwijder er eerst een dat niet meer gebruikt wordt.',
  delete: 'Toepassing verwijderen',
  deleteTitle: (name) => `${name} verwijderen?`,
  deleteText:
    'Niemand kan zich nog bij haar aanmelden, haar geheimen en machtigingen eindigen meteen, en dit kan niet ongedaan worden gemaakt. Opnieuw geregistreerd krijgt ze een andere client-id.',
  deleteAnswer: 'Verwijderen',
  keep: 'Behouden',
}
