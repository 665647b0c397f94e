/** All shapes that the database has had, in order: number n of the list makes version n. @module */
import { first } from './0001-first.ts'
import { pendingUnlisted } from './0002-pending-unlisted.ts'
import { directory } from './0003-directory.ts'
import { policyDecides } from './0004-policy-decides.ts'
import { signIn } from './0005-sign-in.ts'
import { deviceProfile } from './0006-device-profile.ts'
import { applications } from './0007-applications.ts'
import { peopleMayGo } from './0008-people-may-go.ts'
import { openid } from './0009-openid.ts'
import { methodsInTokens } from './0010-methods-in-tokens.ts'
import { devicesInOneLook } from './0011-devices-in-one-look.ts'

export const migrations: readonly (readonly string[])[] = [
  first,
  pendingUnlisted,
  directory,
  policyDecides,
  signIn,
  deviceProfile,
  applications,
  peopleMayGo,
  openid,
  methodsInTokens,
  devicesInOneLook,
]
