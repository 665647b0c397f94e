/** What the strip of the simulation window says, in English. @module */

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`)

export const simulation = {
  title: 'Sign-in simulation',
  address: 'Address of the page',
  noAddress: 'No page',
  reload: 'Reload',
  loading: 'Loading the page',
  openInBrowser: 'Open in browser',
  opened: 'Opened',
  openedHelp:
    'The page was opened in your browser. If it warns about the certificate, run: npm run trust -- install',
  starting: 'Starting the relying party',
  restarting: {
    title: 'The relying party starts again',
    lead: (count: number) =>
      count < 1
        ? 'It ended by itself and is being started again. What was stored is kept.'
        : `It ended by itself. What was stored is kept. It starts again in ${seconds(count)}.`,
    now: 'Start it now',
  },
  stopped: {
    title: 'The relying party could not start',
    askedTitle: 'The relying party is not running',
    start: 'Start it',
    lead: {
      asked: 'No sign-in page can be shown until it runs. What was stored is kept.',
      'ends-again':
        'It ended again and again, so it is left alone now. What was stored is kept. The reason is in the log on the terminal that started Countersign.',
    },
  },
  portTaken: {
    title: (port: number) => `Port ${port} is taken`,
    byProgram: (program: string) =>
      `The relying party needs it, and ${program} uses it, so nothing was started.`,
    byPerson: (person: string) =>
      `The relying party needs it, and a program of ${person}, who also uses this computer, has it. Nothing was started.`,
    bySomebody: 'The relying party needs it, and another program uses it, so nothing was started.',
    endIt: 'End that program, then try again.',
    askThem: (person: string) => `Ask ${person} to end it, then try again.`,
    choose: 'Use another port',
    move: 'Move to another port',
    chooseTitle: 'Use another port',
    moveTitle: 'Move to another port',
    port: 'Port',
    hint: 'A number from 1024 to 65535',
    noPort: 'Type a number from 1024 to 65535.',
    chooseMeans:
      'The address of your sign-in pages bears this port. It is kept with them and stays from now on.',
    moveMeans: (port: number) =>
      `Accounts that were added so far know the relying party by port ${port}, so they receive nothing while it is at another one: each must be added again. Nothing is deleted, and back on port ${port} they work as before.`,
    useIt: 'Use this port',
    moveNow: 'Move to this port',
  },
  failed: {
    unreachable: {
      title: 'The page cannot be reached',
      lead: 'Nobody answers at this address. Nothing was sent. The relying party may still be starting.',
    },
    impostor: {
      title: 'Another program answers here',
      lead: 'It cannot show the certificate of your relying party, so it was told nothing and its page was not loaded. Find out which program it is before you go on.',
    },
    crashed: {
      title: 'The page stopped working',
      lead: 'Its process ended. Countersign and what it stored are not affected.',
    },
  },
}
