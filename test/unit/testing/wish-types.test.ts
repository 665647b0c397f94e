/** What tests may say of a tenant is what its file has: the two are written apart, and agree. @module */
import { expectTypeOf, test } from 'vitest'
import type { RedirectKind, SignInAudience } from '#protocol/application'
import type { DenialReason as AskedReason } from '#protocol/denial'
import type { TenantFile, TenantFileApplication, TenantFileUser } from '#protocol/tenant-file'
import type { TenantSettings } from '#protocol/tenant-settings'
import type { DenialReason } from '../../../src/testing/api.ts'
import type {
  ApplicationWish,
  RoleName,
  SettingsWish,
  TenantWish,
  UserWish,
} from '../../../src/testing/tenant-wish.ts'

test('V1 every member of a tenant’s file can be said, and no other', () => {
  expectTypeOf<RoleName>().toEqualTypeOf<NonNullable<TenantFileUser['roles']>[number]>()
  expectTypeOf<keyof UserWish>().toEqualTypeOf<keyof TenantFileUser>()
  expectTypeOf<keyof SettingsWish>().toEqualTypeOf<keyof TenantSettings>()
  expectTypeOf<keyof TenantWish['tenant']>().toEqualTypeOf<keyof TenantFile['tenant']>()
  expectTypeOf<keyof TenantWish>().toEqualTypeOf<keyof TenantFile>()
  expectTypeOf<keyof NonNullable<ApplicationWish['redirectUris']>>().toEqualTypeOf<RedirectKind>()
  expectTypeOf<NonNullable<ApplicationWish['signInAudience']>>().toEqualTypeOf<SignInAudience>()
  expectTypeOf<keyof ApplicationWish>().toEqualTypeOf<keyof TenantFileApplication>()
  expectTypeOf<DenialReason>().toEqualTypeOf<AskedReason>()
})
