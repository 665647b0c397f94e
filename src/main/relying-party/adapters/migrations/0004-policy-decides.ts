/** Without a tenant's own flag for phone sign-in: its methods policy decides. @module */

/** The default policy of that version, but for the Authenticator, which was off. */
const off = JSON.stringify({
  microsoftAuthenticator: {
    state: 'disabled',
    includeTargets: [
      {
        id: 'all_users',
        targetType: 'group',
        isRegistrationRequired: false,
        authenticationMode: 'any',
      },
    ],
    excludeTargets: [],
    isSoftwareOathEnabled: true,
    featureSettings: {
      displayAppInformationRequiredState: untouched(),
      displayLocationInformationRequiredState: untouched(),
      numberMatchingRequiredState: untouched(),
      companionAppAllowedState: untouched(),
    },
  },
  password: { state: 'enabled', includeTargets: [everybody()], excludeTargets: [] },
  temporaryAccessPass: {
    state: 'enabled',
    includeTargets: [everybody()],
    excludeTargets: [],
    defaultLength: 8,
    defaultLifetimeInMinutes: 60,
    minimumLifetimeInMinutes: 60,
    maximumLifetimeInMinutes: 480,
    isUsableOnce: false,
  },
  softwareOath: { state: 'enabled', includeTargets: [everybody()], excludeTargets: [] },
  registrationCampaign: {
    state: 'default',
    snoozeDurationInDays: 1,
    enforceRegistrationAfterAllowedSnoozes: true,
    includeTargets: [
      {
        id: 'all_users',
        targetType: 'group',
        targetedAuthenticationMethod: 'microsoftAuthenticator',
      },
    ],
    excludeTargets: [],
  },
})

export const policyDecides: readonly string[] = [
  `insert into "policy" ("tenant", "policy", "version", "changedAt")
    select "id", '${off}', 1, 0 from "tenant" where "phoneSignIn" = 0
    on conflict do nothing`,
  `update "policy" set "policy" = json_set("policy", '$.microsoftAuthenticator.state', 'disabled')
    where "tenant" in (select "id" from "tenant" where "phoneSignIn" = 0)`,
  'alter table "tenant" drop column "phoneSignIn"',
]

function everybody() {
  return { id: 'all_users', targetType: 'group', isRegistrationRequired: false }
}

function untouched() {
  return {
    state: 'default',
    includeTarget: { id: 'all_users', targetType: 'group' },
    excludeTarget: { id: '00000000-0000-0000-0000-000000000000', targetType: 'group' },
  }
}
