/** Names made to mislead whoever reads them, as far as the protocol lets one pass: stripped, and at most so long. @module */
import fc from 'fast-check'
import { toDisplayText } from '#protocol/display-text'

const base = fc.constantFrom(
  ...['Contoso', 'Payroll', 'Sign-in', 'Is this you?', 'Approve', 'Bala', 'אבג', 'تونس', '日本語'],
)
const drawings = Array.from(
  '\u202e\u2066\u200f\u200d\u200b\u00ad\u0301\u0338\u20dd\u0489\u3164\ufdfd\u0bf8\ua9c1\u0f04\u1242b\ufe0f\n\t',
)
const stack = fc
  .array(fc.constantFrom(...Array.from('\u0301\u0330\u0338\u036f\u20dd\u0489\u0e49\u0f72')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((marks) => `o${marks.join('')}`)
const sentences = fc.constantFrom(
  'Payroll? You approved this already. Press Approve',
  'x" onload="alert(1)',
  '<img src=x onerror=alert(1)>',
  '42',
  '52 seconds left',
  'balas@contoso.com',
  '                      Approve',
)
const long = fc.oneof(
  fc.constantFrom(...Array.from('WM@﷽字😀iأש')).map((letter) => letter.repeat(200)),
  fc.array(base, { minLength: 10, maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(base, { minLength: 10, maxLength: 40 }).map((words) => words.join('')),
  stack.map((one) => one.repeat(60)),
)
const mixed = fc
  .array(fc.oneof(base, fc.constantFrom(...drawings), stack), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))

/** What is left of one after the signer has stripped it; never empty. */
export function hostileNames(count: number, seed: number, max: number): readonly string[] {
  const any = fc.oneof(mixed, long, sentences, stack)
  return fc
    .sample(any, { numRuns: 2 * count, seed })
    .map((name) => toDisplayText(name, max))
    .filter((name) => name !== '')
    .slice(0, count)
}
