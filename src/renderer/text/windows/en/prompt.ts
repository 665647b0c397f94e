/** What the prompt window says, in English. @module */

export const prompt = {
  title: 'Sign-in request',
}
