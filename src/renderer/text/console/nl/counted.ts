/** How many of what, in Dutch. @module */

export const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('nl')} ${many}`
