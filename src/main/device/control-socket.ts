/** The door between commands and the `watch` of the same folder: a Unix socket that its owner alone may use. @module */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, lstat, mkdir, readFile, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replaceFile } from '../authenticator/adapters/atomic-file.ts'
import {
  maxControlBytes,
  parseReply,
  parseRequest,
  type ControlReply,
  type ControlRequest,
} from './control-messages.ts'
import { DeviceProblem } from './problem.ts'

/** sun_path has 108 bytes on Linux and 104 on macOS, the last one for the end. */
const maxPathBytes = 103
const askTimeoutMs = 1000

export interface ControlDoor {
  close(): Promise<void>
}

/** Opens the door of `folder`, whose lock the caller holds: what stands there is a dead process's. */
export async function openControlDoor(
  folder: string,
  carryOut: (request: ControlRequest) => Promise<ControlReply>,
): Promise<ControlDoor> {
  const path = await placeFor(folder)
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, carryOut).catch(() => socket.destroy())
  })
  server.listen(path)
  await once(server, 'listening')
  await chmod(path, 0o600)
  // Where it is, for commands whose environment names another runtime folder.
  await replaceFile(pointerOf(folder), `${JSON.stringify({ socket: path })}\n`)
  return {
    async close() {
      await rm(pointerOf(folder), { force: true })
      server.close()
      for (const socket of open) socket.destroy()
      await rm(path, { force: true })
    },
  }
}

/** The answer of the `watch` of `folder`; `undefined` where none runs. Throws `WATCH_LOST`. */
export async function askWatch(
  folder: string,
  request: ControlRequest,
): Promise<ControlReply | undefined> {
  const path = await findDoor(folder)
  if (path === undefined) return undefined
  const socket = connect({ path, allowHalfOpen: true })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(askTimeoutMs) })
  } catch {
    socket.destroy()
    return undefined // Its process died and left the file.
  }
  socket.end(`${JSON.stringify(request)}\n`)
  try {
    return parseReply(await readLine(socket))
  } catch (cause) {
    throw new DeviceProblem('WATCH_LOST', {}, { cause })
  } finally {
    socket.destroy()
  }
}

async function serve(
  socket: Socket,
  carryOut: (request: ControlRequest) => Promise<ControlReply>,
): Promise<void> {
  const reply = await carryOut(parseRequest(await readLine(socket)))
  socket.end(`${JSON.stringify(reply)}\n`)
}

async function readLine(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer
    chunks.push(bytes)
    length += bytes.length
    if (length > maxControlBytes) throw new RangeError('the line is too long')
    if (bytes.includes(10)) break
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return text.slice(0, text.indexOf('\n'))
}

/** In the folder itself; or, where the folder's name is too long for a socket, in a short one of our own. */
async function placeFor(folder: string): Promise<string> {
  const path = join(folder, 'device.sock')
  if (Buffer.byteLength(path) <= maxPathBytes) return path
  const runtime = process.env['XDG_RUNTIME_DIR'] ?? tmpdir()
  const owner = process.getuid?.() ?? 0
  const short = join(runtime, `countersign-${owner}`)
  await mkdir(short, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(short)
  const isOurs = (await lstat(short)).isDirectory() && uid === owner && (mode & 0o077) === 0
  if (!isOurs) throw new DeviceProblem('FOLDER_UNUSABLE', { folder: short })
  const name = createHash('sha256').update(folder).digest('base64url').slice(0, 22)
  return join(short, `${name}.sock`)
}

function pointerOf(folder: string): string {
  return join(folder, 'device.door.json')
}

async function findDoor(folder: string): Promise<string | undefined> {
  try {
    const pointer: unknown = JSON.parse(await readFile(pointerOf(folder), 'utf8'))
    if (typeof pointer !== 'object' || pointer === null || !('socket' in pointer)) return undefined
    return typeof pointer.socket === 'string' ? pointer.socket : undefined
  } catch {
    return undefined
  }
}
