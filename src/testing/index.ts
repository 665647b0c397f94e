/** `countersign/testing`: a relying party, and authenticators that answer as a test tells them to. @module */
import type {
  AuthenticatorOptions,
  RelyingParty,
  RelyingPartyOptions,
  TestUser,
  VirtualAuthenticator,
} from './api.ts'
import { openAuthenticator } from './open-authenticator.ts'
import { openRelyingParty } from './open-relying-party.ts'
import { refusePackaged } from './refuse-packaged.ts'

refusePackaged(process, import.meta.url)

/** The real relying party, in this process: HTTPS on this computer, SQLite in a folder that goes with it. */
export async function startRelyingParty(options: RelyingPartyOptions = {}): Promise<RelyingParty> {
  return openRelyingParty(options)
}

/**
 * Enrols an authenticator for `user` (or who has that name) over the relying party's own socket, with phone sign-in
 * on. Its keys are in the memory of this process alone.
 */
export async function createVirtualAuthenticator(
  relyingParty: RelyingParty,
  user: TestUser | string,
  options: AuthenticatorOptions = {},
): Promise<VirtualAuthenticator> {
  const somebody = typeof user === 'string' ? relyingParty.user(user) : user
  return openAuthenticator(relyingParty, somebody, options)
}
