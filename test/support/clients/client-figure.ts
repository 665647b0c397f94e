/** How a real client's figure is said, so that `npm run rows` can sum it. @module */

/** `approved`: the transactions whose approvals signed somebody in; one that is there twice was used again. */
export function clientFigure(client: string, flows: number, approved: readonly string[]): string {
  const fresh = new Set(approved).size
  return `${client}: ${flows} flows passed, ${fresh} approvals, ${approved.length - fresh} approvals reused`
}
