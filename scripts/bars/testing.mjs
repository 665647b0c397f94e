/**
 * Defects in what other people's tests stand on.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const testingBars = [
  {
    row: 'V1',
    says: 'secrets come from the seed',
    file: 'src/testing/seeded-random.ts',
    find: 'idLengths.includes(length)\n',
    replace: 'length > 0\n',
    tests: ['test/integration/testing/relying-party.test.ts'],
    builds: true,
  },
  {
    row: 'V1',
    says: 'an answer is given at once, however long it is to wait',
    file: 'src/testing/open-authenticator.ts',
    find: 'if (delayMs === 0 || leftMs <= 0) resolve()',
    replace: 'if (leftMs <= delayMs) resolve()',
    tests: ['test/integration/testing/virtual-authenticator.test.ts'],
    builds: true,
  },
  {
    row: 'V1',
    says: 'a packaged app loads it',
    file: 'src/testing/refuse-packaged.ts',
    find: "['app.asar', 'app'].some(",
    replace: "['app.zip'].some(",
    tests: ['test/unit/testing/refuse-packaged.test.ts'],
  },
  {
    row: 'V3',
    says: 'the package goes without its types',
    file: 'vite.testing.config.ts',
    find: 'plugins: [types]',
    replace: 'plugins: [types].slice(1)',
    tests: ['test/integration/testing/packed.test.ts'],
    builds: true,
  },
]
