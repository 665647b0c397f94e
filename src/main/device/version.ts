/** Which version of the program this is, as a relying party is told. @module */

/** As in package.json. */
export const version = '0.1.0'
