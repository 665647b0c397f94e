/** Certificate authorities as tests need them: a relying party's own, and impostors'. @module */
import 'reflect-metadata'
import { createHash, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(webcrypto as Crypto)

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 86_400_000

export interface Authority {
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>
  /** SHA-256 of the certificate, base64url. */
  readonly hash: string
  readonly pem: string
  /** A leaf for `name` under this authority, and the chain as its server sends it. */
  issue(name?: string): Promise<ServerIdentity>
}

/** What a TLS server needs. */
export interface ServerIdentity {
  readonly cert: string
  readonly key: string
}

export async function anAuthority(): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const now = Date.now()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Test authority',
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const raw = new Uint8Array(certificate.rawData)
  return {
    certificate: raw,
    hash: createHash('sha256').update(raw).digest('base64url'),
    pem: certificate.toString('pem'),
    async issue(name = 'localhost') {
      const leafKeys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const leaf = await x509.X509CertificateGenerator.create({
        serialNumber: '02',
        subject: `CN=${name}`,
        issuer: certificate.subject,
        notBefore: new Date(now - dayMs),
        notAfter: new Date(now + dayMs),
        signingAlgorithm: algorithm,
        publicKey: leafKeys.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.BasicConstraintsExtension(false),
          new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
          new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
          await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
        ],
      })
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey)
      return {
        cert: `${leaf.toString('pem')}\n${certificate.toString('pem')}\n`,
        key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
      }
    },
  }
}

/** An impostor's identity: `owner`'s certificate behind a leaf that only claims to be issued by it. */
export async function anImpostorBehind(owner: Pick<Authority, 'pem'>): Promise<ServerIdentity> {
  const impostor = await anAuthority()
  const { cert, key } = await impostor.issue()
  const leaf = cert.slice(0, cert.indexOf('-----END CERTIFICATE-----') + 26)
  return { cert: `${leaf}${owner.pem}\n`, key }
}
