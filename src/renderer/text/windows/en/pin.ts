/** What the PIN window says, in English. @module */

export const pin = {
  title: 'Verify that it is you',
  existing: {
    title: 'Enter your PIN',
    label: 'PIN',
    empty: 'Type your PIN first.',
    submit: 'Continue',
    checking: 'Checking',
  },
  chosen: {
    title: 'Choose a PIN',
    lead: 'It opens the keys for phone sign-in on this computer, and only you know it.',
    label: 'New PIN',
    repeat: 'The same PIN again',
    hint: 'At least 6 characters; letters count too. Not one that everybody tries first, such as 123456.',
    tooShort: (least: number) => `Use at least ${least} characters.`,
    differs: 'This differs from the PIN above.',
    submit: 'Set PIN',
    checking: 'Setting the PIN',
  },
  show: 'Show the PIN',
  hide: 'Hide the PIN',
  purpose: {
    approval: (application: string) => `To approve the sign-in to ${application}`,
    phoneSignIn: 'To turn on phone sign-in',
    osVerification: 'To let this computer’s own verification open your keys from now on',
  },
  triesLeft: (count: number) =>
    count === 1
      ? 'One try is left; after it the keys for phone sign-in are deleted.'
      : `${count} tries are left. After the last one the keys for phone sign-in are deleted; the accounts are kept.`,
  wait: {
    text: 'After wrong PINs there is a wait. No PIN is looked at before it is over.',
    left: (seconds: number) =>
      seconds > 90
        ? `${Math.ceil(seconds / 60)} minutes to wait`
        : seconds === 1
          ? '1 second to wait'
          : `${seconds} seconds to wait`,
  },
  deleted: { title: 'Keys deleted' },
  none: {
    title: 'No PIN is needed',
    text: 'What asked for it is over.',
  },
}
