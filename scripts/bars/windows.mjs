/**
 * Defects in the windows that ask for the number and the PIN, and in what stands beside them.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const windowBars = [
  {
    row: 'L5',
    says: 'keys count as soon as the guard is over, whoever is typing',
    file: 'src/renderer/prompt/readiness.ts',
    find: 'return Math.max(guardEndsAt, quietSince + quietMs)',
    replace: 'return Math.max(guardEndsAt, Math.min(quietSince, 0))',
    tests: ['test/unit/renderer/prompt-readiness.test.ts'],
  },
  {
    row: 'L5',
    says: 'keys count before the request was in sight',
    file: 'src/renderer/prompt/readiness.ts',
    find: 'return Math.max(guardEndsAt, quietSince + quietMs)',
    replace: 'return Math.min(guardEndsAt, 0) + quietSince',
    tests: ['test/unit/renderer/prompt-readiness.test.ts'],
  },
  {
    row: 'L5',
    says: 'digits of other scripts are numbers too',
    file: 'src/renderer/ui/digit-entry.ts',
    find: 'if (!/^[0-9]*$/.test(after)) return undefined',
    replace: 'if (!/^\\p{Nd}*$/u.test(after)) return undefined',
    tests: ['test/unit/renderer/digit-entry.test.ts'],
  },
  {
    row: 'L5',
    says: 'a request is told of again at each change',
    file: 'src/main/shell/notification-model.ts',
    find: 'show: on ? waiting.filter(({ id }) => !known.has(id)) : [],',
    replace: 'show: on ? [...waiting] : [],',
    tests: ['test/unit/main/shell/notification-model.test.ts'],
  },
  {
    row: 'L5',
    says: 'a fact that is not known is taken for the usual one',
    file: 'src/renderer/prompt/request-facts.tsx',
    find: 'value: toBrowser(context, words) ?? unknown,',
    replace: 'value: toBrowser(context, words) ?? unknown.slice(0, 0),',
    tests: ['test/unit/renderer/prompt-facts.test.tsx'],
  },
  {
    row: 'L3',
    says: 'a request that waits does not show while the keychain is locked',
    file: 'src/main/shell/tray-model.ts',
    find: "if (waiting.length > 0) return 'request'",
    replace: "if (waiting.length > 0 && receiving.state === 'ready') return 'request'",
    tests: ['test/unit/main/shell/tray-model.test.ts'],
  },
  {
    row: 'B7',
    says: 'a name is part of our sentence, and turns it round',
    file: 'src/renderer/ui/emphasized.tsx',
    find: '<bdi className="emphasized">{name}</bdi>',
    replace: '<span className="emphasized">{name}</span>',
    tests: ['test/unit/renderer/prompt-facts.test.tsx'],
  },
  {
    row: 'B7',
    says: 'a notification draws what a name says',
    file: 'src/main/shell/notification-model.ts',
    find: "text.replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›')",
    replace: "text.replaceAll('&', '＆')",
    tests: ['test/unit/main/shell/notification-model.test.ts'],
  },
]
