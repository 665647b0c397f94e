/** What the prompt window says, in Dutch. @module */
import type { WindowWords } from '../en.ts'

export const prompt: WindowWords['prompt'] = {
  title: 'Aanmeldingsaanvraag',
  question: (application) => `Bent u het die zich aanmeldt bij ${application}?`,
  secondFactor:
    'Het wachtwoord was juist; dit is de tweede stap. Er wordt geen pincode voor gevraagd.',
  position: (first, count) => `${first} van ${count}`,
  positionSpoken: (first, count) => `Aanvraag ${first} van ${count}`,
  number: {
    label: 'Nummer van de aanmeldingspagina',
    hint: (digits) => `Typ de ${digits} cijfers die op de aanmeldingspagina staan.`,
    settling: 'Een ogenblik: wat u elders typt, telt hier niet.',
    incomplete: (digits) =>
      digits === 2 ? 'Typ eerst beide cijfers.' : `Typ eerst alle ${digits} cijfers.`,
    digitsOnly: 'Alleen de cijfers 0 tot en met 9.',
    pasteRefused: (digits) => `Alleen precies ${digits} cijfers kunnen geplakt worden.`,
  },
  facts: {
    title: 'Over deze aanmelding',
    place: 'Plaats',
    notTold: 'Niet doorgegeven door uw organisatie',
    simulated: 'Gesimuleerde plaats en adres',
    browser: 'Browser',
    browserOn: (browser, system) => `${browser} op ${system}`,
    known: 'Eerder gebruikt voor dit account',
    notKnown: 'Nieuw voor dit account',
    computer: 'Computer',
    thisComputer: 'Deze',
    anotherComputer: 'Een andere',
    network: 'Netwerk',
    sameNetwork: 'Hetzelfde als van deze computer',
    anotherNetwork: 'Een ander',
    started: 'Begonnen',
  },
  approve: 'Goedkeuren',
  deny: 'Weigeren',
  timeUp: 'De tijd is om. De afloop wordt opgevraagd.',
  denial: {
    title: 'Waarom weigert u?',
    declined: 'Ik ben het, maar ik wil dit niet meer',
    notMe: 'Ik ben deze aanmelding niet begonnen',
    wrongApp: 'Hier meld ik mij niet bij aan',
    back: 'Terug naar het nummer',
  },
  verifying: {
    pin: 'Typ uw pincode in het andere venster. Het nummer is bewaard; er is nog niets verstuurd.',
    os: 'Uw systeem vraagt of u het bent. Het nummer is bewaard; er is nog niets verstuurd.',
  },
  sending: {
    approval: 'Uw goedkeuring wordt verstuurd',
    denial: 'Uw antwoord wordt verstuurd',
  },
  none: {
    title: 'Er wacht geen aanvraag',
    text: 'Zodra iemand zich met een van uw accounts aanmeldt, ziet u dat hier.',
  },
  ended: {
    next: 'Volgende aanvraag tonen',
    approved: {
      title: 'Goedgekeurd',
      text: (application) => `U wordt aangemeld bij ${application}.`,
    },
    declined: {
      title: 'Aanvraag geweigerd',
      text: (application) => `Er is niemand aangemeld bij ${application}.`,
    },
    'not-me': {
      title: 'Gemeld: dit was u niet',
      text: (application) =>
        `Er is niemand aangemeld bij ${application} en uw organisatie weet dat u het niet was. Aanvragen van waar deze vandaan kwam, kunnen 24 uur geweigerd worden. Verder hoeft u niets te doen.`,
    },
    'wrong-app': {
      title: 'Niet de verwachte app',
      text: (application) =>
        `Er is niemand aangemeld bij ${application}. Controleer het adres van de pagina waar u begon, voordat u zich opnieuw aanmeldt.`,
    },
    'wrong-number': {
      title: 'Verkeerd nummer',
      text: (application) =>
        `Dit is niet het nummer op de aanmeldingspagina, dus is de aanvraag meteen geweigerd. Er is niemand aangemeld bij ${application}. Begin opnieuw voor een nieuw nummer.`,
    },
    expired: {
      title: 'Aanvraag verlopen',
      text: (application) =>
        `De aanvraag om aan te melden bij ${application} is niet op tijd beantwoord. Er is niemand aangemeld. Was u het, begin dan opnieuw.`,
    },
    withdrawn: {
      title: 'Aanvraag ingetrokken',
      text: (application) =>
        `De aanmelding bij ${application} is beëindigd of elders opnieuw begonnen. Met deze aanvraag is niemand aangemeld. U hoeft niets te doen.`,
    },
    policy: {
      title: 'Niet toegestaan',
      text: (application) =>
        `Uw organisatie laat dit account zich niet op deze manier aanmelden bij ${application}. Er is niemand aangemeld. Kies een andere manier of vraag het uw beheerder.`,
    },
    throttled: {
      title: 'Te veel pogingen',
      text: (application) =>
        `Voor dit account waren er te veel foute of onbeantwoorde aanvragen. Er is niemand aangemeld bij ${application}. Wacht een paar minuten of kies een andere manier.`,
    },
    'device-removed': {
      title: 'Authenticator verwijderd',
      text: (application) =>
        `De relying party aanvaardt deze computer niet meer voor het account. Er is niemand aangemeld bij ${application}. Voeg het account opnieuw toe via uw beveiligingsgegevens.`,
    },
    invalid: {
      title: 'Antwoord niet aanvaard',
      text: (application) =>
        `De relying party kon het antwoord niet controleren. Er is niemand aangemeld bij ${application}. Begin opnieuw; gebeurt dit weer, verwijder het account dan en voeg het opnieuw toe.`,
    },
    'verdict-missing': {
      title: 'Beantwoord, afloop onbekend',
      text: (application) =>
        `Uw antwoord voor ${application} is verstuurd, maar de verbinding viel weg voordat de relying party zei hoe het afliep. Kijk op de aanmeldingspagina: die weet het.`,
    },
  },
}
