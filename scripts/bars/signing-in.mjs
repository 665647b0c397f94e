/**
 * Defects in who may ask, how often, and what is kept of it.
 * @module
 */

const judge = 'src/main/relying-party/judge-approval.ts'

/** @type {readonly import('./all.mjs').Bar[]} */
export const signingInBars = [
  {
    row: 'A9',
    says: 'flags are good if they say at least what is asked',
    file: judge,
    find: 'authenticator(evidence)?.flags === approvals[evidence.held.attempt.purpose].flags',
    replace: '((authenticator(evidence)?.flags ?? 0) & 1) === 1',
    tests: ['test/unit/relying-party/flags-counters-keys.test.ts'],
  },
  {
    row: 'A9',
    says: 'the same counter counts again',
    file: judge,
    find: '|| claimed > held',
    replace: '|| claimed >= held',
    tests: ['test/unit/relying-party/flags-counters-keys.test.ts'],
  },
  {
    row: 'B4',
    says: 'another browser replaces the request that waits',
    file: 'src/main/relying-party/sign-in/start-attempt.ts',
    find: 'return browser !== undefined && browser === tables.page(tenant, page)?.browser',
    replace: 'return browser !== undefined',
    tests: ['test/unit/relying-party/sign-in.test.ts'],
  },
  {
    row: 'B5',
    says: 'one number is never drawn',
    file: 'src/main/relying-party/sign-in/approval-request.ts',
    find: 'random.below(10 ** digits)',
    replace: 'random.below(10 ** digits - 1)',
    tests: ['test/fuzz/relying-party/numbers.test.ts'],
  },
  {
    row: 'B8',
    says: 'any number does',
    file: judge,
    find: `    evidence.number !== undefined &&
    equalInConstantTime(utf8(signed(evidence)?.number ?? ''), utf8(evidence.number)),`,
    replace: '    signed(evidence)?.number !== undefined,',
    tests: ['test/fuzz/relying-party/no-way-round.test.ts'],
  },
  {
    row: 'I3',
    says: 'the facts of a row are not under its hash',
    file: 'src/main/relying-party/audit.ts',
    find: 'encodeCanonical({ at, event, facts, sequence, tenant })',
    replace: 'encodeCanonical({ at, event, sequence, tenant })',
    tests: ['test/fuzz/relying-party/audit.test.ts'],
  },
  {
    row: 'F3',
    says: 'the page’s token alone opens its session',
    file: 'src/main/relying-party/page-opening.ts',
    find: `      const open = await store.find.openPage(
        tenant.id,
        crypto.digest(pageToken),
        crypto.digest(session),
      )
      if (open === undefined) return undefined
      const { browser, page } = open
`,
    replace: `      const page = await store.find.page(tenant.id, crypto.digest(pageToken))
      if (page === undefined) return undefined
      const browser = { id: page.browser, cookieHash: '', createdAt: 0, lastSeenAt: 0 }
      Object.assign(browser, { createdAt: clock.now(), lastSeenAt: clock.now() })
`,
    tests: ['test/unit/relying-party/sign-in.test.ts'],
  },
  {
    row: 'D1',
    says: 'enrolments that nobody confirmed stay',
    file: 'src/main/relying-party/adapters/sql-store-changes.ts',
    find: `"state" = 'prepared' and "preparedAt" <= `,
    replace: `"state" = 'prepared' and "preparedAt" < 0 * `,
    tests: ['test/integration/store-contract.test.ts'],
  },
  {
    row: 'X8',
    says: 'a newer database is taken for ours',
    file: 'src/main/relying-party/adapters/sql-store-opening.ts',
    find: "if (readPragma(connection, 'user_version') <= migrations.length) return\n",
    replace: '// Whatever it is.\n  if (migrations.length > 0) return\n',
    tests: ['test/integration/relying-party/damaged-store.test.ts'],
  },
  {
    row: 'X8',
    says: 'a newer file of the device is taken for a damaged one',
    file: 'src/main/authenticator/adapters/vault-file.ts',
    find: 'v > vaultFileVersion) {',
    replace: 'v < 0) {',
    tests: ['test/unit/authenticator/vault-file.test.ts'],
  },
]
