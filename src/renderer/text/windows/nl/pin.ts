/** What the PIN window says, in Dutch. @module */

export const pin = {
  title: 'Bevestig dat u het bent',
}
