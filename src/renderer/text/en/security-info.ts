/** The security info page in English. @module */

export const securityInfo = {
  list: {
    title: 'Security info',
    lead: (account: string) => `How ${account} signs in`,
    methods: 'Sign-in methods',
    add: 'Add method',
    password: 'Password',
    changed: (day: string) => `Changed ${day}`,
    added: (day: string) => `Added ${day}`,
    used: (moment: string) => `last used ${moment}`,
    neverUsed: 'not used yet',
    phoneSignInOn: 'Phone sign-in is on',
    phoneSignInOff: 'Phone sign-in is off',
    connected: 'Connected now',
    notConnected: 'Not connected',
    turnOn: 'Turn on phone sign-in',
    turnOnFor: (device: string) => `Turn on phone sign-in on ${device}`,
    delete: 'Delete',
    deleteFor: (device: string) => `Delete ${device}`,
    empty: 'No authenticator yet. Add one to sign in without your password.',
    platforms: { linux: 'Linux', macos: 'macOS', windows: 'Windows' },
    sessionEnds: (seconds: number) =>
      seconds === 1
        ? 'In 1 second you are asked to sign in again. Nothing that you added is lost.'
        : seconds > 60
          ? `In ${Math.ceil(seconds / 60)} minutes you are asked to sign in again. Nothing that you added is lost.`
          : `In ${seconds} seconds you are asked to sign in again. Nothing that you added is lost.`,
    deleted: (device: string) => `${device} was deleted.`,
  },
  add: {
    title: 'Add a method',
    choose: 'Which method do you want to add?',
    authenticator: 'Authenticator',
    authenticatorText: 'Approve sign-ins in an app on your device by typing a number.',
    add: 'Add',
    addBusy: 'One moment',
  },
  invitation: {
    title: 'Set up your authenticator',
    steps: [
      'On this computer: choose Open in Countersign.',
      'Elsewhere: choose Add account in your Authenticator app, and paste the link or scan the QR code.',
    ],
    check: (host: string, tenant: string, account: string) =>
      `It first shows ${host}, then ${tenant} and ${account}. Go on only if they match.`,
    open: 'Open in Countersign',
    link: 'Link',
    qr: 'QR code with the same link',
    secret: 'The link works once. Do not pass it on.',
    waiting: 'Waiting for your device',
    lost: 'The connection was lost. The link stays valid; this page keeps trying.',
    expiredTitle: 'The link expired',
    expired: 'It was not used in time, so nothing was added. Get a new link and use that.',
    again: 'Get a new link',
  },
  added: {
    title: 'Authenticator added',
    text: (device: string) => `${device} now belongs to your account.`,
    next: 'One thing is left: turn on phone sign-in in the app. Within 15 minutes it needs no code; later you get one here.',
    done: 'Done',
  },
  phoneSignIn: {
    title: 'Turn on phone sign-in',
    lead: (device: string) => `on ${device}`,
    steps: [
      'In your Authenticator app choose this account, then Enable phone sign-in.',
      'Paste this code where the app asks for it.',
    ],
    code: 'Code',
    secret: 'The code works once. Do not pass it on.',
    expiredTitle: 'The code expired',
    expired: 'It was not used in time, so nothing has changed. Get a new code and use that.',
    again: 'Get a new code',
    onTitle: 'Phone sign-in is on',
    on: (device: string) => `From now on you can sign in with ${device} instead of your password.`,
    back: 'Back to security info',
  },
  remove: {
    title: (device: string) => `Delete ${device}?`,
    text: (device: string, account: string) =>
      `${device} can then no longer approve sign-ins for ${account}. A request that it has not answered ends. This cannot be undone, but you can add it again.`,
    last: 'It is your only authenticator: after this you sign in with your password.',
    delete: 'Delete',
    deleteBusy: 'Deleting',
    keep: 'Keep it',
  },
  again: {
    title: 'Sign in again',
    text: 'You signed in some time ago. What you added is kept. Sign in again to go on.',
    signIn: 'Sign in',
  },
}
