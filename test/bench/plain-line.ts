/** Requests over connections that stay, with as little of a client as can be: what is measured is the server. @module */
import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'

export interface PlainAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

export interface PlainLine {
  /** One at a time. */
  ask(request: Buffer): Promise<PlainAnswer>
  close(): void
}

/** The bytes of a request to `origin`. */
export function requestOf(
  origin: string,
  method: 'GET' | 'POST',
  path: string,
  { form = '', cookie = '' }: { readonly form?: string; readonly cookie?: string } = {},
): Buffer {
  const { host } = new URL(origin)
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ...(method === 'GET'
      ? []
      : [
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${Buffer.byteLength(form)}`,
        ]),
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${form}`)
}

export async function openLine(origin: string, ca: string): Promise<PlainLine> {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: '127.0.0.1', port: Number(port), servername: hostname, ca })
  await once(socket, 'secureConnect')
  socket.setNoDelay(true)
  return {
    ask: (request) => ask(socket, request),
    close() {
      socket.destroy()
    },
  }
}

function ask(socket: TLSSocket, request: Buffer): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('latin1')
      const answer = wholeOf(text)
      if (answer === undefined) return
      socket.off('data', hear).off('close', left)
      resolve(answer)
    }
    const left = (): void => {
      reject(new Error(`the line was closed after: ${text}`))
    }
    socket.on('data', hear).once('close', left)
    socket.write(request)
  })
}

/** The answer once it is there to its end; all that are asked tell their length. */
function wholeOf(text: string): PlainAnswer | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = text.slice(0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
  if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head}`)
  const body = text.slice(end + 4)
  return body.length < length ? undefined : { status: Number(head.slice(9, 12)), head, body }
}
