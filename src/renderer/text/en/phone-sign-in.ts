/** How to sign in by phone, in English. @module */

export const phoneSignIn = {
  title: 'How to sign in by phone',
  lead: (organization: string) =>
    `${organization} asks you to sign in with your Authenticator app instead of your password. It is quicker, and there is no password to steal.`,
  leadAlone:
    'Sign in with your Authenticator app instead of your password. It is quicker, and there is no password to steal.',
  before: {
    title: 'Once, before the first time',
    text: 'Add your account to the Authenticator app and turn on phone sign-in there. Security info leads you through it.',
    link: 'Go to Security info',
  },
  steps: {
    title: 'Each time you sign in',
    name: {
      title: 'Type your account name',
      text: 'On the sign-in page, then press Next.',
    },
    way: {
      title: 'Choose your Authenticator app',
      text: 'The first time, press Other ways to sign in, then Approve a request on my Authenticator app. From then on it comes first by itself.',
    },
    number: {
      title: 'Read the number on the page',
      text: 'Keep the page open. The number is good for about a minute.',
    },
    type: {
      title: 'Type it in the app',
      text: 'The app asks whether it is you. Check the application and the place, type the number and press Approve.',
    },
    verify: {
      title: 'Confirm that it is you',
      text: 'With your PIN, or as your computer does it. The page then signs you in by itself.',
    },
  },
  notYou: {
    title: 'A request that you did not start',
    text: 'Press Deny, and say that it was not you. Never type a number that somebody gives you on the phone or in a message.',
  },
  trouble: {
    title: 'If no request comes',
    text: 'Open the app: it fetches what waits. Without a connection, press Other ways to sign in on the page.',
  },
  toSignIn: 'Sign in',
}
