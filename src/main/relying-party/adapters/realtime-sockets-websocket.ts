/** A device's connection over a WebSocket. @module */
import type { RawData, WebSocket } from 'ws'
import { type CloseCode, Link, type LinkNeeds, maxUnsentBytes } from './realtime-sockets-link.ts'

export class SocketLink extends Link {
  readonly #socket: WebSocket

  constructor(socket: WebSocket, needs: LinkNeeds) {
    super(needs)
    this.#socket = socket
    socket.on('message', (data, isBinary) => this.#read(data, isBinary))
    socket.on('pong', () => this.alive())
    // ws itself has closed with 1007, 1009 or 1002 by now; without a listener it would end the process.
    socket.on('error', () => undefined)
    socket.on('close', () => this.gone())
  }

  drop(): void {
    this.#socket.terminate()
  }

  protected get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  protected transmit(text: string): void {
    this.#socket.send(text)
    if (this.#socket.bufferedAmount > maxUnsentBytes) this.#socket.terminate()
  }

  protected hangUp(code: CloseCode, reason: string): void {
    this.#socket.close(code, reason)
  }

  protected probe(): void {
    if (this.isOpen) this.#socket.ping()
  }

  protected pause(): void {
    this.#socket.pause()
  }

  protected settled(): void {
    if (this.#socket.isPaused) this.#socket.resume()
  }

  #read(data: RawData, isBinary: boolean): void {
    if (!this.isOpen) return
    if (isBinary || !Buffer.isBuffer(data)) this.close(1008, 'text-only')
    else if (this.fits(data.length)) this.arrived(data.toString('utf8'))
  }
}
