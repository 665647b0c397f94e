/** What the authenticator window says, in English. @module */

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`)

export const authenticator = {
  title: 'Countersign',
  windowTitle: (view: string) => `${view} · Countersign`,
  views: 'Views',
  accounts: {
    title: 'Accounts',
    add: 'Add account',
    empty: 'There is no account in this app yet, so nothing can be approved here.',
    search: 'Search accounts',
    found: (count: number) =>
      count === 0
        ? 'No account has this in its name or organization.'
        : count === 1
          ? '1 account found'
          : `${count} accounts found`,
    menuFor: (account: string) => `What to do with ${account}`,
    phoneSignIn: {
      on: 'Phone sign-in is on',
      off: 'Phone sign-in is off',
      'turning-on': 'Phone sign-in is being turned on',
      deleted: 'Phone sign-in is off: its key was deleted',
    },
    deleted:
      'A wrong PIN was given eight times, or the PIN was forgotten. The account is kept. Enable phone sign-in again with a code from security info.',
    appTooOld: (organization: string) =>
      `${organization} sends no requests to this app, because the app is older than it allows. Update the app; the account is kept.`,
    keyUnread: 'Its key is not read yet',
    keyMissing: 'Its key is missing',
    adding: 'Still being added. This goes on by itself.',
    enable: 'Enable phone sign-in',
    enableFor: (account: string) => `Enable phone sign-in for ${account}`,
    turnOff: 'Turn off phone sign-in',
    remove: 'Remove account',
    busy: {
      'turning-on': 'Waiting for your PIN, in the window that opened',
      'turning-off': 'Turning phone sign-in off',
      removing: 'Removing the account',
    },
    code: 'Code from security info',
    codeHint: 'There choose Turn on phone sign-in. The code works once.',
    openSecurityInfo: 'Open security info',
    connection: {
      off: 'Not connected',
      connecting: 'Connecting',
      connected: 'Connected',
    },
    offline: {
      refused: 'Offline: nobody answers at its address',
      impostor: 'Offline: another program answers at its address. Nothing was said to it',
      timeout: 'Offline: no answer in time',
      version: 'Offline: the other side speaks another version of the protocol',
      busy: 'Offline: the other side asks to come back later',
      unclear: 'Offline: what answered is not a relying party',
      closed: 'Offline: the other side closed the connection',
      silent: 'Offline: the other side fell silent',
      malformed: 'Offline: the other side broke the protocol',
      'wrong-key': 'Offline: it could not prove that it is the relying party that you added',
      'keys-unread': 'Not connected: the keychain does not give the key',
      'not-accepted': 'Offline: the relying party does not accept this account any more',
    },
    retryIn: (count: number) => `Next try in ${seconds(count)}`,
    retryNow: 'Try now',
  },
  codes: {
    name: 'One-time code',
    show: 'Show',
    showFor: (account: string) => `Show the one-time code of ${account}`,
    hide: 'Hide',
    hideFor: (account: string) => `Hide the one-time code of ${account}`,
    left: (count: number) => `${count} s`,
    copyFor: (account: string) => `Copy the one-time code of ${account}`,
    cleared: 'Copied. After 30 seconds it is taken off the clipboard.',
  },
  ended: {
    text: (account: string, organization: string, moment: string) =>
      `${organization} ended ${account} in this app on ${moment}. Its keys are deleted. To use it here again, add it anew.`,
    dismiss: 'Dismiss',
    dismissFor: (account: string) => `Dismiss the note about ${account}`,
  },
  turnOff: {
    title: 'Turn off phone sign-in?',
    text: (account: string) =>
      `${account} can then no longer sign in by a number from this app. The account stays; turning it on again later takes a code from security info.`,
    turnOff: 'Turn off',
    keep: 'Leave it on',
  },
  remove: {
    title: (account: string) => `Remove ${account}?`,
    text: (organization: string) =>
      `Its keys are deleted here, and ${organization} is told that this app no longer approves for it. This cannot be undone, but you can add the account again.`,
    remove: 'Remove',
    keep: 'Keep it',
    hereOnly: 'Remove here only',
    hereOnlyText: (organization: string) =>
      `${organization} cannot be told just now. Removed here only, this app stays in its list until somebody deletes it in security info; it can approve nothing any more.`,
  },
  waiting: {
    label: 'A sign-in waits for you',
    what: (application: string) => `Is this you, signing in to ${application}?`,
    open: 'Open request',
    openFor: (application: string, account: string) =>
      `Open request of ${application} for ${account}`,
    more: (count: number) =>
      count === 1 ? '1 more request waits.' : `${count} more requests wait.`,
    arrived: (application: string) => `${application} asks whether you are signing in.`,
  },
  receiving: {
    connecting: 'Connecting. Until then no request can arrive.',
    offline:
      'Some accounts are not connected, so their requests do not arrive. This is tried again by itself.',
    retry: 'Try again',
    retryAsks:
      'The system may show a window of its own that asks for the password of your keychain, because the keys are kept there.',
    removeAll: 'Remove all data',
    cannotApprove: 'Requests arrive, but none can be approved just now.',
  },
  clock: {
    ahead: (length: string, host: string) =>
      `The clock of this computer is ${length} ahead of the one of the relying party at ${host}. Requests go by its clock and still work, but times shown here may be wrong. Check the date and time of this computer.`,
    behind: (length: string, host: string) =>
      `The clock of this computer is ${length} behind the one of the relying party at ${host}. Requests go by its clock and still work, but times shown here may be wrong. Check the date and time of this computer.`,
  },
  relyingParty: {
    starting: 'The relying party on this computer is starting.',
    restarting: (count: number) =>
      `The relying party on this computer ended and starts again in ${seconds(count)}. Accounts and settings are kept.`,
    portTaken: (port: number) =>
      `The relying party on this computer cannot start: another program uses port ${port}. Nothing was lost.`,
    portTakenBy: (port: number, holder: string) =>
      `The relying party on this computer cannot start: ${holder} uses port ${port}. Nothing was lost.`,
    portTakenByPerson: (port: number, person: string) =>
      `The relying party on this computer cannot start: a program of ${person}, who also uses this computer, has port ${port}. Nothing was lost.`,
    portTakenByBoth: (port: number, holder: string, person: string) =>
      `The relying party on this computer cannot start: ${holder} of ${person}, who also uses this computer, has port ${port}. Nothing was lost.`,
    portAdvice: 'End that program and try again, or choose another port.',
    endsAgain:
      'The relying party on this computer ended several times in a row, so it is not started again by itself. What it had stored is kept.',
    asked: 'The relying party on this computer is stopped, as you asked.',
    tryAgain: 'Try again',
    start: 'Start it',
    choosePort: 'Choose another port',
  },
  port: {
    title: 'Choose another port',
    first: 'The sign-in pages then have this port in their address, from the first start on.',
    settled: (port: number) =>
      `Accounts that were added at port ${port} are kept, but are not reached at the new one: each must be removed and added again. Apps that sign in here need the new address.`,
    label: 'Port',
    hint: 'A number from 1024 to 65535',
    wrong: 'Type a number from 1024 to 65535.',
    choose: 'Use this port',
  },
  welcome: {
    title: 'Sign in without a password',
    text: 'Countersign approves sign-ins on this computer: you type the number that the sign-in page shows, and confirm that it is you. It needs no phone and no internet.',
  },
  guide: {
    title: 'Your first sign-in',
    progress: (done: number, all: number) => `${done} of ${all} done`,
    state: { done: 'Done', now: 'Now', later: 'Later' },
    putAway: 'Put this away',
    putAwayHint: 'It comes back from the settings.',
    other: 'I have a link already',
    relyingParty: {
      title: 'Start the relying party',
      text: 'It plays the organization that you sign in to, on this computer alone.',
      stopped: 'It does not run; above you see why.',
    },
    account: {
      title: 'Add a sample account',
      text: 'Sign in to security info with this name and password, choose Add method there, then Open in Countersign.',
      prompt:
        'This app asks you twice before it adds the account. The key then goes into your keychain, so the system may show a window of its own that asks you to unlock it.',
      button: 'Open security info',
      name: 'Name',
      password: 'Password',
      noSamples:
        'No sample account is here. Add an account of your own with a link from its security info.',
      choose: 'Sample account',
    },
    enable: {
      title: 'Enable phone sign-in',
      text: 'You choose a PIN in a window of its own. From then on it opens the key for each approval.',
      waiting: 'Choose your PIN in the window that opened.',
    },
    signIn: {
      title: 'Sign in with the name alone',
      text: (account: string) =>
        `Sign out there if you are signed in, and type ${account}. Instead of the password choose Other ways to sign in, then Approve a request. The page shows a number.`,
      button: 'Open the sign-in page',
    },
    approve: {
      title: 'Type the number and approve',
      text: 'A window of this app asks for the number, and then for your PIN.',
      button: 'Open request',
    },
    finished: {
      title: 'You signed in without a password',
      text: 'From now on a request opens by itself, also while this window is closed.',
      button: 'Finish',
    },
  },
  add: {
    title: 'Add account',
    text: 'An account is added by a link from its security info page. There choose Add method.',
    label: 'Link',
    hint: 'It begins with countersign://enroll',
    empty: 'Paste the link first.',
    next: 'Next',
    image: 'Drop or paste an image of the QR code here',
    chooseImage: 'Choose an image',
    reading: 'Looking for a QR code',
    drop: 'Drop it to add an account',
    local: 'Or begin on this computer: open security info of',
    openFor: (organization: string) => `Open security info of ${organization}`,
  },
  enrollment: {
    waiting: (count: number) =>
      count === 1
        ? 'Another link came meanwhile. You are asked about it after this one.'
        : `${count} more links came meanwhile. You are asked about them after this one.`,
    connect: {
      title: (address: string) => `Connect to ${address}?`,
      text: 'The link leads there. Nothing was sent yet. Connect only if you have just come from this address.',
      address: 'Address',
      tenant: 'Organization’s number',
      connect: 'Connect',
    },
    connecting: {
      title: 'Connecting',
      text: 'The relying party proves who it is before anything is said to it.',
      stop: 'Stop',
    },
    add: {
      title: 'Add this account?',
      text: 'The relying party signed this. Nothing was made or stored yet.',
      account: 'Account',
      name: 'Name',
      address: 'Address',
      prompt:
        'Adding makes a key and puts it into your keychain. The system may show a window of its own that asks you to unlock it.',
      add: 'Add account',
    },
    adding: {
      title: 'Adding the account',
      text: 'If the system asks you to unlock the keychain, this goes on when you have.',
    },
    added: {
      title: 'Account added',
      text: (account: string) => `This app now belongs to ${account}.`,
      next: 'One thing is left. To enable phone sign-in you choose a PIN, or give the one that you have, in a window of its own. For 15 minutes this needs no code.',
      later: 'Not now',
    },
    failed: {
      title: 'The account was not added',
      begunTitle: 'Not finished yet',
      begun:
        'The relying party may already have the account. This app goes on with it by itself; it then stands in the list.',
      again: 'Use another link',
    },
  },
  requests: {
    title: 'Requests',
    empty: 'No sign-in has asked for you yet. What you approve or deny is then listed here.',
    clear: 'Clear the list',
    clearTitle: 'Clear this list?',
    clearText:
      'Only the list in this app is cleared. The organizations keep their own records of these sign-ins.',
    clearIt: 'Clear',
    keep: 'Keep it',
    who: (account: string, organization: string) => `${account} · ${organization}`,
    end: {
      approved: 'Approved',
      declined: 'Request denied',
      'not-me': 'Reported: not you',
      'wrong-app': 'Not the app you expected',
      'wrong-number': 'Wrong number',
      expired: 'Request expired',
      withdrawn: 'Request withdrawn',
      'verdict-missing': 'Answered, but how it ended was not heard',
      missed: 'Missed: this app was not running',
      'device-removed': 'Authenticator was removed',
      throttled: 'Too many tries',
      policy: 'Not allowed',
      invalid: 'Answer not accepted',
    },
  },
}
