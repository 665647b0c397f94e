/** Reads what a relying party sent: a frame, or what is wrong with it. @module */
import { parseRelyingPartyFrame, type RelyingPartyFrame } from '#protocol/frames'

/** `version`: the hello of a version that this program does not know; nothing else of it is read. */
export function readFrame(text: string): RelyingPartyFrame | 'version' | 'malformed' {
  try {
    return parseRelyingPartyFrame(text)
  } catch {
    return newerHello.test(text) ? 'version' : 'malformed'
  }
}

const newerHello = /^\{"(?:[^{}]*,")?type":"hello","v":(?:[2-9]|[1-9][0-9]+)\}$/
