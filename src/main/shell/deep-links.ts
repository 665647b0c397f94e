/** Links that the system passes on to the app: as an argument, among whatever else a start may be given. @module */

/**
 * The one argument that is a link of ours, to the letter of its beginning; what it says is judged where it is parsed.
 * A start with several is none that the system makes.
 */
export function linkAmong(args: readonly string[]): string | undefined {
  const links = args.filter((argument) => /^countersign:/i.test(argument))
  return links.length === 1 ? links[0] : undefined
}
