/** The sign-in page in English. @module */

const until = (days: number): string =>
  days === 0 ? 'until you next sign in' : days === 1 ? 'for 1 day' : `for ${days} days`

export const signIn = {
  name: {
    title: 'Sign in',
    lead: (tenant: string) => `to ${tenant}`,
    leadTo: (application: string) => `to continue to ${application}`,
    label: 'Account name',
    hint: (domain: string) => `For example name@${domain}`,
    empty: 'Enter your account name.',
    next: 'Next',
    nextBusy: 'One moment',
    signedOut: 'You signed out.',
    lost: 'The sign-in that was open here is over, and you are not signed in. Start again. If this comes back, allow cookies for this address.',
    source: 'Pretend to sign in from (simulated)',
    noSource: 'Where you are',
  },
  account: {
    other: 'Use another account',
  },
  accounts: {
    title: 'Signed in here before',
    signedInTitle: 'Choose an account',
    signedIn: 'Signed in',
    forget: (name: string) => `Forget ${name} in this browser`,
  },
  phoneSignIn: 'How to sign in by phone',
  password: {
    title: 'Enter password',
    label: 'Password',
    empty: 'Enter your password.',
    signIn: 'Sign in',
    signInBusy: 'Signing in',
  },
  pass: {
    title: 'Enter Temporary Access Pass',
    label: 'Temporary Access Pass',
    empty: 'Enter your Temporary Access Pass.',
    signIn: 'Sign in',
    signInBusy: 'Signing in',
  },
  secondFactor: {
    title: 'Verify your identity',
    lead: 'Your password is right. Now show that it is you.',
    code: 'Use a one-time code from my Authenticator app',
  },
  code: {
    title: 'Enter code',
    lead: 'Type the code that your Authenticator app shows for this account.',
    label: 'One-time code',
    empty: 'Enter the code.',
    signIn: 'Verify',
    signInBusy: 'Verifying',
  },
  identityProvider: {
    title: 'Sign in with your organization',
    lead: (provider: string) => `${provider} asks for your password on a page of its own.`,
    go: (provider: string) => `Go to ${provider}`,
  },
  ways: {
    title: 'Choose a way to sign in',
    other: 'Other ways to sign in',
    authenticator: 'Approve a request on my Authenticator app',
    password: 'Use your password instead',
    pass: 'Use a Temporary Access Pass',
  },
  ask: {
    title: 'Approve sign in request',
    lead: 'You get a number here. Then type it in your Authenticator app, on the device where you set it up.',
    send: 'Send request',
    sendBusy: 'Sending',
  },
  approval: {
    title: 'Approve sign in request',
    lead: 'Open your Authenticator app and type this number to sign in.',
    number: (digits: string) => `The number is ${digits}.`,
    delivered: 'Your device has the request.',
    undelivered:
      'Not on a device yet. Open your Authenticator app; the request goes there by itself.',
    lost: 'The connection was lost. Your number stays valid; this page keeps trying.',
    resumed: 'Connected again.',
    facts: {
      application: 'Signs you in to',
      place: 'From',
      here: 'This computer',
      simulated: 'Simulated',
      device: 'Your app is',
      near: {
        'same-device': 'on this computer, too',
        'same-network': 'on this network',
        'other-network': 'on another network',
        unknown: 'somewhere not known yet',
      },
      sameNetworkRequired: 'Only this network is accepted',
    },
    over: 'Time is up. Waiting to hear how it ended.',
    advice: 'Nobody else needs this number. Close the page if you did not start this.',
  },
  completing: {
    title: 'Approved',
    lead: 'Signing you in.',
    failed: 'You approved, but signing in did not finish.',
  },
  returning: {
    title: 'You are signed in',
    lead: (application: string) => `Going back to ${application}.`,
  },
  application: {
    waits: (application: string) => `${application} is waiting.`,
    cancel: 'Cancel and go back',
  },
  ended: {
    again: 'Send another request',
    againBusy: 'Sending',
    declined: {
      title: 'Request denied',
      text: 'On your device this request was denied. Nobody was signed in. To go on, send another request.',
    },
    'not-me': {
      title: 'Reported: not you',
      text: 'On the device somebody said that they did not start this sign-in. Nobody was signed in, and your organization was told. Requests from here may be refused for 24 hours: if it was you who started it, choose another way.',
    },
    'wrong-app': {
      title: 'Not the app you expected',
      text: 'On your device you said that this is not what you are signing in to. Nobody was signed in. Check the address of this page before you send another request.',
    },
    'wrong-number': {
      title: 'Wrong number',
      text: 'The number typed on your device is not the one that stood here, so the request has ended. Nobody was signed in. Send another request to get a new number.',
    },
    expired: {
      title: 'Request expired',
      text: 'No answer came in time. Nobody was signed in. Have your Authenticator app open, then send another request.',
    },
    withdrawn: {
      title: 'Request withdrawn',
      text: 'The request ended before it was answered: it was started again elsewhere, or the server restarted. Nobody was signed in. Send another request.',
    },
    throttled: {
      title: 'Too many tries',
      text: 'This account had too many wrong or unanswered requests. Nobody was signed in. Wait a few minutes, or use another way.',
    },
    policy: {
      title: 'Not allowed',
      text: 'Your organization does not let this account sign in this way. Nobody was signed in. Use another way, or ask your administrator.',
    },
    'other-network': {
      title: 'Approved from elsewhere',
      text: 'Your organization accepts an approval only from the network that this browser is on, and this answer was not accepted. Nobody was signed in. Bring your device to this network, or use another way.',
    },
    'device-removed': {
      title: 'Authenticator was removed',
      text: 'The authenticator that answered no longer belongs to this account. Nobody was signed in. Use your password, then add it again under Security info.',
    },
    invalid: {
      title: 'Answer not accepted',
      text: 'The answer from the device could not be verified. Nobody was signed in. Send another request; if this comes back, delete the authenticator under Security info and add it again.',
    },
  },
  campaign: {
    title: 'Leave your password behind',
    lead: 'Your organization asks you to set up phone sign-in. It takes about two minutes.',
    steps: {
      add: 'Add this account to your Authenticator app.',
      turnOn: 'Turn on phone sign-in there.',
      use: 'From then on, type a number in the app instead of your password here.',
    },
    setUp: 'Set up now',
    notNow: 'Not now',
    notNowBusy: 'One moment',
    left: (times: number, days: number) =>
      `${times === 1 ? 'You can put this off once more' : `You can put this off ${times} more times`}, ${until(days)}. After that it is required.`,
    anyTime: (days: number) => `You can put this off ${until(days)}.`,
    required:
      'You have put this off as often as your organization allows, so it comes first now. You go on as soon as phone sign-in is on.',
  },
  signedIn: {
    title: 'You are signed in',
    account: 'Account',
    organization: 'Organization',
    how: 'How',
    when: 'When',
    by: {
      password: 'Password',
      approval: 'Authenticator app',
      'password-and-push': 'Password, then Authenticator app',
      'password-and-code': 'Password, then one-time code',
      'temporary-access-pass': 'Temporary Access Pass',
      federated: 'Your organization’s own identity provider',
    },
    securityInfo: 'Security info',
    signOutBusy: 'Signing out',
  },
}
