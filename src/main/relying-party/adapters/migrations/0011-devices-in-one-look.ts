/** The index of a person's devices holds what the policy asks of them, so that it is not looked up beside it. @module */

export const devicesInOneLook: readonly string[] = [
  'drop index "deviceUser"',
  'create index "deviceUser" on "device" ("tenant", "user", "state", "version")',
]
