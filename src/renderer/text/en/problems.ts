/** Why something asked for was refused, in English: what happened, what was kept, what to do. @module */

const wait = (seconds: number): string =>
  seconds > 5400
    ? `Try again in ${Math.ceil(seconds / 3600)} hours.`
    : seconds > 90
      ? `Try again in ${Math.ceil(seconds / 60)} minutes.`
      : seconds === 1
        ? 'Try again in 1 second.'
        : seconds > 0
          ? `Try again in ${seconds} seconds.`
          : 'You can try again now.'

export const problems = {
  'tenant-unknown': 'There is no organization under this address.',
  'session-missing':
    'This sign-in is no longer open in this browser. Nobody was signed in. Start again; if this comes back, allow cookies for this address.',
  'sign-in-again': 'You signed in some time ago. To change your security info, sign in again.',
  'password-wrong': 'The account name or password is not right. Check both and try again.',
  'pass-wrong':
    'The account name or Temporary Access Pass is not right, or the pass is over. Check both, or ask your administrator for a new pass.',
  'code-wrong':
    'This code is not right, or it was used before. Wait for the next one and type that.',
  'second-factor-missing':
    'Your password is right, but your organization also wants a second factor, and this account has none yet. Ask your administrator for a Temporary Access Pass.',
  'same-device-refused':
    'Your organization does not let an authenticator approve a sign-in on its own computer. Nothing was sent. Choose another way, or sign in on another computer.',
  'app-too-old':
    'Your Authenticator app is older than your organization allows, so nothing was sent to it. Update the app, then try again, or choose another way.',
  'request-queued':
    'Another request for this account is open. Yours follows as soon as it is over.',
  throttled: (seconds: number) => `Too many tries, so this one was not looked at. ${wait(seconds)}`,
  'request-pending':
    'A request for this account is already open in another browser. Answer that one or let it run out, then send a new one.',
  policy: 'Your organization does not allow this. Choose another way, or ask your administrator.',
  'too-many-devices':
    'This account has as many authenticators as your organization allows. Delete one that you no longer use, then add the new one.',
  'not-allowed': 'Your role does not allow this. Nothing was changed.',
  'not-yourself': 'You cannot do this to your own account. Nothing was changed.',
  'ticket-over': 'This link was used already, or is older than a minute. Ask for a new one.',
  'not-found': 'This is no longer there. Nothing was changed. Load the page again to see what is.',
  'interaction-over':
    'The application no longer waits for this sign-in, or it was begun in another browser. Go back to the application and begin again.',
  'step-over': 'This step is already over. Nothing was changed. Start again.',
  invalid: 'What was sent could not be read, so nothing was changed. Check it and try again.',
  'not-stored':
    'The answer could not be stored, so nothing was changed. Try again; if this comes back, the disk may be full.',
  internal: 'Something failed on the server. Nothing was changed. Try again.',
  unreachable:
    'The server does not answer. What stands on this page is kept. Check that Countersign is running, then try again.',
  'cookies-off':
    'Signing in needs cookies, and this browser keeps none for this address. Nothing was sent. Allow cookies for this address, then try again.',
  unexpected:
    'The server gave an answer that this page does not understand. Load the page again; it may have been updated.',
}
