/** What the settings says, in Dutch. @module */

export const settings = {
  title: 'Instellingen',
}
