/** Words that several windows share, in Dutch. @module */

const seconds = (count: number): string => (count === 1 ? '1 seconde' : `${count} seconden`)

export const general = {
  appName: 'Countersign',
  secondsLeft: (count: number) => `Nog ${seconds(count)}`,
  tryAgain: 'Opnieuw proberen',
  cancel: 'Annuleren',
  close: 'Sluiten',
  back: 'Terug',
  done: 'Gereed',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  forSupport: (code: string) => `Voor ondersteuning: ${code}`,
  unknown: 'Onbekend',
  loading: 'Laden',
}
