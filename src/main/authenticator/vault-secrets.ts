/** What the keychain holds for this vault: one entry per account, one for the PIN's tries, one for the OS, one canary. @module */
import { fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { AuthenticatorError } from './errors.ts'
import type { SecretStore } from './ports.ts'
import { Secret } from './secret.ts'

export interface AccountSecrets extends Disposable {
  readonly deviceKey: Secret
  /** What opens the passwordless key `credentialId`, together with the PIN. */
  readonly wrap: { readonly credentialId: string; readonly key: Secret } | undefined
  readonly totp: Secret | undefined
}

/** The PIN's salt and how often it was tried. Nothing in it comes from the PIN. */
export interface VerificationRecord {
  /** Random, 16 bytes, base64url; another one with every newly set PIN. */
  readonly pinId: string
  readonly salt: Bytes
  readonly attempt: number
  readonly tries: number
  /** Epoch ms: no try is looked at before. */
  readonly notBefore: number
}

/** Random, and another one with every time that verification by the operating system is turned on. */
export interface OsSecret extends Disposable {
  /** 16 bytes, base64url. */
  readonly id: string
  /** 32 bytes. */
  readonly secret: Secret
}

export function createOsSecret(id: string, secret: Secret): OsSecret {
  return { id, secret, [Symbol.dispose]: () => secret.erase() }
}

/** Which vault, and what its canary says. */
export interface VaultName {
  readonly id: string
  readonly canary: string
}

/** No method lists entries; each reads, writes or deletes the one it names. */
export class VaultSecrets {
  readonly #store: SecretStore
  readonly #vault: () => VaultName

  constructor(store: SecretStore, vault: () => VaultName) {
    this.#store = store
    this.#vault = vault
  }

  /** `undefined` only where the keychain is there, is ours, and has no such entry. */
  async readAccount(accountId: string): Promise<AccountSecrets | undefined> {
    using text = await this.#read(accountId)
    return text && parseAccount(text)
  }

  async writeAccount(accountId: string, secrets: Omit<AccountSecrets, symbol>): Promise<void> {
    const { deviceKey, wrap, totp } = secrets
    using text = new Secret(
      encode('account', [
        deviceKey.expose(),
        wrap ? fromBase64url(wrap.credentialId) : none,
        wrap?.key.expose() ?? none,
        totp?.expose() ?? none,
      ]),
    )
    await this.#store.write(this.#name(accountId), text)
  }

  deleteAccount(accountId: string): Promise<void> {
    return this.#store.delete(this.#name(accountId))
  }

  async readVerification(): Promise<VerificationRecord | undefined> {
    using text = await this.#read('verification')
    return text && parseVerification(text)
  }

  async writeVerification(record: VerificationRecord): Promise<void> {
    const { pinId, salt, attempt, tries, notBefore } = record
    const counts = utf8(`${attempt},${tries},${notBefore}`)
    using text = new Secret(encode('verification', [fromBase64url(pinId), salt, counts]))
    await this.#store.write(this.#name('verification'), text)
  }

  deleteVerification(): Promise<void> {
    return this.#store.delete(this.#name('verification'))
  }

  /** What opens, with a wrap, keys by the operating system's yes. A damaged one is none: one PIN makes a new one. */
  async readOsSecret(): Promise<OsSecret | undefined> {
    using text = await this.#read('os')
    return text && parseOsSecret(text)
  }

  async writeOsSecret({ id, secret }: OsSecret): Promise<void> {
    using text = new Secret(encode('os', [fromBase64url(id), secret.expose()]))
    await this.#store.write(this.#name('os'), text)
  }

  deleteOsSecret(): Promise<void> {
    return this.#store.delete(this.#name('os'))
  }

  /** Before a new key is stored: the keychain is the one that holds the others, or `fresh` and holds none yet. */
  async ensureCanary(fresh: boolean): Promise<void> {
    if (await this.#canaryReadsBack()) return
    if (!fresh) throw changed()
    using canary = new Secret(encode('canary', [fromBase64url(this.#vault().canary)]))
    await this.#store.write(this.#name('canary'), canary)
  }

  /** Last of all: without it nothing of this vault is left in the keychain. */
  deleteCanary(): Promise<void> {
    return this.#store.delete(this.#name('canary'))
  }

  /**
   * A locked keychain may answer like an empty one, so *nothing there* is believed only when the canary
   * reads back, twice: the keychain may have been unlocked between the first read and the canary.
   */
  async #read(entry: string): Promise<Secret | undefined> {
    const name = this.#name(entry)
    for (let round = 0; round < 2; round++) {
      const found = await this.#store.read(name)
      if (found) return found
      if (!(await this.#canaryReadsBack())) throw changed()
    }
    return undefined
  }

  async #canaryReadsBack(): Promise<boolean> {
    using text = await this.#store.read(this.#name('canary'))
    if (!text) return false
    const [said] = decode('canary', text, [16])
    return said !== undefined && toBase64url(said) === this.#vault().canary
  }

  #name(entry: string): string {
    return `${this.#vault().id}/${entry}`
  }
}

const none = new Uint8Array(0)

function changed(): AuthenticatorError {
  return new AuthenticatorError(
    'KEYCHAIN_CHANGED',
    'The keychain answers, and does not hold what this device stored in it.',
  )
}

type Kind = 'account' | 'verification' | 'os' | 'canary'

/** `countersign-KIND-1`, then the fields in base64url, between full stops. */
function encode(kind: Kind, fields: readonly Bytes[]): Bytes {
  return utf8([`countersign-${kind}-1`, ...fields.map(toBase64url)].join('.'))
}

/** The fields of exactly such a text; `lengths` are the allowed ones, `0` beside another one where it may be absent. */
function decode(kind: Kind, text: Secret, ...lengths: readonly (readonly number[] | number)[]) {
  const [head, ...fields] = fromUtf8(text.expose()).split('.')
  if (head !== `countersign-${kind}-1` || fields.length !== lengths.length) throw damaged()
  return fields.map((field, i) => {
    const bytes = decodeField(field)
    const allowed = lengths[i] ?? []
    const fits =
      typeof allowed === 'number' ? bytes.length <= allowed : allowed.includes(bytes.length)
    if (!fits) throw damaged()
    return bytes
  })
}

function decodeField(field: string): Bytes {
  try {
    return fromBase64url(field)
  } catch {
    throw damaged()
  }
}

function parseAccount(text: Secret): AccountSecrets {
  const [deviceKey = none, credentialId = none, wrap = none, totp = none] = decode(
    'account',
    text,
    [32],
    [0, 32],
    [0, 32],
    64,
  )
  if (credentialId.length !== wrap.length) throw damaged()
  const secrets = {
    deviceKey: new Secret(deviceKey),
    wrap:
      wrap.length > 0
        ? { credentialId: toBase64url(credentialId), key: new Secret(wrap) }
        : undefined,
    totp: totp.length > 0 ? new Secret(totp) : undefined,
  }
  return {
    ...secrets,
    [Symbol.dispose]() {
      for (const secret of [secrets.deviceKey, secrets.wrap?.key, secrets.totp]) secret?.erase()
    },
  }
}

function parseVerification(text: Secret): VerificationRecord {
  const [pinId = none, salt = none, counts = none] = decode('verification', text, [16], [16], 64)
  const match = /^(\d{1,15}),(\d{1,2}),(\d{1,15})$/.exec(fromUtf8(counts))
  if (!match) throw damaged()
  const [attempt = 0, tries = 0, notBefore = 0] = match.slice(1).map(Number)
  return { pinId: toBase64url(pinId), salt, attempt, tries, notBefore }
}

function parseOsSecret(text: Secret): OsSecret | undefined {
  try {
    const [id = none, secret = none] = decode('os', text, [16], [32])
    return createOsSecret(toBase64url(id), new Secret(secret))
  } catch (error) {
    if (error instanceof AuthenticatorError && error.code === 'KEYCHAIN_ENTRY_DAMAGED') return
    throw error
  }
}

function damaged(): AuthenticatorError {
  return new AuthenticatorError(
    'KEYCHAIN_ENTRY_DAMAGED',
    'An entry in the keychain is not as this program writes it. It is left as it is.',
  )
}
