/** The program's words in Dutch. @module */
import type { Words } from './words.ts'

const usage = `De relying party van Countersign, alleen op deze computer.

  npm run relying-party -- [--data MAP] [--port N] [--sample]
      Start hem. --sample voegt de tenants Contoso en Wingtip Toys toe waar ze ontbreken.
      De poort hoort vanaf de eerste start bij de map; 0 kiest dan een vrije.
  npm run relying-party -- --move-to N [--data MAP] [--sample]
      Verhuist de map naar poort N en start hem. Accounts kennen hem aan zijn poort, dus elk account
      moet opnieuw worden toegevoegd. Er wordt niets gewist: na terugverhuizen werken de oude weer.
  npm run relying-party -- reset-samples [--data MAP]
      Zet de voorbeeldtenants terug zoals ze begonnen. De rest blijft zoals het is.
  npm run relying-party -- legacy-policy on|off --tenant DOMEIN [--data MAP]
      Zet de oude schakelaar voor de hele map om: aan mag iedereen in de tenant met de telefoon aanmelden.
  npm run relying-party -- tenant export DOMEIN [--to BESTAND] [--data MAP]
  npm run relying-party -- tenant import BESTAND [--data MAP]
      Schrijft een hele tenant als JSON, zonder wachtwoorden, of zet er een in: zie docs/tenant-file.md.
  npm run trust -- install|remove|show [--data MAP]
      Laat de browsers op deze computer deze relying party vertrouwen, of niet meer.
`

