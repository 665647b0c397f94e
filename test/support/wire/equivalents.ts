/** Other JSON texts that a lenient parser reads as the same message. @module */
import fc from 'fast-check'

/** A change of a JSON text to one that is not the same, but which many parsers would take for it. */
interface Rewriting {
  readonly name: string
  readonly rewrite: (text: string) => fc.Arbitrary<string>
}

type Json = string | number | boolean | null | readonly Json[] | Members
interface Members {
  readonly [name: string]: Json
}
type Pairs = readonly (readonly [name: string, value: string])[]

const TOKEN = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[a-z]+|[{}[\],:]/g

/** The text with the `n`th token that `is` of its kind replaced. */
function withToken(
  text: string,
  is: (token: string) => boolean,
  write: (token: string) => fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const places = [...text.matchAll(TOKEN)].filter(([token]) => is(token))
  if (places.length === 0) return fc.constant(`${text} `)
  return fc.constantFrom(...places).chain((place) => {
    const [token] = place
    const after = text.slice(place.index + token.length)
    return write(token).map((other) => text.slice(0, place.index) + other + after)
  })
}

/** The text with the members of one of its objects written as `change` says. */
function withMembers(
  text: string,
  change: (pairs: Pairs) => fc.Arbitrary<Pairs>,
): fc.Arbitrary<string> {
  const isMembers = (value: Json): value is Members =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  const count = (value: Json): number => {
    if (typeof value !== 'object' || value === null) return 0
    const inside = Object.values(value).reduce<number>((sum, item) => sum + count(item), 0)
    return inside + (isMembers(value) ? 1 : 0)
  }
  const write = (value: Json, chosen: number, state: { at: number }): fc.Arbitrary<string> => {
    if (typeof value !== 'object' || value === null) return fc.constant(JSON.stringify(value))
    if (!isMembers(value)) {
      return fc
        .tuple(...value.map((item) => write(item, chosen, state)))
        .map((all) => `[${all.join()}]`)
    }
    const mine = state.at++ === chosen
    const pairs = Object.entries(value).map(([name, item]) =>
      write(item, chosen, state).map((written) => [JSON.stringify(name), written] as const),
    )
    return fc
      .tuple(...pairs)
      .chain((all) => (mine ? change(all) : fc.constant(all)))
      .map((all) => `{${all.map((pair) => pair.join(':')).join()}}`)
  }
  const value = JSON.parse(text) as Json
  return fc.nat(count(value) - 1).chain((chosen) => write(value, chosen, { at: 0 }))
}

const insert = (pairs: Pairs, pair: readonly [string, string]) =>
  fc.nat(pairs.length).map((at) => pairs.toSpliced(at, 0, pair))

const blank = fc.constantFrom(' ', '\t', '\n', '\r', '\r\n', '  ')
const isText = (token: string) => token.startsWith('"') && token.length > 2
const isNumber = (token: string) => /^[0-9]/.test(token)

function escaped(token: string): fc.Arbitrary<string> {
  const inner = Array.from(token.slice(1, -1).replaceAll(/\\./g, ''))
  if (inner.length === 0) return fc.constant(`${token} `)
  return fc.tuple(fc.constantFrom(...inner), fc.boolean()).map(([character, upper]) => {
    const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
    const digits = units.map((unit) => unit.toString(16).padStart(4, '0'))
    const written = digits.map((four) => `\\u${upper ? four.toUpperCase() : four}`).join('')
    return token.replace(character, () => (character === '/' && upper ? '\\/' : written))
  })
}

export const rewritings: readonly Rewriting[] = [
  {
    name: 'order',
    rewrite: (text) =>
      withMembers(text, (pairs) =>
        fc.shuffledSubarray([...pairs], { minLength: pairs.length, maxLength: pairs.length }),
      ),
  },
  {
    name: 'white space',
    rewrite: (text) =>
      withToken(
        text,
        () => true,
        (token) =>
          fc
            .tuple(blank, fc.boolean())
            .map(([space, before]) => (before ? space + token : token + space)),
      ),
  },
  { name: 'escape', rewrite: (text) => withToken(text, isText, escaped) },
  {
    name: 'duplicate member',
    rewrite: (text) =>
      withMembers(text, (pairs) =>
        pairs.length === 0
          ? insert(pairs, ['"x"', '1'])
          : fc
              .tuple(fc.constantFrom(...pairs), fc.boolean())
              .chain(([[name, value], same]) => insert(pairs, [name, same ? value : 'null'])),
      ),
  },
  { name: 'byte order mark', rewrite: (text) => fc.constantFrom(`\uFEFF${text}`, `${text}\uFEFF`) },
  {
    name: '__proto__',
    rewrite: (text) =>
      withMembers(text, (pairs) =>
        fc
          .tuple(
            fc.constantFrom('"__proto__"', '"\\u005f_proto__"', '"constructor"', '"prototype"'),
            fc.constantFrom('{"x":1}', 'null', '{}', '"x"', '{"prototype":{"x":1}}'),
          )
          .chain((pair) => insert(pairs, pair)),
      ),
  },
  {
    name: 'trailing bytes',
    rewrite: (text) =>
      fc
        .constantFrom(' ', '\n', '\0', ',', '}', ']', '{}', '//', '/**/', 'null', text)
        .map((end) => text + end),
  },
  {
    name: 'number form',
    rewrite: (text) =>
      withToken(text, isNumber, (token) =>
        fc.constantFrom(
          `${token}.0`,
          `${token}e0`,
          `${token}0E-1`,
          `+${token}`,
          `0${token}`,
          `-${token}`,
          `"${token}"`,
        ),
      ),
  },
  {
    name: 'member nobody knows',
    rewrite: (text) =>
      withMembers(text, (pairs) =>
        fc
          .constantFrom('"x"', '""', '"V"', '"toString"')
          .chain((name) => insert(pairs, [name, '1'])),
      ),
  },
  {
    name: 'comment',
    rewrite: (text) =>
      fc.constantFrom(`/**/${text}`, `//\n${text}`, text.replace(/[,:]/, '$&/* */')),
  },
]

/** Any such text for `text`, with the name of what was done; never `text` itself. */
export function equivalentOf(
  text: string,
): fc.Arbitrary<{ readonly name: string; readonly text: string }> {
  return fc
    .constantFrom(...rewritings)
    .chain(({ name, rewrite }) => rewrite(text).map((other) => ({ name, text: other })))
    .filter((other) => other.text !== text)
}
