/** What the authenticator window says, in Dutch. @module */

export const authenticator = {
  title: 'Countersign',
}
