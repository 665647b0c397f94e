/** Which addresses an application may be led back to: parsed by hand, since what a browser mends is not what was said. @module */
import type { RedirectKind } from './application.ts'

export const maxAddressLength = 256

export const addressRefusals = [
  'too-long',
  'not-absolute',
  'fragment',
  'wildcard',
  'user-info',
  'characters',
  'scheme',
  'http',
  'host',
  'port',
  'path',
] as const
export type AddressRefusal = (typeof addressRefusals)[number]

/** Without the characters that Entra does not take in them either (! $ ' ( ) , ;). */
const characters = /^(?:[A-Za-z0-9\-._~:/?[\]@&+=]|%[0-9A-Fa-f]{2})*$/
const parts = /^([A-Za-z][A-Za-z0-9+.-]*):(\/\/([^/?]*))?([^?]*)(?:\?.*)?$/s
const authority = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/
const label = /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/
const dottedQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const dotSegment = /(?:^|\/)(?:\.|%2e){1,2}(?=\/|$)/i

/** Hosts that are the machine itself, however it is connected (RFC 8252, section 7.3). */
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

/** Schemes that Microsoft's own libraries give an application. */
const ownScheme = (clientId: string) => `msal${clientId}`
const brokerScheme = 'msauth'

/** Undefined where `uri` may be registered as one of `kind`. */
export function refuseAddress(
  kind: RedirectKind,
  uri: string,
  clientId: string,
): AddressRefusal | undefined {
  if (uri.length > maxAddressLength) return 'too-long'
  if (uri.includes('#')) return 'fragment'
  if (uri.includes('*')) return 'wildcard'
  const [, scheme, beforeHost, host, path = ''] = parts.exec(uri) ?? []
  if (scheme === undefined) return 'not-absolute'
  if (host?.includes('@') === true) return 'user-info'
  if (!characters.test(uri)) return 'characters'
  if (dotSegment.test(path)) return 'path'
  if (scheme === 'https' || scheme === 'http') {
    if (beforeHost === undefined || host === undefined) return 'not-absolute'
    return refuseHost(scheme, host)
  }
  if (kind !== 'publicClient' || !isPrivate(scheme, uri, clientId)) return 'scheme'
  return host === undefined || /^[A-Za-z0-9._-]*$/.test(host) ? undefined : 'host'
}

function refuseHost(scheme: 'https' | 'http', text: string): AddressRefusal | undefined {
  const [, host = '', port] = authority.exec(text) ?? []
  const isLoopback = loopbackHosts.includes(host)
  if (!isLoopback && !isHost(host)) return 'host'
  if (port !== undefined && (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535)) return 'port'
  return scheme === 'https' || isLoopback ? undefined : 'http'
}

/** A name of labels, or four numbers; what a browser would take for a number in another way is neither. */
function isHost(host: string): boolean {
  if (dottedQuad.test(host)) return true
  const labels = host.split('.')
  const isNumber = /^(?:\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')
  return host.length <= 253 && labels.every((one) => label.test(one)) && !isNumber
}

/** A scheme of a domain turned round has a dot in it (RFC 8252, section 7.1): no scheme that browsers act on has one. */
function isPrivate(scheme: string, uri: string, clientId: string): boolean {
  if (scheme.startsWith('msal')) return uri === `${ownScheme(clientId)}://auth`
  const isOwn = scheme === brokerScheme || /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/.test(scheme)
  return isOwn && uri.length > scheme.length + 1
}
