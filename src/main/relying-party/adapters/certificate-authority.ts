/** Makes the relying party's own certificate authority, which can vouch for `localhost` alone, and its leaf. @module */
import { randomBytes, webcrypto } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import type { Bytes } from '#protocol/bytes'
import { toDer } from '#protocol/signature'

/** A certificate and its key, both PEM. */
export interface CertifiedKey {
  readonly certificate: string
  readonly privateKey: string
}

const dayMs = 86_400_000
const authorityLifetimeMs = 3_652 * dayMs
const leafLifetimeMs = 90 * dayMs
/** So that a clock set back a little does not make a new certificate one of the future. */
const backdatedMs = 3_600_000

const { subtle } = webcrypto
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'

/** A new authority, named after the instance, so that the authorities of two instances are told apart. */
export async function createAuthority(instance: string, now: number): Promise<CertifiedKey> {
  const keys = await subtle.generateKey(P256, true, ['sign', 'verify'])
  const name = nameOf([
    [ORGANIZATION, 'Countersign'],
    [COMMON_NAME, `Countersign for localhost ${instance.slice(0, 8)}`],
  ])
  const constraints = new NameConstraints({
    permittedSubtrees: new GeneralSubtrees([subtree({ dNSName: 'localhost' })]),
    // An address and its mask, both zero: every address there is.
    excludedSubtrees: new GeneralSubtrees([
      subtree({ iPAddress: '0.0.0.0/0' }),
      subtree({ iPAddress: '::/0' }),
    ]),
  })
  const usage = new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign)
  return issue({
    issuer: name,
    subject: name,
    subjectKeys: keys,
    signingKey: keys.privateKey,
    validity: { from: now - backdatedMs, until: now + authorityLifetimeMs },
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      extension(id_ce_keyUsage, usage),
      // And for servers only: no mail, no code, no client.
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth]), false),
      extension(id_ce_nameConstraints, constraints),
      await keyIdentifier(keys.publicKey),
    ],
  })
}

/** A new leaf for the DNS name `localhost` and nothing else. */
export async function createLeaf(authority: CertifiedKey, now: number): Promise<CertifiedKey> {
  const parent = AsnConvert.parse(fromPem(authority.certificate), Certificate).tbsCertificate
  const signingKey = await subtle.importKey('pkcs8', fromPem(authority.privateKey), P256, false, [
    'sign',
  ])
  const keys = await subtle.generateKey(P256, true, ['sign', 'verify'])
  const authorityId = parent.extensions?.find(({ extnID }) => extnID === id_ce_subjectKeyIdentifier)
  if (authorityId === undefined) throw new TypeError('the authority has no key identifier')
  const parentKey = AsnConvert.parse(authorityId.extnValue, SubjectKeyIdentifier)
  const names = new SubjectAlternativeName([new GeneralName({ dNSName: 'localhost' })])
  return issue({
    issuer: parent.subject,
    subject: nameOf([[COMMON_NAME, 'localhost']]),
    subjectKeys: keys,
    signingKey,
    validity: { from: now - backdatedMs, until: now + leafLifetimeMs },
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: false })),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature)),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth]), false),
      extension(id_ce_subjectAltName, names, false),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(parentKey.buffer) }),
        false,
      ),
      await keyIdentifier(keys.publicKey),
    ],
  })
}

interface Order {
  readonly issuer: Name
  readonly subject: Name
  readonly subjectKeys: webcrypto.CryptoKeyPair
  readonly signingKey: webcrypto.CryptoKey
  readonly validity: { readonly from: number; readonly until: number }
  readonly extensions: Extension[]
}

async function issue(order: Order): Promise<CertifiedKey> {
  const publicKey = await subtle.exportKey('spki', order.subjectKeys.publicKey)
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_SHA256 })
  const statement = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: order.issuer,
    subject: order.subject,
    validity: new Validity({
      notBefore: new Date(order.validity.from),
      notAfter: new Date(order.validity.until),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    extensions: new Extensions(order.extensions),
  })
  const signature = await subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    order.signingKey,
    AsnConvert.serialize(statement),
  )
  const certificate = new Certificate({
    tbsCertificate: statement,
    signatureAlgorithm: algorithm,
    signatureValue: toDer(new Uint8Array(signature)).buffer,
  })
  return {
    certificate: toPem('CERTIFICATE', AsnConvert.serialize(certificate)),
    privateKey: toPem('PRIVATE KEY', await subtle.exportKey('pkcs8', order.subjectKeys.privateKey)),
  }
}

function nameOf(attributes: readonly (readonly [type: string, value: string])[]): Name {
  return new Name(
    attributes.map(
      ([type, value]) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: value }) }),
        ]),
    ),
  )
}

function subtree(base: { readonly dNSName: string } | { readonly iPAddress: string }) {
  return new GeneralSubtree({ base: new GeneralName(base) })
}

function extension(extnID: string, value: object, critical = true): Extension {
  return new Extension({
    extnID,
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  })
}

/** RFC 7093, section 2, method 1: the first 160 bits of the key's SHA-256. */
async function keyIdentifier(publicKey: webcrypto.CryptoKey): Promise<Extension> {
  const point = await subtle.exportKey('raw', publicKey)
  const hash = (await subtle.digest('SHA-256', point)).slice(0, 20)
  return extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(hash), false)
}

/** 127 random bits: positive, and never the same twice under one authority. */
function serialNumber(): ArrayBuffer {
  const bytes: Bytes = Uint8Array.from(randomBytes(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

function toPem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function fromPem(pem: string): Bytes {
  return Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
}
