/** Lets this computer's browsers trust the relying party, says what that allows, and takes it back. @module */
import { homedir } from 'node:os'
import type { TrustAct } from '../config.ts'
import { readWhole } from '../relying-party/adapters/key-folder-file.ts'
import { folderPaths } from '../relying-party/adapters/key-folder.ts'
import { findBrowserStores } from '../relying-party/adapters/trust-nss.ts'
import {
  toTrustedAuthority,
  type TrustedAuthority,
  type TrustOutcome,
  type TrustPlace,
  type TrustStore,
} from '../relying-party/adapters/trust-store.ts'
import { findSystemStore } from '../relying-party/adapters/trust-system.ts'
import type { Words } from './words.ts'

/** Speaks by `say`, and answers with the exit code: 1 where something that was asked could not be done. */
export async function runTrust(
  { act, data }: { readonly act: TrustAct; readonly data: string },
  words: Words,
  say: (text: string) => void,
): Promise<number> {
  const { certificate } = folderPaths(data)
  const pem = await readWhole(certificate)
  if (pem === undefined) {
    say(words.nothingHere(data))
    return 1
  }
  const authority = toTrustedAuthority(certificate, pem)
  const system = findSystemStore()
  const stores = [
    ...(system === undefined ? [] : [system]),
    ...(await findBrowserStores(homedir())),
  ]

  say(words.trust.allows(authority.name, authority.fingerprint))
  if (act === 'show') {
    for (const store of stores) say(await describe(store, authority, words))
    return 0
  }
  let code = 0
  for (const store of stores) {
    const outcome = await store[act](authority)
    say(sentence(outcome, act, placeWords(store.place, words), words))
    if (outcome.outcome === 'failed' || outcome.outcome === 'tool-missing') code = 1
  }
  if (act === 'install') say(words.trust.wayBack)
  return code
}

async function describe(
  store: TrustStore,
  authority: TrustedAuthority,
  words: Words,
): Promise<string> {
  const place = placeWords(store.place, words)
  const trusted = await store.isTrusted(authority)
  return trusted ? words.trust.trusted(place) : words.trust.notTrusted(place)
}

function sentence(
  outcome: TrustOutcome,
  act: 'install' | 'remove',
  place: string,
  { trust }: Words,
): string {
  switch (outcome.outcome) {
    case 'done':
      return act === 'install' ? trust.installed(place) : trust.removed(place)
    case 'unchanged':
      return act === 'install' ? trust.alreadyThere(place) : trust.notTrusted(place)
    case 'not-allowed':
      return trust.runThis(place, outcome.line)
    case 'tool-missing':
      return trust.toolMissing(place, outcome.line)
    case 'failed':
      return trust.failed(place, outcome.reason)
    default: {
      const unknown: never = outcome
      throw new TypeError(`no such outcome: ${String(unknown)}`)
    }
  }
}

function placeWords(place: TrustPlace, { trust }: Words): string {
  switch (place.kind) {
    case 'system':
      return trust.places.system
    case 'person':
      return trust.places.person
    case 'firefox':
      return trust.places.firefox(place.profile)
    default: {
      const unknown: never = place
      throw new TypeError(`no such place: ${String(unknown)}`)
    }
  }
}
