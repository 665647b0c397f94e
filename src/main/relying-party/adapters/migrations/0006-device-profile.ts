/** What kind of device an account is on, and which accounts are on one device. @module */

export const deviceProfile: readonly string[] = [
  `alter table "device" add column "profile" text not null check ("profile" in ('android', 'ios', 'desktop')) default 'desktop'`,
  `create index "deviceInstallation" on "device" ("tenant", "installation")`,
]
