/** Addresses that try to reach a file of this computer, or another window's, through the app's own scheme. @module */
import { appOrigin } from '../../src/protocol/bridge'

const steps = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..\\',
  '..%5c',
  '%2e%2e%5c',
  '....//',
  '..;/',
  '.%2e/',
  '..%c0%af',
  '%u002e%u002e/',
  '\u2024\u2024/',
  '\uFF0E\uFF0E/',
]
const targets = [
  'etc/passwd',
  'main/index.mjs',
  'main/serve.mjs',
  'preload/simulation.cjs',
  'package.json',
  'sign-in/index.html',
  'security-info/index.html',
]
const starts = ['', 'simulation/', 'assets/', 'assets/x/']

const endings = [
  '',
  '%00',
  '%00.js',
  '\0.html',
  '?',
  '?x=../../main/index.mjs',
  '#/../..',
  '/',
  '//',
  '/.',
  '%20',
  ' ',
  '.',
  ':$DATA',
  '::$INDEX_ALLOCATION',
  '~1',
  ';.js',
  '%0d%0aSet-Cookie:x',
]
const others = [
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'file:/etc/passwd',
  'app:simulation/index.html',
  'app:/simulation/index.html',
  'app:///simulation/index.html',
  'app://simulation/index.html',
  'app://countersign.evil/simulation/index.html',
  'app://evil.countersign/simulation/index.html',
  'app://countersign:1/simulation/index.html',
  'app://user@countersign/simulation/index.html',
  'app://user:word@countersign/simulation/index.html',
  'app://countersign@evil/simulation/index.html',
  'app://COUNTERSIGN/simulation/index.html',
  'APP://countersign/simulation/index.html',
  'app://countersign./simulation/index.html',
  'app://countersign',
  'app://countersign/',
  'app://countersign//simulation/index.html',
  'app://countersign/./simulation/index.html',
  'app://countersign/Simulation/index.html',
  'app://countersign/simulation',
  'app://countersign/simulation/',
  'app://countersign/simulation/INDEX.HTML',
  'app://countersign/simulation/index.htm',
  'app://countersign/simulation%2findex.html',
  'app://countersign/simulation\\index.html',
  'app://countersign/%73imulation/index.html',
  'app2://countersign/simulation/index.html',
  'https://countersign/simulation/index.html',
  'https://localhost/simulation/index.html',
  'data:text/html,<script>1</script>',
  'javascript:1',
  'about:blank',
  'blob:app://countersign/x',
  'filesystem:app://countersign/temporary/x',
  'view-source:app://countersign/simulation/index.html',
  'chrome://version',
  'devtools://devtools/bundled/inspector.html',
  '',
  'simulation/index.html',
  '/simulation/index.html',
  'constructor',
  '__proto__',
]

/** More than 500, each different, none of them the address of a built file to the letter. */
export function hostileAddresses(): readonly string[] {
  const climbing = starts.flatMap((start) =>
    steps.flatMap((step) =>
      targets.map((target) => `${appOrigin}/${start}${step.repeat(3)}${target}`),
    ),
  )
  const lengthened = [
    'simulation/index.html',
    'assets/x.js',
    'main/index.mjs',
    '/etc/passwd',
  ].flatMap((name) => endings.slice(1).map((ending) => `${appOrigin}/${name}${ending}`))
  const plain = [...targets, '/etc/passwd', '//etc/passwd', 'C:/Windows/win.ini', 'C%3a%5cx'].map(
    (target) => `${appOrigin}/${target}`,
  )
  return [...new Set([...climbing, ...lengthened, ...plain, ...others])]
}
