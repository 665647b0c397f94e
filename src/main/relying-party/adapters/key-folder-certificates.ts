/** The certificates in the data folder: the authority for as long as the folder lives, the leaf renewed in time. @module */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { CertifiedKey } from './certificate-authority.ts'
import type { FolderPaths } from './key-folder.ts'
import { KeyFolderError } from './key-folder-errors.ts'
import { readWhole, writeWhole } from './key-folder-file.ts'

/** What a TLS server presents. */
export interface ServerCertificate {
  /** The leaf and, so that a device can find the one it pinned, the CA certificate; PEM. */
  readonly chain: string
  readonly privateKey: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

export interface Certificates {
  /** SHA-256 of the CA certificate (DER), base64url. */
  readonly authorityHash: string
  readonly server: ServerCertificate
  /** A new server certificate where the old one has less than a third of its life left. */
  renewed(now: number): Promise<ServerCertificate | undefined>
}

const renewBeforeMs = 30 * 86_400_000

type AuthorityPaths = Pick<FolderPaths, 'certificate' | 'authorityKey'>
type Paths = AuthorityPaths & Pick<FolderPaths, 'leaf'>

/** `firstRun`: only then may an authority be made. */
export async function openCertificates(
  paths: Paths,
  { instance, firstRun, now }: { instance: string; firstRun: boolean; now: number },
): Promise<Certificates> {
  const authority = await openAuthority(paths, { instance, firstRun, now })
  const parsed = new X509Certificate(authority.certificate)
  let server = (await readLeaf(paths.leaf, parsed, now)) ?? (await renew(paths, authority, now))
  return {
    authorityHash: Buffer.from(parsed.fingerprint256.replaceAll(':', ''), 'hex').toString(
      'base64url',
    ),
    get server() {
      return server
    },
    async renewed(at) {
      if (server.expiresAt - at > renewBeforeMs) return undefined
      server = await renew(paths, authority, at)
      return server
    },
  }
}

async function openAuthority(
  paths: AuthorityPaths,
  { instance, firstRun, now }: { instance: string; firstRun: boolean; now: number },
): Promise<CertifiedKey> {
  let certificate = await readWhole(paths.certificate)
  let privateKey = await readWhole(paths.authorityKey)
  if (certificate === undefined && firstRun) {
    // The key first: a certificate without its key could never be used, and the certificate is what others see.
    const { createAuthority } = await import('./certificate-authority.ts')
    const made = await createAuthority(instance, now)
    await writeWhole(paths.authorityKey, made.privateKey)
    await writeWhole(paths.certificate, made.certificate)
    certificate = made.certificate
    privateKey = made.privateKey
  }
  if (certificate === undefined) throw damaged(paths.certificate)
  if (privateKey === undefined) throw damaged(paths.authorityKey)
  if (!belongTogether(certificate, privateKey)) throw damaged(paths.certificate)
  return { certificate, privateKey }
}

async function readLeaf(
  path: string,
  authority: X509Certificate,
  now: number,
): Promise<ServerCertificate | undefined> {
  const text = await readWhole(path)
  if (text === undefined || !belongTogether(text, text)) return undefined
  const leaf = new X509Certificate(text)
  const expiresAt = Date.parse(leaf.validTo)
  const usable =
    leaf.verify(authority.publicKey) &&
    leaf.subjectAltName === 'DNS:localhost' &&
    Date.parse(leaf.validFrom) <= now &&
    expiresAt - now > renewBeforeMs
  if (!usable) return undefined
  const privateKey = /-----BEGIN PRIVATE KEY-----[^]+-----END PRIVATE KEY-----\n/.exec(text)?.[0]
  if (privateKey === undefined) return undefined
  return { chain: leaf.toString() + authority.toString(), privateKey, expiresAt }
}

async function renew(
  paths: Paths,
  authority: CertifiedKey,
  now: number,
): Promise<ServerCertificate> {
  const { createLeaf } = await import('./certificate-authority.ts')
  const leaf = await createLeaf(authority, now)
  // One file, so that no crash can part the two.
  await writeWhole(paths.leaf, leaf.certificate + leaf.privateKey)
  return {
    chain: leaf.certificate + authority.certificate,
    privateKey: leaf.privateKey,
    expiresAt: Date.parse(new X509Certificate(leaf.certificate).validTo),
  }
}

function belongTogether(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))
  } catch {
    return false // Not a certificate, or not a key: not what was written.
  }
}

function damaged(file: string): KeyFolderError {
  return new KeyFolderError('KEYS_DAMAGED', { file })
}
