/** What the console and the admin API do alike: ids for a new application, and a secret that is shown once. @module */
import { toBase64url } from '#protocol/bytes'
import { dayMs, maxSecretDays } from '#protocol/application'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { Context } from '../context.ts'
import type { ApplicationRecord, ApplicationSecret } from '../directory-records.ts'
import type { Crypto, Random } from '../ports.ts'
import { plainApplication } from './plain-application.ts'
import type { ApplicationChange, OfApplication, SecretAdded } from './decisions.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'random' | 'crypto'>

export type ApplicationWish = ApplicationChange & Pick<ApplicationRecord, 'displayName'>

/** A new application of `tenant`, with ids of its own. */
export function planApplication(
  { clock, random }: Pick<Needs, 'clock' | 'random'>,
  tenant: string,
  wish: ApplicationWish,
): ApplicationRecord {
  const at = clock.now()
  return {
    ...{ tenant, id: timeOrderedId(at, random.bytes(10)), clientId: randomId(random) },
    ...{ createdAt: at, ...plainApplication, ...wish },
    redirectUris: { ...plainApplication.redirectUris, ...wish.redirectUris },
  }
}

export interface SecretWish {
  readonly displayName: string
  readonly startsAt: number | undefined
  readonly endsAt: number
}

export type SecretGiven =
  | {
      readonly outcome: 'given'
      readonly secret: ApplicationSecret
      /** Told this once. */
      readonly text: string
      readonly application: ApplicationRecord
    }
  | { readonly outcome: 'refused'; readonly code: 'lifetime' }
  | Extract<SecretAdded, { outcome: 'refused' }>

export async function giveSecret(
  needs: Needs,
  { wish, ...of }: Omit<OfApplication, 'at'> & { readonly wish: SecretWish },
): Promise<SecretGiven> {
  const { store, clock, random, crypto } = needs
  const at = clock.now()
  const { startsAt = at, endsAt, displayName } = wish
  const isLife = endsAt > at && endsAt > startsAt && endsAt - startsAt <= maxSecretDays * dayMs
  if (!isLife) return { outcome: 'refused', code: 'lifetime' }
  const text = makeSecret(random)
  const keyId = randomId(random)
  const secret = { keyId, displayName, ...sealSecret(crypto, text), startsAt, endsAt }
  const added = await store.decide('addApplicationSecret', { ...of, secret, at })
  if (added.outcome === 'refused') return added
  return { outcome: 'given', secret, text, application: added.application }
}

/** What is kept of a secret. It has 256 bits, so that its hash need not be slow. */
export function sealSecret(
  { digest }: Pick<Crypto, 'digest'>,
  text: string,
): Pick<ApplicationSecret, 'hash' | 'hint'> {
  return { hash: digest(text), hint: text.slice(0, 3) }
}

/** 256 bits, which no command line takes for an option. */
function makeSecret(random: Pick<Random, 'bytes'>): string {
  for (;;) {
    const text = toBase64url(random.bytes(32))
    if (/^[A-Za-z0-9]/.test(text)) return text
  }
}

/** A UUID of version 4 (RFC 9562, section 5.4), which tells nothing of when it was made. */
function randomId(random: Pick<Random, 'bytes'>): string {
  const bytes = random.bytes(16)
  const hex = [...bytes].map((byte, at) =>
    (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte)
      .toString(16)
      .padStart(2, '0'),
  )
  const part = (from: number, to: number) => hex.slice(from, to).join('')
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-')
}
