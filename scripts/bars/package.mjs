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
  {
    row: 'E8',
    says: 'a link connects before the person consents',
    file: 'src/main/authenticator/enrollment.ts',
    find: "if (!(await consent.host(asked))) return refuse('host-declined')",
    replace: 'void consent.host(asked)',
    tests: ['test/integration/desktop/links-from-outside.test.ts'],
  },
  {
    row: 'E8',
    says: 'any argument that holds a link is one',
    file: 'src/main/shell/deep-links.ts',
    find: '/^countersign:/i',
    replace: '/countersign:/i',
    tests: ['test/unit/main/shell/deep-links.test.ts'],
  },
  {
    row: 'D10',
    says: 'two programs hold one folder',
    file: 'src/main/device/folder-lock.ts',
    find: "'BEGIN EXCLUSIVE'",
    replace: "'BEGIN'",
    tests: ['test/integration/two-starts.test.ts'],
  },
  {
    row: 'D10',
    says: 'a database is made under its own name',
    file: 'src/main/relying-party/adapters/sql-store-opening.ts',
    find: 'const fresh = `${path}.new`',
    replace: 'const fresh = path',
    tests: ['test/integration/two-starts.test.ts'],
  },
  {
    row: 'E2',
    says: 'a window may make script of text',
    file: 'src/main/shell/app-files.ts',
    find: '  "require-trusted-types-for \'script\'",\n',
    replace: '',
    tests: ['test/unit/policies.test.ts'],
  },
]
