/**
 * What may be called a release: what stands on the pinned Electron, and on nothing older.
 * @module
 */
import { SetUpError } from '../set-up/say.mjs'

/**
 * The name of what is made, which says what it is. Throws where a release is wished for and cannot be made.
 * @param {{ official: boolean, version: string }} runtime
 * @param {{ development: boolean }} wish
 */
export function nameOfPackage({ official, version }, { development }) {
  if (development) return 'Countersign-development'
  if (!official) {
    throw new SetUpError(
      `Electron ${version} is for development and tests only: no release is made of it. ` +
        'What is to be tried out is made by `npm run package -- --development`.',
    )
  }
  return 'Countersign'
}
