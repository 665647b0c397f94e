/** What network addresses tell of where somebody is, and no more than they tell. @module */

/** As it is shown: lower case, an IPv4 address as one; undefined where it is none. */
export function toShownAddress(address: string): string | undefined {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[0-9.]+$)/, '')
  return /^[0-9a-f.:]{2,45}$/.test(plain) ? plain : undefined
}

/** Whether `address` is this machine. */
export function isLoopback(address: string): boolean {
  const plain = toShownAddress(address) ?? ''
  return plain === '::1' || /^127\.[0-9.]+$/.test(plain)
}

/**
 * Whether a browser and a device seem to be on one network: one machine, one address, or neighbours in a private one
 * (/24, or /64 in IPv6). Undefined where either is not known.
 */
export function isSameNetwork(browser: string, device: string): boolean | undefined {
  const [one, other] = [toShownAddress(browser), toShownAddress(device)]
  if (one === undefined || other === undefined) return undefined
  if (isLoopback(one) || isLoopback(other)) return isLoopback(one) && isLoopback(other)
  if (one === other) return true
  const network = toNetwork(one)
  return network !== undefined && network === toNetwork(other)
}

/**
 * What tries are counted by: an IPv4 address, or the /64 of an IPv6 one, all of which is one machine's to choose from.
 * Empty for this machine, which everybody here comes from.
 */
export function toSource(address: string): string {
  const plain = toShownAddress(address)
  if (plain === undefined || isLoopback(plain)) return ''
  const network = plain.includes(':') ? toNetwork(plain) : undefined
  return network === undefined ? plain : `${network}::/64`
}

/** The network of a private IPv4 or any IPv6 address. */
function toNetwork(address: string): string | undefined {
  if (address.includes(':')) return toGroups(address)?.slice(0, 4).join(':')
  const isPrivate = /^(?:10|192\.168|172\.(?:1[6-9]|2[0-9]|3[01])|169\.254)\./.test(address)
  return isPrivate ? address.split('.').slice(0, 3).join('.') : undefined
}

/** The eight groups of an IPv6 address, `::` written out. */
function toGroups(address: string): readonly string[] | undefined {
  const [head = '', tail, ...more] = address.split('::')
  if (more.length > 0 || address.includes('.')) return undefined
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Math.max(0, 8 - before.length - after.length)
  const filled = tail === undefined ? [] : Array.from({ length: zeros }, () => '0')
  const groups = [...before, ...filled, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
  return groups.length === 8 ? groups : undefined
}
