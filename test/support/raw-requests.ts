/** HTTP written by hand, for requests that no library would send. @module */
import type { TLSSocket } from 'node:tls'
import { dial, type Target } from './plain-requests'

/** What came back until the server ended the connection or `enough` was there. */
export async function readText(
  socket: TLSSocket,
  enough: (text: string) => boolean = () => false,
): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    const done = (): void => {
      socket.destroy()
      resolve(text)
    }
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (enough(text)) done()
    })
    socket.once('close', done)
    socket.once('end', done)
  })
}

/** Sends the lines as they are and answers with the status of the first response; 0 for none. */
export async function askRaw(target: Target, lines: readonly string[]): Promise<number> {
  const socket = await dial(target)
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const text = await readText(socket, (read) => read.includes('\r\n\r\n'))
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
}

/** A WebSocket handshake to `/device`, with exactly these headers besides those of the handshake itself. */
export function handshake(headers: readonly string[], path = '/device'): readonly string[] {
  return [
    `GET ${path} HTTP/1.1`,
    ...headers,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: countersign.1',
  ]
}

/** Host values that are not ours, as rebinding, typing and mischief would have them. */
export function wrongHosts(port: number): readonly string[] {
  return [
    'localhost',
    `LOCALHOST:${port}`,
    `Localhost:${port}`,
    `localhost.:${port}`,
    `localhost:0${port}`,
    `localhost:${port + 1}`,
    `localhost:${port}0`,
    'localhost:443',
    `127.0.0.1:${port}`,
    '127.0.0.1',
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `[::]:${port}`,
    `localhost.evil:${port}`,
    `evil.localhost:${port}`,
    `evil.example:${port}`,
    `rebind.example:${port}`,
    `localhost@evil.example:${port}`,
    `localhost:${port}@evil.example`,
    `localhost:${port}.evil.example`,
  ]
}

/** Origin values that are not ours. */
export function wrongOrigins(port: number): readonly string[] {
  return [
    'null',
    'https://evil.example',
    'http://localhost',
    `http://localhost:${port}`,
    `https://localhost:${port + 1}`,
    `https://localhost:${port}.evil.example`,
    `https://LOCALHOST:${port}`,
    `https://127.0.0.1:${port}`,
    `https://[::1]:${port}`,
    'file://',
  ]
}
