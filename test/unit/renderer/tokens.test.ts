/** One look: colours, sizes and durations are named once, and what stands on what can be read. @module */
import { expect, test } from 'vitest'
import { readSourceTree } from '../../support/source-tree'

const styles = [...readSourceTree()].filter(([path]) => /^src\/renderer\/.*\.css$/.test(path))
const tokensPath = 'src/renderer/ui/tokens.css'
const tokens = styles.find(([path]) => path === tokensPath)?.[1] ?? ''

/** Literal colours, lengths and times. Width conditions of `@media` cannot take a token. */
function literalsIn(css: string): readonly string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/@media[^{]*/g, '')
  const measure =
    /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch)a?\(|(?<![\w-])\d*\.?\d+(?:px|rem|pt|ms|s)\b/gi
  return plain.match(measure) ?? []
}

test('K8 no style names a colour, a size or a duration but the tokens', () => {
  expect(styles.length).toBeGreaterThan(15)
  for (const [path, css] of styles)
    if (path !== tokensPath) expect(literalsIn(css), path).toEqual([])
  expect(literalsIn('a { color: #fff; margin: 4px; transition: color 0.2s }')).toHaveLength(3)
})

test('K8 every token that a style uses is there', () => {
  const made = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  for (const [path, css] of styles)
    for (const [, name] of css.matchAll(/var\((--[\w-]+)/g)) expect(made, path).toContain(name)
})

const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['surface', 'raised', 'sunken', 'tint'].flatMap((back) => [
    ['text', back, 7] as const,
    ['quiet', back, 4.5] as const,
    ['accent', back, 4.5] as const,
    ['danger', back, 4.5] as const,
    ['warning', back, 4.5] as const,
    ['success', back, 4.5] as const,
    ['focus', back, 3] as const,
  ]),
  ['edge', 'raised', 3],
  ['edge', 'surface', 3],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-pressed', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-pressed', 4.5],
]

test.each(['light', 'dark'] as const)('K8 every role can be read in %s', (theme) => {
  const ratios = pairs.map(([front, back, least]) => {
    const ratio = contrast(colourOf(front, theme), colourOf(back, theme))
    expect(ratio, `${front} on ${back}`).toBeGreaterThanOrEqual(least)
    return { ratio, text: least >= 4.5 }
  })
  const least = (text: boolean) =>
    Math.min(...ratios.filter((each) => each.text === text).map(({ ratio }) => ratio)).toFixed(2)
  console.log(
    `FIGURE K8 ${ratios.length} pairs of roles in ${theme}, least contrast ${least(true)} for text, ${least(false)} for controls`,
  )
})

function colourOf(role: string, theme: 'light' | 'dark'): string {
  const both = new RegExp(`--${role}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)
  const colour = both?.[theme === 'light' ? 1 : 2]
  if (colour === undefined) throw new TypeError(`No colour for ${role}.`)
  return colour
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
