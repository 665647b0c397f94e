/** A person’s methods in the console, in English. @module */

export const methods = {
  password: 'Password',
  changed: (day: string) => `Changed ${day}`,
  'one-time-codes': 'Software one-time codes',
  added: (day: string) => `Added ${day}`,
  'temporary-access-pass': 'Temporary Access Pass',
  passEnds: (moment: string) => `Until ${moment}`,
  passUsability: {
    usable: 'Can be used',
    expired: 'Expired',
    'not-yet': 'Not valid yet',
    used: 'Used',
  },
  phoneSignIn: 'Phone sign-in',
  notification: 'Notification',
  connected: 'Connected now',
  notConnected: 'Not connected',
  used: (moment: string) => `Last used ${moment}`,
  neverUsed: 'Not used yet',
  delete: 'Delete',
  deleteTitle: (device: string) => `Delete ${device}?`,
  deleteText:
    'The device is cut off at once and can answer nothing more for this account. The person can add it again.',
  deletePassText: 'The pass stops working at once. You can make another one.',
  keep: 'Keep',
}
