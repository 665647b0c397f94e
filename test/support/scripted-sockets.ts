/** Sockets without a network: a test is the relying party at their other end. @module */
import { toBase64url, type Bytes } from '#protocol/bytes'
import { relyingPartyProofInput } from '#protocol/connection'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import type {
  PinnedOrigin,
  SocketEnd,
  SocketEvents,
  SocketOpener,
} from '../../src/main/authenticator/ports.ts'
import { relyingPartyKey, type FixedKey } from './wire/keys.ts'
import * as values from './wire/values.ts'

export interface ScriptedSocket {
  readonly at: PinnedOrigin
  /** What the device said, in order. */
  readonly said: readonly DeviceFrame[]
  readonly closedWith: number | undefined
  opens(exporter?: Bytes): void
  says(frame: RelyingPartyFrame): void
  ends(end: SocketEnd): void
  /** Opens, and proves itself over what the device said. */
  greets(key?: FixedKey): void
}

export function scriptedSockets() {
  const opened: ScriptedSocket[] = []
  const opener: SocketOpener = {
    open(at, events) {
      const socket = aSocket(at, events)
      opened.push(socket)
      return () => socket.ends({ reason: 'closed' })
    },
  }
  const last = (): ScriptedSocket => {
    const socket = opened.at(-1)
    if (socket === undefined) throw new Error('no socket was opened')
    return socket
  }
  return { opener, opened, last }
}

function aSocket(at: PinnedOrigin, events: SocketEvents): ScriptedSocket {
  const said: DeviceFrame[] = []
  let closedWith: number | undefined
  let ended = false
  const self: ScriptedSocket = {
    at,
    said,
    get closedWith() {
      return closedWith
    },
    opens(exporter = values.exporter) {
      events.opened(
        {
          send: (frame) => said.push(frame),
          close: (code) => {
            closedWith = code
            self.ends({ reason: code === 1008 ? 'malformed' : 'closed' })
          },
        },
        exporter,
      )
    },
    says: (frame) => events.received(frame),
    ends(end) {
      if (ended) return
      ended = true
      events.ended(end)
    },
    greets(key = relyingPartyKey) {
      self.opens()
      self.says(helloTo(said, values.exporter, key))
    },
  }
  return self
}

/** The hello of the relying party of the fixtures, proved over the device's own. */
export function helloTo(
  said: readonly DeviceFrame[],
  exporter: Bytes,
  key: FixedKey,
): RelyingPartyFrame {
  const [hello] = said
  if (hello?.type !== 'hello') throw new Error('the device did not say hello')
  const { rpi, sn } = values.transcript
  const proof = key.sign(
    relyingPartyProofInput({
      ...{ rpi, sn, cn: hello.cn, exporter },
      relyingPartyFeatures: [],
      deviceFeatures: hello.features,
    }),
  )
  return { type: 'hello', v: 1, features: [], rpi, sn, proof: toBase64url(proof) }
}
