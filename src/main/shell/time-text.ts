/**
 * A time of day as the person writes it.
 * @module
 */

/**
 * The formatter is made once: a process's first one takes ten milliseconds and more, which every new window would
 * otherwise spend before its first paint.
 * @param locale the language in use, a BCP 47 tag
 * @param preferred the person's own, in order: the first of that language says how it is written
 */
export function createTimeText(
  locale: () => string,
  preferred: () => readonly string[],
): (epochMs: number) => string {
  let known: { readonly tag: string; readonly format: Intl.DateTimeFormat } | undefined
  return (epochMs) => {
    const tag = tagOf(locale(), preferred())
    if (known?.tag !== tag) {
      known = { tag, format: new Intl.DateTimeFormat(tag, { timeStyle: 'short' }) }
    }
    return known.format.format(epochMs)
  }
}

function tagOf(locale: string, preferred: readonly string[]): string {
  const language = languageOf(locale)
  return preferred.find((tag) => languageOf(tag) === language) ?? locale
}

function languageOf(tag: string): string | undefined {
  return tag.split('-')[0]?.toLowerCase()
}
