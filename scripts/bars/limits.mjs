/**
 * Defects in what bounds strangers, and in what outlives a bad disk and a restart.
 * @module
 */

const fuzz = (name) => [`test/fuzz/relying-party/${name}.test.ts`]
const unit = (name) => [`test/unit/relying-party/${name}.test.ts`]
const integration = (name) => [`test/integration/relying-party/${name}.test.ts`]

/** @type {readonly import('./all.mjs').Bar[]} */
export const limitBars = [
  {
    row: 'A2',
    says: 'an approval signed by anybody is as good',
    file: 'src/main/relying-party/judge-approval.ts',
    find: "'signature-invalid': signatureHolds,",
    replace: "'signature-invalid': ({ answer }) => answer.approval !== undefined,",
    tests: unit('fido-cases'),
  },
  {
    row: 'A3',
    says: 'what is signed is in another order',
    file: 'src/protocol/approval.ts',
    find: 'return concat(authenticatorData, clientDataHash)',
    replace: 'return concat(clientDataHash, authenticatorData)',
    tests: unit('official-vectors'),
  },
  {
    row: 'A9',
    says: 'a second factor may say more than that the person is present',
    file: 'src/main/relying-party/judge-approval.ts',
    find: 'authenticator(evidence)?.flags === approvals[evidence.held.attempt.purpose].flags',
    replace:
      "evidence.held.attempt.purpose === 'second-factor' || authenticator(evidence)?.flags === 5",
    tests: unit('second-factor-flags'),
  },
  {
    row: 'A1',
    says: 'a second factor is good for any device',
    file: 'src/main/relying-party/judge-approval.ts',
    find: 'signed(evidence)?.dev === evidence.held.device.id',
    replace:
      "evidence.held.attempt.purpose === 'second-factor' || signed(evidence)?.dev === evidence.held.device.id",
    tests: fuzz('approval-mutants'),
  },
  {
    row: 'B2',
    says: 'approvals never go off',
    file: 'src/main/relying-party/guard.ts',
    find: 'return wrongNumbers >= wrongNumbersUntilOff',
    replace: 'return wrongNumbers >= 10 * wrongNumbersUntilOff',
    tests: fuzz('patient-guesser'),
  },
  {
    row: 'B3',
    says: 'a denial takes a wrong number off',
    file: 'src/main/relying-party/sign-in/start-attempt.ts',
    find: 'const guard = tables.guard(tenant, subject) ?? freshGuard(tenant, subject)',
    replace: `const guard = tables.guard(tenant, subject) ?? freshGuard(tenant, subject)
      if (recent[0]?.state === 'denied') tables.putGuard({ ...guard, wrongNumbers: 0 })`,
    tests: fuzz('counts-that-stay'),
  },
  {
    row: 'B4',
    says: 'a stranger’s request is not counted once it is over',
    file: 'src/main/relying-party/sign-in/prompt-limits.ts',
    find: 'const ours = recent.filter((attempt) => attempt.lane === lane)',
    replace:
      "const ours = recent.filter((attempt) => attempt.lane === lane && attempt.state !== 'expired')",
    tests: fuzz('prompt-bombing'),
  },
  {
    row: 'R19',
    says: 'strangers use up what the known browser may ask',
    file: 'src/main/relying-party/sign-in/prompt-limits.ts',
    find: 'const ours = recent.filter((attempt) => attempt.lane === lane)',
    replace: "const ours = recent.filter((attempt) => attempt.lane !== '' || lane === '')",
    tests: fuzz('prompt-bombing'),
  },
  {
    row: 'F4',
    says: 'for a name that nobody has no pass is looked at',
    file: 'src/main/relying-party/sign-in/first-factor.ts',
    find: 'const pass = await store.find.temporaryAccessPassOf(found.id, page.subject)',
    replace: `if (tried.asking.decided === undefined) return wrong(tried)
            const pass = await store.find.temporaryAccessPassOf(found.id, page.subject)`,
    tests: unit('same-work'),
  },
  {
    row: 'F6',
    says: 'passwords are counted for the browser that is known, too',
    file: 'src/main/relying-party/guard.ts',
    find: 'return `${subject}/${lane}`\n}\n\n/** One-time',
    replace: "return `${subject}/${lane === '' ? lane : 'unknown'}`\n}\n\n/** One-time",
    tests: fuzz('brute-force'),
  },
  {
    row: 'B8',
    says: 'a password that waits is a session',
    file: 'src/main/relying-party/sign-in/first-factor.ts',
    find: "if (secondFactor === 'none' ||",
    replace: "if (secondFactor !== 'whenRegistered' ||",
    tests: fuzz('no-way-past-second-factor'),
  },
  {
    row: 'I3',
    says: 'a sign-in is told as an approval',
    file: 'src/main/relying-party/sign-in/page-session.ts',
    find: "event: 'signed-in',",
    replace: "event: 'attempt-approved',",
    tests: fuzz('audited-acts'),
  },
  {
    row: 'H2',
    says: 'a commit does not wait for the disk',
    file: 'src/main/relying-party/adapters/sql-store-opening.ts',
    find: "'synchronous = full',",
    replace: "'synchronous = normal',",
    tests: integration('power-loss'),
  },
  {
    row: 'H3',
    says: 'what a failing disk took back is remembered',
    file: 'src/main/relying-party/adapters/grouping-writer.ts',
    find: '    transaction.forget()\n',
    replace: '',
    tests: integration('failing-disk'),
  },
  {
    row: 'H4',
    says: 'a damaged page is nobody’s affair',
    file: 'src/main/relying-party/adapters/sql-store-opening.ts',
    find: "if (found[0]?.[0] === 'ok' && orphans.length === 0) return\n",
    replace: 'if (found.length + orphans.length >= 0) return\n',
    tests: integration('damaged-images'),
  },
  {
    row: 'H5',
    says: 'what waited before a crash waits on',
    file: 'src/main/relying-party/epoch.ts',
    find: 'tables.pending().filter((attempt) => attempt.epoch !== epoch)',
    replace: 'tables.pending().filter((attempt) => attempt.epoch > epoch)',
    tests: integration('restarts'),
  },
]
