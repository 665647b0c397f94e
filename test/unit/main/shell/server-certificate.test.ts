/**
 * The windows believe our own relying party's certificate, and none that merely resembles it.
 * @module
 */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { beforeAll, expect, test } from 'vitest'
import { isOurServer } from '../../../../src/main/shell/server-certificate'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 86_400_000
const now = new Date('2026-11-23T12:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * day)

interface LeafWish {
  readonly from?: Date
  readonly to?: Date
  readonly name?: string
  readonly ca?: boolean
}

async function anAuthority() {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Countersign test',
    notBefore: at(-1),
    notAfter: at(365),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  })
  return { keys, certificate, pem: certificate.toString('pem') }
}

type Authority = Awaited<ReturnType<typeof anAuthority>>

async function aLeaf({ keys, certificate }: Authority, wish: LeafWish = {}): Promise<string> {
  const own = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const leaf = await x509.X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: certificate.subject,
    notBefore: wish.from ?? at(-1),
    notAfter: wish.to ?? at(90),
    signingAlgorithm: algorithm,
    publicKey: own.publicKey,
    signingKey: keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(wish.ca ?? false),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: wish.name ?? 'localhost' }]),
    ],
  })
  return leaf.toString('pem')
}

let authority: Authority
/** The same name, another key. */
let impostor: Authority

beforeAll(async () => {
  authority = await anAuthority()
  impostor = await anAuthority()
})

const judge = (leaf: string, hostname = 'localhost', verificationResult = unknownAuthority) =>
  isOurServer({ hostname, verificationResult, leaf }, authority.pem, now)
const unknownAuthority = 'net::ERR_CERT_AUTHORITY_INVALID'

test('K10 a leaf of our authority is believed, whether or not it is installed', async () => {
  const leaf = await aLeaf(authority)
  expect(judge(leaf)).toBe(true)
  expect(judge(leaf, 'localhost', 'net::OK')).toBe(true)
})

test('K10 a leaf that another key signed under our name is refused', async () => {
  expect(judge(await aLeaf(impostor))).toBe(false)
  expect(judge(await aLeaf(impostor), 'localhost', 'net::OK')).toBe(false)
})

test('K10 our own authority as the server’s certificate is refused', () => {
  expect(judge(authority.pem)).toBe(false)
})

test('K10 a leaf out of date, for another name, or that may sign is refused', async () => {
  expect(judge(await aLeaf(authority, { to: at(-0.5) }))).toBe(false)
  expect(judge(await aLeaf(authority, { from: at(1) }))).toBe(false)
  expect(judge(await aLeaf(authority, { name: 'example.com' }))).toBe(false)
  expect(judge(await aLeaf(authority, { ca: true }))).toBe(false)
})

test('K10 a good leaf for another host, or with another fault, is refused', async () => {
  const leaf = await aLeaf(authority)
  for (const host of ['127.0.0.1', '::1', 'localhost.', 'Localhost', 'localhost.evil', ''])
    expect(judge(leaf, host)).toBe(false)
  for (const fault of ['net::ERR_CERT_DATE_INVALID', 'net::ERR_CERT_REVOKED', ''])
    expect(judge(leaf, 'localhost', fault)).toBe(false)
})

test('K10 what is no certificate is refused', async () => {
  expect(judge('not a certificate')).toBe(false)
  const server = { hostname: 'localhost', verificationResult: 'net::OK' }
  expect(isOurServer({ ...server, leaf: await aLeaf(authority) }, 'nothing', now)).toBe(false)
})
