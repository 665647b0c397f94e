/** What binds a proof to the TLS connection that carries it. @module */
import { TLSSocket } from 'node:tls'
import type { Bytes } from '#protocol/bytes'
import { exporterLabel, exporterLength } from '#protocol/connection'

/** Nothing where the connection has none: not TLS 1.3, or not with whom we trust. */
export function exporterOf(socket: unknown): Bytes | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized || socket.getProtocol() !== 'TLSv1.3')
    return undefined
  return Uint8Array.from(
    socket.exportKeyingMaterial(exporterLength, exporterLabel, Buffer.alloc(0)),
  )
}
