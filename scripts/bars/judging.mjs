/**
 * Defects in what the relying party believes.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const judgingBars = [
  {
    row: 'A1',
    says: 'an approval’s signature is not verified',
    file: 'src/main/relying-party/judge-approval.ts',
    find: "'signature-invalid': signatureHolds,",
    replace: "'signature-invalid': (evidence) => evidence.answer.approval !== undefined,",
    tests: ['test/fuzz/relying-party/approval-mutants.test.ts'],
  },
  {
    row: 'A1',
    says: 'an approval is good for any transaction',
    file: 'src/main/relying-party/judge-approval.ts',
    find: 'signed(evidence)?.txn === evidence.held.attempt.id',
    replace: 'signed(evidence) !== undefined',
    tests: ['test/fuzz/relying-party/approval-mutants.test.ts'],
  },
  {
    row: 'A1',
    says: 'the other S is as good',
    file: 'src/protocol/signature.ts',
    find: 'return bytes.length === 64 && isLowS(bytes.subarray(32))',
    replace: 'return bytes.length === 64',
    tests: [
      'test/fuzz/relying-party/approval-mutants.test.ts',
      'test/fuzz/relying-party/registration-mutants.test.ts',
    ],
  },
  {
    row: 'A1',
    says: 'a registration is not vouched for by the device key',
    file: 'src/main/relying-party/credential-registration.ts',
    find: ' &&\n    crypto.verify(keyOf(device), link, registration.link)',
    replace: '',
    tests: ['test/fuzz/relying-party/registration-mutants.test.ts'],
  },
  {
    row: 'K6',
    says: 'an approval without user verification is accepted',
    file: 'src/main/relying-party/judge-approval.ts',
    find: 'authenticator(evidence)?.flags === approvalFlags',
    replace: 'authenticator(evidence) !== undefined',
    tests: ['test/fuzz/relying-party/approval-reference.test.ts'],
  },
  {
    row: 'K6',
    says: 'a credential’s own signature over its registration is not verified',
    file: 'src/main/relying-party/credential-registration.ts',
    find: 'crypto.verify(publicKey, attested, registration.signature) &&',
    replace: '',
    tests: ['test/fuzz/relying-party/registration-reference.test.ts'],
  },
]
