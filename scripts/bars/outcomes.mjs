/**
 * Defects in how requests end, and in what each side says of it.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const outcomeBars = [
  {
    row: 'R18',
    says: 'the prompt calls a request that ran out by another name than the page',
    file: 'src/renderer/text/windows/en/prompt.ts',
    find: "title: 'Request expired',",
    replace: "title: 'Time is up',",
    tests: ['test/unit/renderer/end-words.test.ts'],
  },
  {
    row: 'R18',
    says: 'after a wrong number the request goes on',
    file: 'src/main/relying-party/judge-approval.ts',
    find: "if (reason === 'number-wrong') return { outcome: 'wrong-number' } as const",
    replace: "if (reason === 'number-wrong' && reason.length === 0) return undefined",
    tests: ['test/fuzz/relying-party/attempt-states.test.ts'],
  },
  {
    row: 'R10',
    says: 'a device that is too old is not told',
    file: 'src/main/relying-party/sign-in/approval-request.ts',
    find: "if (started.outcome === 'started' || started.code === 'app-too-old') {",
    replace: 'if (tooOld.length < 0) {',
    tests: ['test/unit/relying-party/device-policy.test.ts'],
  },
  {
    row: 'R11',
    says: 'what a headless device is told to be registered as is forgotten',
    file: 'src/main/authenticator/authenticator.ts',
    find: '{ ...needs.device, profile }',
    replace: 'needs.device',
    tests: ['test/integration/device/profiles.test.ts'],
  },
  {
    row: 'R9',
    says: 'a session of security info never ends',
    file: 'src/main/relying-party/limits.ts',
    find: 'securityInfoMs: 15 * minute,',
    replace: 'securityInfoMs: 15 * day,',
    tests: ['test/unit/relying-party/security-info.test.ts'],
  },
]
