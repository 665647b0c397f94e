/**
 * Fetches the certificate that a link pins, from whoever listens there, without sending an application byte.
 * The only file of the tree in which a connection is made that trusts nobody: its result is believed for its
 * hash alone, and everything else is said on a new connection that trusts only that certificate.
 * @module
 */
import { createHash } from 'node:crypto'
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import { toBase64url } from '#protocol/bytes'
import type { CertificateProbe } from '../ports.ts'
import { toLoopback, toUnreachable } from './loopback.ts'

/** Longer chains are not walked. */
const maxDepth = 5

export function createCertificateProbe({ timeoutMs = 5000 } = {}): CertificateProbe {
  return {
    find: (origin, hash) =>
      new Promise((resolve) => {
        const socket = connect({ ...toLoopback(origin), rejectUnauthorized: false })
        // Of the whole attempt: a stranger who sends a byte now and then must not hold it open.
        const deadline = setTimeout(() => {
          socket.destroy()
          resolve({ outcome: 'unreachable', reason: 'timeout' })
        }, timeoutMs)
        socket.once('secureConnect', () => {
          const certificate = chainOf(socket).find((candidate) => hashOf(candidate) === hash)
          socket.destroy()
          if (certificate === undefined) resolve({ outcome: 'unreachable', reason: 'impostor' })
          else resolve({ outcome: 'found', certificate: Uint8Array.from(certificate) })
        })
        socket.once('error', (error) => {
          socket.destroy()
          resolve({ outcome: 'unreachable', reason: toUnreachable(error) })
        })
        socket.once('close', () => {
          clearTimeout(deadline)
          resolve({ outcome: 'unreachable', reason: 'unclear' })
        })
      }),
  }
}

function chainOf(socket: TLSSocket): readonly Buffer[] {
  const chain: Buffer[] = []
  let certificate: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  // The last one of a chain names itself as its issuer; a stranger who sends none gives an empty object.
  while (certificate !== undefined && Buffer.isBuffer(certificate.raw) && chain.length < maxDepth) {
    chain.push(certificate.raw)
    const issuer: DetailedPeerCertificate | undefined = certificate.issuerCertificate
    certificate = issuer === certificate ? undefined : issuer
  }
  return chain
}

function hashOf(certificate: Buffer): string {
  return toBase64url(createHash('sha256').update(certificate).digest())
}
