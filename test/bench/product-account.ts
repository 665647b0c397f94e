/** What a load device needs to be an account's device: made by the server's process, used by the devices'. @module */
import type { PublicKey } from '#protocol/fields'
import type { KeyPair, Names } from '../support/software-device.ts'

export interface LoadAccount {
  /** The relying party's key, as pinned at enrolment. */
  readonly relyingParty: PublicKey
  readonly names: Names
  readonly dev: string
  readonly deviceKey: KeyPair
  readonly credentialKey: KeyPair
}
