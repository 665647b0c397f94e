/** The one word by which a Chromium trusts one relying party: its very key, and whatever else as usual. @module */
import { createHash, X509Certificate } from 'node:crypto'

/**
 * `certificate`: what the server itself shows, PEM. Not its authority's, which any server could show beside a
 * certificate of its own. For a browser that a test begins with a profile of its own, and ends.
 */
export function chromiumArguments(certificate: string): readonly string[] {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(key).digest('base64')
  return [`--ignore-certificate-errors-spki-list=${pin}`]
}
