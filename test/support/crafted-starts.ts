/** Starts that somebody else words: links and switches of all kinds, as arguments of another start. @module */
import fc from 'fast-check'
import { encodeEnrollmentLink, type EnrollmentLink } from '#protocol/links'

const switches = [
  '--inspect=0',
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-web-security',
  '--port=1',
  '--in-the-tray',
  '--user-data-dir=/nowhere',
  '--load-extension=/nowhere',
  '--gpu-launcher=sh -c true',
  '--renderer-cmd-prefix=sh -c true',
  '--utility-cmd-prefix=sh -c true',
  '--host-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:1',
  '--js-flags=--allow-natives-syntax',
  '-r',
  '-e',
  '/nowhere.cjs',
  'file:///etc/passwd',
  'https://localhost/',
  'javascript:0',
]

/** `link` names a relying party that must not hear of it. */
export function craftedStarts(
  link: EnrollmentLink,
  count: number,
  seed: number,
): readonly (readonly string[])[] {
  const whole = encodeEnrollmentLink(link)
  const worded = fc.oneof(
    fc.constant(whole),
    fc.constantFrom(
      ` ${whole}`,
      whole.toUpperCase(),
      whole.replace('enroll?', 'enroll/?'),
      whole.replace('countersign://', 'countersign:'),
      whole.replace('localhost', 'evil.example'),
      whole.replace('localhost', '127.0.0.1'),
      whole.replace('localhost', 'localhost@evil.example'),
      whole.replace('https', 'http'),
      whole.replace('enroll', 'approve'),
      whole.replace('enroll', 'remove'),
      whole.replace('v=1', 'v=2'),
      `${whole}&confirm=1`,
      `${whole}&number=42`,
      `${whole} --no-sandbox`,
      `--link=${whole}`,
      `--${whole}`,
      `${whole}\n${whole}`,
      `countersign://approve?txn=1&number=42`,
      `countersign://deny`,
      `countersign://settings?startAtLogin=true`,
      `countersign:`,
    ),
    // Cut anywhere, or with one character changed.
    fc.nat(whole.length).map((end) => whole.slice(0, end)),
    fc
      .tuple(fc.nat(whole.length - 1), fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }))
      .map(([at, put]) => whole.slice(0, at) + put + whole.slice(at + 1)),
    fc.string({ maxLength: 600, unit: 'binary' }).map((rest) => `countersign://${rest}`),
  )
  const argument = fc.oneof({ weight: 2, arbitrary: worded }, fc.constantFrom(...switches))
  return fc.sample(fc.array(argument, { minLength: 1, maxLength: 5 }), { numRuns: count, seed })
}
