/**
 * Defects in what a policy is edited to, saved as, and refused for.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const policyBars = [
  {
    row: 'R3',
    says: 'an added row starts at Push',
    file: 'src/renderer/console/policies/draft.ts',
    find: "kind: 'group', mode: 'any', isRegistrationRequired: false",
    replace: "kind: 'group', mode: 'push', isRegistrationRequired: false",
    tests: ['test/unit/renderer/policy-editing.test.ts'],
  },
  {
    row: 'R3',
    says: 'a row that was removed comes back at the end',
    file: 'src/renderer/console/policies/editing.ts',
    find: 'rows.splice(at, 0, row)',
    replace: 'rows.push(row)',
    tests: ['test/unit/renderer/policy-editing.test.ts'],
  },
  {
    row: 'R3',
    says: 'a save is put over somebody else’s newer one',
    file: 'src/main/relying-party/console/policies.ts',
    find: 'expectedVersion: call.request.version',
    replace: 'expectedVersion: undefined',
    tests: ['test/unit/relying-party/console-policies.test.ts'],
  },
  {
    row: 'R5',
    says: 'everybody’s row is blamed for the size of a policy',
    file: 'src/main/relying-party/policy/save-policy.ts',
    find: 'id !== allUsers && targetType === type',
    replace: 'id !== type && targetType === type',
    tests: ['test/unit/relying-party/policy/save-policy.test.ts'],
  },
  {
    row: 'R6',
    says: 'who would lose phone sign-in is judged as if the switch of old stayed on',
    file: 'src/main/relying-party/policy/who-loses.ts',
    find: 'isLegacy: false,',
    replace: 'isLegacy: now.isLegacy,',
    tests: ['test/unit/relying-party/console-policies.test.ts'],
  },
  {
    row: 'R7',
    says: 'people are enabled while combined registration is off',
    file: 'src/main/relying-party/policy/save-policy.ts',
    find: 'if (enables && !record.settings.isCombinedRegistrationOn) {',
    replace: "if (enables && record.id === '') {",
    tests: ['test/unit/relying-party/console-policies.test.ts'],
  },
  {
    row: 'R22',
    says: 'the picker passes over a group between two portions',
    file: 'src/main/relying-party/console/policy-targets.ts',
    find: 'found.findIndex(({ id }) => id === after) + 1',
    replace: 'found.findIndex(({ id }) => id === after) + 2',
    tests: ['test/unit/relying-party/console-policies.test.ts'],
  },
]
