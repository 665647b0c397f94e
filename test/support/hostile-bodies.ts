/** Bodies that no schema asked for, made from ones that it did: a seed replays them. @module */

/** What may stand anywhere in JSON to do harm: wrong kinds, huge values, names with a meaning to JavaScript. */
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  0.1,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'a'.repeat(5_000),
  "' or 1=1 --",
  '${7*7}',
  '../../etc/passwd',
  'balas@contoso.com',
  'BALAS@CONTOSO.COM\u0000',
  'A'.repeat(22),
  [],
  {},
  [[[[[[[[]]]]]]]],
  { length: 1e9 },
  { toString: 'x', valueOf: 'y', then: 'z' },
  { constructor: { prototype: { polluted: true } } },
]

/** Texts that are sent as they are. */
const texts: readonly string[] = [
  '',
  '{',
  '}',
  'null',
  '[]',
  '""',
  '0',
  'NaN',
  '{"a":1,}',
  "{'a':1}",
  '{"a":undefined}',
  '\ufeff{}',
  '{}{}',
  '{"__proto__":{"polluted":true}}',
  '{"name":"x","__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"\\u005f_proto__":{"polluted":true}}',
  '[{"__proto__":{"polluted":true}}]',
  '{"name":"a","name":"b"}',
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `{"name":${'9'.repeat(60_000)}}`,
  `{"name":1e${'9'.repeat(300)}}`,
  `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":0`).join(',')}}`,
  'x'.repeat(65_536),
  'x'.repeat(65_537),
  'x'.repeat(200_000),
]
const bytes: readonly Buffer[] = [
  Buffer.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00),
  Buffer.of(0x80),
  Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.of(0x1f, 0x8b, 0x08, 0x00),
]

/** A body for a route whose honest request is `honest`. */
export function hostileBody(
  honest: Readonly<Record<string, unknown>>,
  pick: (limit: number) => number,
): string | Buffer {
  const kind = pick(10)
  if (kind === 0) return texts[pick(texts.length)] ?? ''
  if (kind === 1) return bytes[pick(bytes.length)] ?? Buffer.of()
  if (kind === 2) return cut(JSON.stringify(honest), pick)
  const changed = structuredClone(honest) as Record<string, unknown>
  const names = Object.keys(changed)
  for (let i = 0; i <= pick(2); i++) {
    const name = names[pick(names.length)] ?? 'extra'
    const act = pick(5)
    if (act === 0) changed[`${name}2`] = values[pick(values.length)]
    else if (act === 1) Reflect.deleteProperty(changed, name)
    else if (act === 2) changed[name] = { [name]: changed[name] }
    else changed[name] = values[pick(values.length)]
  }
  return JSON.stringify(changed)
}

function cut(text: string, pick: (limit: number) => number): string {
  const at = pick(text.length)
  const act = pick(3)
  if (act === 0) return text.slice(0, at)
  if (act === 1) return text.slice(0, at) + String.fromCharCode(pick(0x2100)) + text.slice(at + 1)
  return text.slice(0, at) + text.slice(at, at + 5) + text.slice(at)
}
