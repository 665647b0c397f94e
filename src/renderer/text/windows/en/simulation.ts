/** What the strip of the simulation window says, in English. @module */

export const simulation = {
  title: 'Sign-in simulation',
}
