/** The simulated identity provider of another organization, in English. @module */

export const identityProvider = {
  title: 'Sign in',
  lead: 'Sign in with your organizational account.',
  account: 'Account',
  accountHint: (domain: string) => `Your whole name, which ends in ${domain}`,
  accountEmpty: 'Enter your account.',
  label: 'Password',
  empty: 'Enter your password.',
  signIn: 'Sign in',
  signInBusy: 'Signing in',
  back: 'Back to the other ways to sign in',
  simulatedTitle: 'Simulated',
  simulated: (provider: string) =>
    `A real organization signs its people in on a server of its own (AD FS), at its own address. Here Countersign plays that server for ${provider}.`,
  over: {
    title: 'This sign-in is over',
    text: 'It is no longer open in this browser, and nobody was signed in. Start again from the sign-in page.',
    toSignIn: 'Go to the sign-in page',
  },
}
