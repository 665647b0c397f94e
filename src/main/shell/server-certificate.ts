/**
 * Whether a server's certificate is one that our own relying party's authority made.
 * @module
 */
import { X509Certificate } from 'node:crypto'

/** What Chromium said of a certificate before we are asked. */
export interface ServerCertificate {
  readonly hostname: string
  readonly verificationResult: string
  /** The leaf, as PEM. */
  readonly leaf: string
}

/** Chromium is content, or has nothing against it but that it does not know the authority. */
const acceptable = ['net::OK', 'net::ERR_CERT_AUTHORITY_INVALID']

/**
 * Chromium names one fault only and puts an unknown authority first, so date and name are checked
 * here too.
 */
export function isOurServer(server: ServerCertificate, authority: string, now: Date): boolean {
  if (server.hostname !== 'localhost') return false
  if (!acceptable.includes(server.verificationResult)) return false
  const leaf = parseCertificate(server.leaf)
  const ca = parseCertificate(authority)
  if (leaf === undefined || ca === undefined || leaf.ca) return false
  return (
    new Date(leaf.validFrom) <= now &&
    now <= new Date(leaf.validTo) &&
    leaf.checkHost('localhost') !== undefined &&
    leaf.checkIssued(ca) &&
    leaf.verify(ca.publicKey)
  )
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
