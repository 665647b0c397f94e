/** What the strip of the simulation window says, in Dutch. @module */

const seconds = (count: number): string => (count === 1 ? '1 seconde' : `${count} seconden`)

export const simulation = {
  title: 'Aanmeldsimulatie',
  address: 'Adres van de pagina',
  noAddress: 'Geen pagina',
  reload: 'Opnieuw laden',
  loading: 'De pagina wordt geladen',
  openInBrowser: 'In browser openen',
  opened: 'Geopend',
  openedHelp:
    'De pagina is in uw browser geopend. Waarschuwt die voor het certificaat, voer dan uit: npm run trust -- install',
  starting: 'De relying party wordt gestart',
  restarting: {
    title: 'De relying party start opnieuw',
    lead: (count: number) =>
      count < 1
        ? 'Zij is vanzelf gestopt en wordt opnieuw gestart. Wat bewaard was, is er nog.'
        : `Zij is vanzelf gestopt. Wat bewaard was, is er nog. Over ${seconds(count)} start zij opnieuw.`,
    now: 'Nu starten',
  },
  stopped: {
    title: 'De relying party kon niet starten',
    askedTitle: 'De relying party draait niet',
    start: 'Starten',
    lead: {
      asked: 'Zolang zij niet draait, is er geen aanmeldpagina. Wat bewaard was, is er nog.',
      'ends-again':
        'Zij stopte telkens weer en wordt nu met rust gelaten. Wat bewaard was, is er nog. De reden staat in het logboek, in de terminal waarin Countersign is gestart.',
    },
  },
  portTaken: {
    title: (port: number) => `Poort ${port} is bezet`,
    byProgram: (program: string) =>
      `De relying party heeft die poort nodig, maar ${program} gebruikt haar. Er is niets gestart.`,
    byPerson: (person: string) =>
      `De relying party heeft die poort nodig, maar een programma van ${person}, die deze computer ook gebruikt, heeft haar. Er is niets gestart.`,
    bySomebody:
      'De relying party heeft die poort nodig, maar een ander programma gebruikt haar. Er is niets gestart.',
    endIt: 'Sluit dat programma en probeer het opnieuw.',
    askThem: (person: string) => `Vraag ${person} het te sluiten en probeer het opnieuw.`,
    choose: 'Een andere poort gebruiken',
    move: 'Naar een andere poort verhuizen',
    chooseTitle: 'Een andere poort gebruiken',
    moveTitle: 'Naar een andere poort verhuizen',
    port: 'Poort',
    hint: 'Een getal van 1024 tot en met 65535',
    noPort: 'Typ een getal van 1024 tot en met 65535.',
    chooseMeans:
      'Het adres van uw aanmeldpagina’s bevat deze poort. Zij wordt erbij bewaard en blijft voortaan dezelfde.',
    moveMeans: (port: number) =>
      `Accounts die al zijn toegevoegd, kennen de relying party aan poort ${port} en ontvangen niets zolang zij ergens anders staat: elk account moet opnieuw worden toegevoegd. Er wordt niets gewist, en terug op poort ${port} werken ze weer als voorheen.`,
    useIt: 'Deze poort gebruiken',
    moveNow: 'Naar deze poort verhuizen',
  },
  failed: {
    unreachable: {
      title: 'De pagina is niet bereikbaar',
      lead: 'Op dit adres antwoordt niemand. Er is niets verzonden. Misschien is de relying party nog aan het starten.',
    },
    impostor: {
      title: 'Hier antwoordt een ander programma',
      lead: 'Het kan het certificaat van uw relying party niet tonen, dus het heeft niets te horen gekregen en de pagina is niet geladen. Zoek uit welk programma het is voordat u verdergaat.',
    },
    crashed: {
      title: 'De pagina werkt niet meer',
      lead: 'Het proces ervan is gestopt. Countersign en wat is opgeslagen zijn ongemoeid.',
    },
  },
}
