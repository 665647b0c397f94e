/** What the prompt window says, in English. @module */

export const prompt = {
  title: 'Sign-in request',
  /** Each is told the application's name, which is set apart from the words around it. */
  question: (application: string) => `Is this you, signing in to ${application}?`,
  secondFactor: 'The password was right; this is the second step. No PIN is asked for it.',
  position: (first: number, count: number) => `${first} of ${count}`,
  positionSpoken: (first: number, count: number) => `Request ${first} of ${count}`,
  number: {
    label: 'Number from the sign-in page',
    hint: (digits: number) => `Type the ${digits} digits that the sign-in page shows.`,
    settling: 'A moment: typing elsewhere does not count here.',
    incomplete: (digits: number) =>
      digits === 2 ? 'Type both digits first.' : `Type all ${digits} digits first.`,
    digitsOnly: 'Only the digits 0 to 9.',
    pasteRefused: (digits: number) => `Only exactly ${digits} digits can be pasted.`,
  },
  facts: {
    title: 'About this sign-in',
    place: 'Place',
    notTold: 'Not told by your organization',
    simulated: 'Simulated place and address',
    browser: 'Browser',
    /** `browser` on `system`, where both are known. */
    browserOn: (browser: string, system: string) => `${browser} on ${system}`,
    known: 'Signed in to this account before',
    notKnown: 'New for this account',
    computer: 'Computer',
    thisComputer: 'This one',
    anotherComputer: 'Another one',
    network: 'Network',
    sameNetwork: 'The same as this computer’s',
    anotherNetwork: 'Another one',
    started: 'Started',
  },
  approve: 'Approve',
  deny: 'Deny',
  timeUp: 'Time is up. Waiting to hear how it ended.',
  denial: {
    title: 'Why do you deny it?',
    declined: 'It is me, but I no longer want this',
    notMe: 'I did not start this sign-in',
    wrongApp: 'This is not what I am signing in to',
    back: 'Back to the number',
  },
  verifying: {
    pin: 'Type your PIN in the other window. The number is kept; nothing was sent yet.',
    os: 'Your system asks whether it is you. The number is kept; nothing was sent yet.',
  },
  sending: {
    approval: 'Sending your approval',
    denial: 'Sending your answer',
  },
  none: {
    title: 'No request is waiting',
    text: 'When somebody signs in with one of your accounts, it is shown here.',
  },
  ended: {
    next: 'Show the next request',
    approved: {
      title: 'Approved',
      text: (application: string) => `You are being signed in to ${application}.`,
    },
    declined: {
      title: 'Request denied',
      text: (application: string) => `Nobody was signed in to ${application}.`,
    },
    'not-me': {
      title: 'Reported: not you',
      text: (application: string) =>
        `Nobody was signed in to ${application}, and your organization was told that it was not you. Requests from where this one came may be refused for 24 hours. Nothing else is needed from you.`,
    },
    'wrong-app': {
      title: 'Not the app you expected',
      text: (application: string) =>
        `Nobody was signed in to ${application}. Check the address of the page where you started, before you sign in again.`,
    },
    'wrong-number': {
      title: 'Wrong number',
      text: (application: string) =>
        `That is not the number on the sign-in page, so the request was denied at once. Nobody was signed in to ${application}. Start the sign-in again to get a new number.`,
    },
    expired: {
      title: 'Request expired',
      text: (application: string) =>
        `The request to sign in to ${application} was not answered in time. Nobody was signed in. If it was you, start again.`,
    },
    withdrawn: {
      title: 'Request withdrawn',
      text: (application: string) =>
        `The sign-in to ${application} was ended or started again elsewhere. Nobody was signed in with this request. There is nothing to do.`,
    },
    policy: {
      title: 'Not allowed',
      text: (application: string) =>
        `Your organization does not let this account sign in to ${application} this way. Nobody was signed in. Use another way, or ask your administrator.`,
    },
    throttled: {
      title: 'Too many tries',
      text: (application: string) =>
        `This account had too many wrong or unanswered requests. Nobody was signed in to ${application}. Wait a few minutes, or use another way.`,
    },
    'device-removed': {
      title: 'Authenticator was removed',
      text: (application: string) =>
        `The relying party no longer accepts this computer for the account. Nobody was signed in to ${application}. Add the account again from security info.`,
    },
    invalid: {
      title: 'Answer not accepted',
      text: (application: string) =>
        `The relying party could not verify the answer. Nobody was signed in to ${application}. Start again; if this comes back, remove the account and add it anew.`,
    },
    'verdict-missing': {
      title: 'Answered, outcome unknown',
      text: (application: string) =>
        `Your answer for ${application} was sent, and the connection was lost before the relying party said how it took it. Look at the sign-in page: it knows.`,
    },
  },
}
