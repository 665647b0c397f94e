/** What the strip of the simulation window says, in Dutch. @module */

export const simulation = {
  title: 'Aanmeldingssimulatie',
}
