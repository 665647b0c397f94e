/** The two hellos of a socket: who is at the other end, before anything of ours is signed. @module */
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import { relyingPartyProofInput, type Transcript } from '#protocol/connection'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import type { Random } from './ports.ts'
import { isSignedBy } from './statement.ts'
import type { RelyingParty } from './vault-state.ts'

/** What this program can do beyond version 1: nothing yet. And which version it is, as a name that means nothing else. */
export function deviceFeatures(version: string | undefined): readonly string[] {
  return version === undefined ? [] : [`app-${version.replaceAll('.', '-')}`]
}

export type Hello = Extract<DeviceFrame, { readonly type: 'hello' }>

/** Our hello, with a nonce that is used for one connection. */
export function createHello(random: Random, version?: string): Hello {
  const features = [...deviceFeatures(version)]
  return { type: 'hello', v: 1, features, cn: toBase64url(random.bytes(32)) }
}

export type Judged =
  | {
      readonly outcome: 'proved'
      readonly transcript: Transcript
      /** Only these may be used: both sides listed them. */
      readonly features: ReadonlySet<string>
    }
  /** `unclear`: not a hello. `wrong-key`: not from the relying party that was pinned, or not on this connection. */
  | { readonly outcome: 'refused'; readonly reason: 'unclear' | 'wrong-key' }

/** Whether `frame`, the first that came, proves that the pinned relying party is at the end of this very connection. */
export function judgeHello(
  frame: RelyingPartyFrame,
  hello: Hello,
  exporter: Bytes,
  pinned: Pick<RelyingParty, 'instance' | 'publicKey'>,
): Judged {
  if (frame.type !== 'hello') return { outcome: 'refused', reason: 'unclear' }
  const transcript: Transcript = {
    rpi: frame.rpi,
    sn: frame.sn,
    cn: hello.cn,
    relyingPartyFeatures: frame.features,
    deviceFeatures: hello.features,
    exporter,
  }
  const proof = fromBase64url(frame.proof)
  const holds =
    frame.rpi === pinned.instance &&
    isSignedBy(pinned.publicKey, relyingPartyProofInput(transcript), proof)
  if (!holds) return { outcome: 'refused', reason: 'wrong-key' }
  const features = frame.features.filter((feature) => hello.features.includes(feature))
  return { outcome: 'proved', transcript, features: new Set(features) }
}
