/**
 * Defects in what is left by kill -9.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const killBars = [
  {
    row: 'X7',
    says: 'an enrolment whose answer was lost cannot go on',
    file: 'src/main/relying-party/enrollment.ts',
    find: "if (device?.state !== 'prepared') return refusedDevice('code-used')",
    replace: "return refusedDevice(device === undefined ? 'code-unknown' : 'code-used')",
    tests: ['test/unit/relying-party/lost-answers.test.ts'],
  },
  {
    row: 'X7',
    says: 'what was asked before a kill still waits for its answer',
    file: 'src/main/relying-party/epoch.ts',
    find: 'filter((attempt) => attempt.epoch !== epoch)',
    replace: 'filter((attempt) => attempt.epoch > epoch)',
    tests: ['test/integration/killed-ceremony.test.ts'],
  },
]
