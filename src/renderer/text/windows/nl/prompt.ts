/** What the prompt window says, in Dutch. @module */

export const prompt = {
  title: 'Aanmeldingsaanvraag',
}
