/** What the authenticator window says, in English. @module */

export const authenticator = {
  title: 'Countersign',
}
