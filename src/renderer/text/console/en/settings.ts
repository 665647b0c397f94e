/** A tenant's settings in the console, in English. The switches say what docs/parity.md says. @module */
import type { switchValues, SwitchName } from '#protocol/tenant-settings'

type Switches = {
  readonly [S in SwitchName]: {
    readonly title: string
    readonly documented: string
    readonly values: Readonly<Record<(typeof switchValues)[S][number], string>>
  }
}

const switches: Switches = {
  pendingRequest: {
    title: 'A new attempt while a request is unanswered',
    documented: 'A known issue: only the password is offered until the request was answered.',
    values: {
      entra: 'Only the password is offered.',
      replace: 'The same browser’s new attempt withdraws the old one; another browser waits.',
      queue: 'The new attempt waits for the old one to end.',
    },
  },
  combinedRegistrationModes: {
    title: 'Combined registration and the mode Passwordless',
    documented: 'Newer documentation: combined registration works only with modes Any and Push.',
    values: {
      entra: 'Whose only mode is Passwordless cannot register phone sign-in.',
      improved: 'They can.',
    },
  },
  onPremisesInstallations: {
    title: 'Five installations of a person whose second factor is on-premises',
    documented: 'They may create and use one phone sign-in; bringing it to five or more may fail.',
    values: { entra: 'The fifth is refused.', improved: 'Five as for everybody.' },
  },
  androidAccounts: {
    title: 'Several accounts on one Android device',
    documented: 'Older: an Android device serves one person. Newer: any device serves several.',
    values: {
      entra: 'A device of profile android serves one person.',
      improved: 'It serves several.',
    },
  },
  reportSuspicious: {
    title: '“Not me” to a passwordless request',
    documented: 'Nobody is reported as at risk when they sign in without a password.',
    values: { entra: 'The person’s risk stays as it is.', improved: 'It becomes high.' },
  },
  federatedHint: {
    title: 'A hint at a federated name',
    documented:
      'Once a person has a passwordless credential, a hint no longer leads to their own identity provider.',
    values: {
      entra: 'Whoever holds a passwordless credential stays.',
      improved: 'Whoever could use it now stays; others are led on.',
    },
  },
  requestContext: {
    title: 'Application and place in a request',
    documented: 'Shown where the policy says so; by default it does not.',
    values: { entra: 'Left out unless the policy shows them.', improved: 'Always shown.' },
  },
  methodsInTokens: {
    title: 'How somebody signed in, in tokens',
    documented:
      'Tokens of v2.0 say neither amr nor acr; those of v1.0 do. What phone sign-in says there is not said.',
    values: {
      entra:
        'ID tokens and access tokens leave amr and acr out. A step-up is demanded all the same, and acrs in the access token says that it happened.',
      improved:
        'Both say what really happened, in the words of RFC 8176; acr is 1 for one factor and 2 for two. Both presets have this.',
    },
  },
}

export const settings = {
  lead: 'What this tenant decides beside the methods policy. Nothing applies before it is saved.',
  readOnly:
    'Your role lets you read these settings. A Global Administrator or an Authentication Policy Administrator changes them.',
  save: 'Save',
  discard: 'Discard',
  leaving: 'Your changes to the settings are not saved.',
  unsaved: 'There are unsaved changes.',
  saved: 'Saved. It applies at once.',
  discarded: 'Discarded. The settings are as they were saved.',
  mistakes: 'Something cannot be saved as it stands. It is marked above.',
  meanwhile:
    'Somebody saved other settings meanwhile. What you changed is kept here and not saved; all else is now as they saved it. Look at it, then save again.',
  tenant: {
    title: 'Organization',
    name: 'Name',
    nameWrong: 'Give the organization a name of at most 80 characters.',
  },
  requests: {
    title: 'Requests for approval',
    digits: 'Length of the number',
    digitsOf: (count: number) => `${count} digits`,
    lifetime: 'A request lives',
    seconds: (count: number) => `${count} seconds`,
    pin: 'Require the PIN',
    pinText:
      'The authenticator asks for its PIN; verification by the operating system is not enough.',
    sameDevice: 'Refuse approval on the same computer',
    sameDeviceText: 'A browser on the authenticator’s own computer is not approved by it.',
    sameNetwork: 'Require the same network',
    sameNetworkText: 'Browser and authenticator have to be on one network.',
    secondFactor: 'After a right password',
    secondFactors: {
      none: 'Nothing more',
      whenRegistered: 'A second factor, where one is registered',
      required: 'A second factor, always',
    },
  },
  registration: {
    title: 'Registration',
    combined: 'Combined security information registration',
    combinedText:
      'People register all methods in one place. It comes first: while it is off, nobody is enabled for phone sign-in. Who has it keeps it.',
    version: 'Oldest app that is accepted',
    versionHint: 'As in 1, 1.2 or 1.2.3. Empty: any.',
    versionWrong: 'Write numbers with dots between them, as in 1.2.3.',
    recommended: 'Direct people to sign in by phone',
    recommendedText: 'The sign-in page leads to a page that shows how.',
    campaign: 'Registration campaign',
    states: {
      default: 'Microsoft managed (here: off)',
      enabled: 'Enabled',
      disabled: 'Disabled',
    },
    snooze: 'Days allowed to snooze',
    days: (count: number) =>
      count === 0 ? 'Until the next sign-in' : count === 1 ? '1 day' : `${count} days`,
    limited: 'Limited number of snoozes',
    limitedText: 'After three snoozes the person has to register.',
  },
  parity: {
    title: 'As documented, or better',
    lead: 'Where Microsoft’s documentation is awkward, we do both. The first choice is as documented.',
    preset: 'The whole tenant',
    presets: { entra: 'As documented', improved: 'Improved', own: 'Chosen one by one' },
    documented: (text: string) => `Documented: ${text}`,
    value: { entra: 'As documented', improved: 'Improved', replace: 'Replace', queue: 'Queue' },
    legacy:
      'The directory-wide switch of old is on: everybody may sign in by phone. Saving the policy of Microsoft Authenticator replaces it; only the command sets it.',
    switches,
  },
  sources: {
    title: 'Simulated sources',
    lead: 'Addresses and places that a browser may pretend to come from. Requests, both screens and the logs say that they are simulated.',
    none: 'No simulated source.',
    name: 'Name',
    address: 'IP address',
    place: 'Place',
    nameWrong: 'Give it a name.',
    addressWrong: 'Write an IPv4 or IPv6 address.',
    placeWrong: 'Say which place.',
    add: 'Add a source',
    remove: 'Remove',
    removeOf: (name: string) => `Remove ${name}`,
    source: (number: number) => `Source ${number}`,
  },
}
