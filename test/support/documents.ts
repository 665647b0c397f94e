/** Reading a Markdown document as its reader does: sections, tables, words in code. @module */

/** The text under the heading that has `title`, up to the next heading of its rank or a higher one. */
export function sectionOf(document: string, title: string): string {
  const lines = document.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === title)
  if (start < 0) throw new Error(`no section ${title}`)
  const rank = lines[start]?.indexOf(' ') ?? 0
  const end = lines.findIndex(
    (line, at) => at > start && /^#+ /.test(line) && line.indexOf(' ') <= rank,
  )
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n')
}

/** The cells of the `n`th table, row by row, without its head. */
export function cellsOf(text: string, n: number): readonly (readonly string[])[] {
  const tables = text.match(/(?:^\|.*\n?)+/gm) ?? []
  const rows = (tables[n] ?? '').trimEnd().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What stands in backticks. */
export function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}
