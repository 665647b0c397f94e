/** What the settings says, in English. @module */

export const settings = {
  title: 'Settings',
}
