/**
 * Defects in the package, in how the app is started, and in what its windows let run.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const packageBars = [
  {
    row: 'E9',
    says: 'the package can be run as Node',
    file: 'scripts/packaging/fuses.mjs',
    find: '[FuseV1Options.RunAsNode]: false',
    replace: '[FuseV1Options.RunAsNode]: true',
    tests: ['test/unit/scripts/packaging.test.ts'],
  },
  {
    row: 'E9',
    says: 'a release is made of the older Electron',
    file: 'scripts/packaging/release.mjs',
    find: 'if (!official)',
    replace: "if (version === '')",
    tests: ['test/unit/scripts/packaging.test.ts'],
  },
]
