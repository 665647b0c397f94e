/** Whether an address that a client asks to be led back to is one that it is registered with. @module */

/** Plain HTTP to the machine itself: which port is free there is known only as a program starts (RFC 8252, section 7.3). */
const loopback =
  /^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::([1-9]\d{0,4}))?((?:[/?][^#]*)?)$/s

/** The same, character by character; only the port of a loopback address is free, and nothing else of it. */
export function redirectMatches(registered: string, given: string): boolean {
  if (registered === given) return true
  const one = loopback.exec(registered)
  const other = loopback.exec(given)
  return (
    one !== null &&
    other !== null &&
    Number(other[2] ?? 0) <= 65_535 &&
    one[1] === other[1] &&
    one[3] === other[3]
  )
}
