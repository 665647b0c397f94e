/**
 * Defects in verification by the operating system.
 * @module
 */

const vaultOs = 'src/main/authenticator/vault-os.ts'
const adapters = 'src/main/authenticator/adapters'
const vaultTests = ['test/unit/authenticator/os-verification.test.ts']
const verifierTests = ['test/unit/authenticator/person-verifier.test.ts']
const polkitTests = ['test/integration/authenticator/polkit.test.ts']

/** @type {readonly import('./all.mjs').Bar[]} */
export const osVerificationBars = [
  {
    row: 'D9',
    says: 'a consent opens any challenge',
    file: 'src/main/authenticator/user-verification.ts',
    find: 'return given === challenge',
    replace: 'return given !== undefined',
    tests: ['test/fuzz/authenticator/fresh-verification.test.ts'],
  },
  {
    row: 'D9',
    says: 'whoever makes a consent has one',
    file: vaultOs,
    find: 'if (!consent.take(hash) || !isOurs)',
    replace: 'if (!consent.take(hash) && !isOurs)',
    tests: vaultTests,
  },
  {
    row: 'D9',
    says: 'whatever the system says is a yes',
    file: vaultOs,
    find: "if (answer !== 'verified')",
    replace: "if (answer === 'unavailable')",
    tests: ['test/fuzz/authenticator/fresh-verification.test.ts'],
  },
  {
    row: 'D9',
    says: 'a yes to a challenge that is over counts',
    file: vaultOs,
    find: "    if (signal?.aborted === true) return { outcome: 'refused', reason: 'timed-out' }\n",
    replace: '',
    tests: vaultTests,
  },
  {
    row: 'L6',
    says: 'the tenant’s demand is not looked at',
    file: vaultOs,
    find: 'const free = sealed.filter(({ credential }) => !credential.pinRequired)',
    replace: 'const free = sealed',
    tests: verifierTests,
  },
  {
    row: 'L6',
    says: 'after the last wrong PIN the yes still opens the key',
    file: vaultOs,
    find: '    if (spent) return { refused: spent }\n',
    replace: '',
    tests: vaultTests,
  },
  {
    row: 'L6',
    says: 'the OS secret outlives a forgotten PIN',
    file: 'src/main/authenticator/credential-deletion.ts',
    find: '  await secrets.deleteOsSecret()\n',
    replace: '',
    tests: vaultTests,
  },
  {
    row: 'L6',
    says: 'the OS secret outlives its being turned off',
    file: 'src/main/authenticator/os-secret-ending.ts',
    find: '  await secrets.deleteOsSecret()\n',
    replace: '',
    tests: vaultTests,
  },
  {
    row: 'L6',
    says: 'who got the system’s no is asked for the PIN at once',
    file: `${adapters}/person-verifier.ts`,
    find: "      return { reason: 'os-refused' }\n",
    replace: '      return undefined\n',
    tests: verifierTests,
  },
  {
    row: 'L6',
    says: 'a dialog that nobody could show is a yes',
    file: `${adapters}/polkit-user-verifier.ts`,
    find: 'if (isAuthorized)',
    replace: 'if (isAuthorized || isChallenge)',
    tests: polkitTests,
    builds: true,
  },
  {
    row: 'L6',
    says: 'closing the dialog is taken for a no',
    file: `${adapters}/polkit-user-verifier.ts`,
    find: "    if (isDismissed) return 'dismissed'\n",
    replace: '',
    tests: polkitTests,
    builds: true,
  },
  {
    row: 'L6',
    says: 'an action that polkit does not know is called unavailable',
    file: `${adapters}/polkit-user-verifier.ts`,
    find: "(known ? 'unavailable' : 'not-installed')",
    replace: "(known ? 'unavailable' : 'unavailable')",
    tests: polkitTests,
    builds: true,
  },
  {
    row: 'L6',
    says: 'a fingerprint that is rejected is a yes',
    file: `${adapters}/touch-id-user-verifier.ts`,
    find: "    return 'refused'\n",
    replace: "    return 'verified'\n",
    tests: ['test/unit/authenticator/os-prompts.test.ts'],
  },
]
