/**
 * Defects in what goes on while the keychain, the link, the clock or the person is away.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const faultBars = [
  {
    row: 'L5',
    says: 'what ended before a locked screen is not said',
    file: 'src/main/desktop/listening.ts',
    find: '(presence.isAway() || !needs',
    replace: '(!needs',
    tests: ['test/integration/desktop/away.test.ts'],
    builds: true,
  },
  {
    row: 'L5',
    says: 'a prompt stays behind a locked screen',
    file: 'src/main/desktop/request-desk.ts',
    find: "windows.close('prompt')\n    },\n    reveal",
    replace: '},\n    reveal',
    tests: ['test/integration/desktop/away.test.ts'],
    builds: true,
  },
  {
    row: 'C6',
    says: 'what came back after a cut is asked anew',
    file: 'src/main/authenticator/challenge-inbox.ts',
    find: 'if (known !== undefined && hashOf(known.statement) === hash) {',
    replace: 'if (known?.answer !== undefined) {',
    tests: ['test/integration/cut-lines.test.ts'],
    builds: true,
  },
  {
    row: 'C7',
    says: 'all devices come back at the same moment',
    file: 'src/main/authenticator/backoff.ts',
    find: 'Math.round((ceiling * ((a << 8) | b)) / 0xffff)',
    replace: 'ceiling + 0 * (a + b)',
    tests: ['test/integration/reconnect-storm.test.ts'],
  },
  {
    row: 'H7',
    says: 'after sleep the device goes by the clock that stood',
    file: 'src/main/authenticator/challenge-inbox.ts',
    find: 'Math.min(entry.lastsUntil, nowHere',
    replace: 'Math.max(entry.lastsUntil, nowHere',
    tests: ['test/fuzz/authenticator/sleep.test.ts'],
  },
  {
    row: 'H7',
    says: 'a clock that is set back lengthens a request',
    file: 'src/main/relying-party/live.ts',
    find: 'return Math.max(now, waits.expiresAt)',
    replace: 'return now',
    tests: ['test/fuzz/relying-party/clock-changes.test.ts'],
  },
]
