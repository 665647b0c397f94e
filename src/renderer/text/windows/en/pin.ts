/** What the PIN window says, in English. @module */

export const pin = {
  title: 'Verify that it is you',
}
