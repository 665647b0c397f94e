/**
 * Defects in the authenticator window: the guide, the ways through it, what is searched.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const authenticatorWindowBars = [
  {
    row: 'L2',
    says: 'the guide that is brought back is finished by what was approved before',
    file: 'src/renderer/authenticator/guide-steps.ts',
    find: 'at >= since && ',
    replace: '',
    tests: ['test/unit/renderer/guide-steps.test.ts'],
  },
  {
    row: 'L2',
    says: 'a request that expired counts as signed in',
    file: 'src/renderer/authenticator/guide-steps.ts',
    find: "end.outcome === 'approved'",
    replace: "end.outcome !== 'missed'",
    tests: ['test/unit/renderer/guide-steps.test.ts'],
  },
  {
    row: 'L4',
    says: 'a question about an account stays open over another view',
    file: 'src/renderer/authenticator/view-state.ts',
    find: 'return { ...place, view, question: undefined }',
    replace: 'return { ...place, view }',
    tests: ['test/unit/renderer/authenticator-place.test.ts'],
  },
  {
    row: 'L4',
    says: 'a search finds what has any of its words',
    file: 'src/renderer/authenticator/find-accounts.ts',
    find: 'words.every(',
    replace: 'words.some(',
    tests: ['test/unit/renderer/find-accounts.test.ts'],
  },
]
