/** What a field for a fixed number of digits takes: these ten characters, in any order, and no others. @module */

export interface Edit {
  readonly before: string
  /** What the field would hold. */
  readonly after: string
  /** Where the caret would stand in it. */
  readonly caret: number
}

/** The digits after the edit; `undefined` where it is refused. A full field is typed over at the caret. */
export function editDigits({ before, after, caret }: Edit, digits: number): string | undefined {
  if (!/^[0-9]*$/.test(after)) return undefined
  if (after.length <= digits) return after
  const typedOver = after.slice(0, caret) + after.slice(caret + 1)
  const isOneMore = after.length === before.length + 1
  return isOneMore && typedOver.length === digits ? typedOver : undefined
}

/** Only exactly the digits: anything else that is pasted is not the number. */
export function isExactly(text: string, digits: number): boolean {
  return text.length === digits && /^[0-9]*$/.test(text)
}
