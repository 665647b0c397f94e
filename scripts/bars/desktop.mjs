/**
 * Defects of the desktop's shell: its windows, its scheme, and the relying party beside it.
 * @module
 */

const supervisor = 'src/main/shell/relying-party-supervisor.ts'
const limits = 'test/unit/main/shell/page-limits.test.ts'

/** @type {readonly import('./all.mjs').Bar[]} */
export const desktopBars = [
  {
    row: 'L7',
    says: 'whoever answers without the certificate counts as nobody',
    file: 'src/main/shell/page-outcome.ts',
    find: '    code === failed ||\n',
    replace: '',
    tests: [limits],
  },
  {
    row: 'L8',
    says: 'a taken port is tried again and again',
    file: supervisor,
    find: 'if (!mayPass.has(message.code)) refused',
    replace: 'if (mayPass.has(message.code)) refused',
    tests: ['test/unit/main/shell/relying-party-supervisor.test.ts'],
  },
  {
    row: 'L8',
    says: 'it is started again without end',
    file: supervisor,
    find: 'if (quickEnds >= maxQuickEnds) {',
    replace: 'if (quickEnds > 1_000) {',
    tests: ['test/unit/main/shell/relying-party-supervisor.test.ts'],
  },
  {
    row: 'L11',
    says: 'a port that was chosen once is asked for at every start',
    file: supervisor,
    find: '        choice = undefined\n',
    replace: '',
    tests: ['test/unit/main/shell/relying-party-supervisor.test.ts'],
  },
  {
    row: 'E1',
    says: 'pages run without the sandbox',
    file: 'src/main/shell/windows.ts',
    find: '    sandbox: true,\n',
    replace: '    sandbox: false,\n',
    tests: ['test/unit/main/shell/windows.test.ts'],
  },
  {
    row: 'E3',
    says: 'frames go where they like',
    file: 'src/main/shell/page-limits.ts',
    find: 'if (!isMainFrame || !URL',
    replace: 'if (!URL',
    tests: [limits],
  },
  {
    row: 'E4',
    says: 'our own page may have every permission',
    file: 'src/main/shell/page-limits.ts',
    find: "    permission === 'clipboard-sanitized-write' &&\n",
    replace: "    permission !== '' &&\n",
    tests: [limits],
  },
  {
    row: 'E7',
    says: 'an address is decoded before it is looked up',
    file: 'src/main/shell/app-files.ts',
    find: 'const name = address.slice(start.length)',
    replace: "const name = unescape(address.slice(start.length)).replaceAll('\\\\', '/')",
    tests: ['test/unit/main/shell/app-files.test.ts'],
  },
]