export const dutch: Words = {
  usage,
  stopped: {
    COMMAND_UNKNOWN: ({ argument = '' }) => `De opdracht “${argument}” bestaat niet.`,
    OPTION_UNKNOWN: ({ argument = '' }) => `De optie ${argument} bestaat niet.`,
    OPTION_TWICE: ({ argument = '' }) => `${argument} staat er twee keer.`,
    VALUE_MISSING: ({ argument = '' }) => `Bij ${argument} hoort een waarde.`,
    PORT_INVALID: ({ argument = '' }) =>
      `“${argument}” kan hier geen poort zijn: kies 0 tot en met 65535, maar niet 443.`,
    ARGUMENT_UNEXPECTED: ({ argument = '' }) => `“${argument}” hoort hier niet.`,
    PORT_TAKEN: ({ port = 0, address = '', holder, person, settled = false }) => {
      const by = holder ?? (person === undefined ? undefined : `een programma van ${person}`)
      const end = person === undefined ? 'Sluit dat programma' : `Vraag ${person} dat te sluiten`
      const else_ = settled
        ? 'verhuis naar een andere poort: elk account wordt dan opnieuw toegevoegd'
        : 'kies een andere poort'
      return `Poort ${port} op ${address} is bezet${by === undefined ? '' : ` door ${by}`}. Er is niets gestart. ${end}, of ${else_}.`
    },
    PORT_FORBIDDEN: ({ port = 0 }) =>
      `Poort ${port} mag u op deze computer niet gebruiken. Er is niets gestart. Kies er een boven 1023.`,
    LOOPBACK_MISSING: ({ address = '' }) =>
      `Deze computer heeft geen adres ${address}; er is niets gestart. Zet het loopbacknetwerk aan.`,
    FOLDER_TAKEN: ({ folder = '', holder }) =>
      `Op ${folder} draait al een relying party${holder === undefined ? '' : ` (proces ${holder})`}. ` +
      'Die is met rust gelaten. Stop hem eerst, of gebruik een andere map.',
    FOLDER_FOREIGN: ({ file = '' }) =>
      `${file} is van iemand anders; er is niets uit gebruikt. Gebruik een map van uzelf.`,
    FOLDER_UNUSABLE: ({ file = '' }) =>
      `${file} kan niet gelezen of geschreven worden. Er is niets veranderd. Kijk van wie het is en wat er mag.`,
    DISK_FULL: ({ file = '' }) =>
      `Op de schijf is geen plaats meer voor ${file}. Wat er stond, staat er nog. Maak ruimte en start opnieuw.`,
    KEYS_DAMAGED: ({ file = '' }) =>
      `${file} ontbreekt of is beschadigd. Alles is gelaten zoals het is. Zet de map terug vanaf een kopie, of begin met een nieuwe.`,
    PORT_MOVED: ({ folder = '', port = 0 }) =>
      `${folder} hoort bij poort ${port}: daaraan kennen de accounts hem. Er is niets veranderd. ` +
      `Start zonder --port, verhuis met --move-to, of gebruik een andere map.`,
    NOT_STORED: ({ file = '' }) =>
      `In ${file} kan niets worden bewaard: de schijf is vol of hapert. Wat er stond, staat er nog. Maak ruimte en start opnieuw.`,
    DATABASE_DAMAGED: ({ file = '' }) =>
      `${file} is beschadigd en is gelaten zoals het is. Zet het terug vanaf een kopie, of begin met een nieuwe map.`,
    DATABASE_NEWER: ({ file = '' }) =>
      `${file} is door een nieuwere versie van dit programma geschreven en is gelaten zoals het is. Gebruik die versie.`,
    DATABASE_FOREIGN: ({ file = '' }) =>
      `${file} hoort niet bij de sleutels in deze map en is gelaten zoals het is. Zet de kopieën terug die bij elkaar horen.`,
    DATABASE_BUSY: ({ file = '' }) =>
      `Een ander programma houdt ${file} vast. Er is niets veranderd. Sluit dat programma en start opnieuw.`,
    STORE_CLOSED: () =>
      'De database is te vroeg gesloten. Wat bewaard was, is er nog. Start opnieuw.',
    PAGES_MISSING: ({ folder = '' }) =>
      `De pagina's staan niet in ${folder}. Er is niets gestart. Maak ze met: npm run build`,
    INTERNAL: () =>
      'Starten lukte niet; de reden staat hierboven in het log. Wat bewaard was, is er nog.',
  },
  nothingHere: (folder) =>
    `In ${folder} is nog geen relying party. Start hem één keer en kom dan terug.`,
  samplesReset: (folder) => `De voorbeeldtenants in ${folder} zijn weer zoals ze begonnen.`,
  tenantUnknown: (tenant) => `De tenant ${tenant} is hier niet. Er is niets veranderd.`,
  legacyPolicyOn: (tenant) =>
    `Iedereen in ${tenant} mag met de telefoon aanmelden, tot het beleid voor de Authenticator wordt opgeslagen.`,
  legacyPolicyOff: (tenant) =>
    `In ${tenant} bepaalt het methodenbeleid wie met de telefoon mag aanmelden.`,
  tenantFile: {
    exported: (tenant, file) => `${tenant} staat in ${file}, zonder wachtwoorden.`,
    notWritten: (file) => `${file} kon niet worden geschreven. Er is niets veranderd.`,
    notRead: (file) =>
      `${file} kan niet worden gelezen, is langer dan 32 MiB of is geen JSON. Er is niets veranderd.`,
    progress: (done, of) => `Wachtwoorden: ${done} van ${of}`,
    imported: (tenant, users) => `${tenant} is er nu, met ${users} mensen.`,
    disabled: (users) =>
      `${users} mensen die niet in het bestand staan, zijn gebleven en uitgeschakeld.`,
    refused: (file, place, mistake) => `${file}, bij ${place}: ${mistake}. Er is niets veranderd.`,
    mistakes: {
      unknown: 'dit onderdeel bestaat niet',
      missing: 'dit onderdeel hoort er te staan',
      invalid: 'deze waarde kan niet',
      duplicate: 'het staat er twee keer',
      'unknown-name': 'het noemt wat niet in het bestand staat',
      taken: 'het is van een ander',
      'too-large':
        'het beleid is groter dan 20 KB; noem één groep in plaats van veel gebruikers en groepen',
      'weak-password': 'dit wachtwoord mag niemand kiezen',
      'other-tenant': 'het bestand is van een andere tenant',
    },
  },
  trust: {
    allows: (name, fingerprint) =>
      `“${name}” kan op deze computer voor localhost instaan en voor niets anders: geen andere naam, geen adres.\n` +
      `Wie de map van deze relying party kan lezen, kan hem daarvoor gebruiken.\n` +
      `SHA-256 ${fingerprint}`,
    wayBack: 'Terugdraaien: npm run trust -- remove',
    places: {
      system: 'de certificaten van deze computer',
      person: 'uw eigen certificaten (Chromium en andere)',
      firefox: (profile) => `Firefox, profiel ${profile}`,
    },
    installed: (place) => `Vanaf nu vertrouwd: ${place}.`,
    alreadyThere: (place) => `Was al vertrouwd: ${place}.`,
    removed: (place) => `Teruggedraaid: ${place}.`,
    trusted: (place) => `Vertrouwd: ${place}.`,
    notTrusted: (place) => `Niet vertrouwd: ${place}.`,
    runThis: (place, line) =>
      `Alleen een beheerder mag ${place} wijzigen. Voer dit uit:\n\n  ${line}\n`,
    toolMissing: (place, line) =>
      `Het programma dat ${place} wijzigt, is niet geïnstalleerd. Het komt mee met:\n\n  ${line}\n`,
    failed: (place, reason) => `Niet gewijzigd: ${place}. ${reason}`,
  },
}
