/** The policy editor in English, as the Entra portal reads. @module */
import { counted } from './counted.ts'

const numbered = (count: number) => count.toLocaleString('en')

export const policies = {
  title: 'Policies',
  lead: 'Choose which methods people may register and sign in with, and who may use each.',
  search: 'Find a method',
  method: 'Method',
  target: 'Target',
  enabled: 'Enabled',
  yes: 'Yes',
  no: 'No',
  methods: {
    microsoftAuthenticator: 'Microsoft Authenticator',
    password: 'Password',
    temporaryAccessPass: 'Temporary Access Pass',
    softwareOath: 'Software OATH tokens',
  },
  about: {
    microsoftAuthenticator:
      'People approve a sign-in in the Authenticator app: without a password, or as a second step after it.',
    password: 'People sign in with their password.',
    temporaryAccessPass:
      'A passcode for a limited time, with which people sign in and set up other methods.',
    softwareOath: 'People type a one-time code that an app shows, also when it is offline.',
  },
  allUsers: 'All users',
  nobody: 'Nobody',
  countedUsers: (count: number) => counted(count, 'user', 'users'),
  countedGroups: (count: number) => counted(count, 'group', 'groups'),
  and: (one: string, other: string) => `${one}, ${other}`,
  withExclusions: (who: string, count: number) =>
    `${who}, ${counted(count, 'exclusion', 'exclusions')}`,
  onAndFor: (enabled: string, target: string) => `Enabled: ${enabled} · ${target}`,
  back: 'All policies',
  settingsOf: (method: string) => `${method} settings`,
  tabs: { label: 'Parts of this policy', target: 'Enable and target', configure: 'Configure' },
  enable: 'Enable',
  sides: {
    label: 'Include or exclude',
    include: 'Include',
    exclude: 'Exclude',
    excluded: (count: number) => `Exclude (${count.toLocaleString('en')})`,
  },
  targetLabel: 'Target',
  selected: 'Select users and groups',
  excludeLead: 'Excluded people do not get this method, even where a row includes them.',
  add: 'Add users and groups',
  name: 'Name',
  type: 'Type',
  types: { user: 'User', group: 'Group' },
  mode: 'Authentication mode',
  modes: { any: 'Any', deviceBasedPush: 'Passwordless', push: 'Push' },
  modeText: {
    any: 'Passwordless phone sign-in, and a notification as second step.',
    deviceBasedPush: 'Passwordless phone sign-in alone.',
    push: 'A notification as second step alone: nobody in this row signs in without a password.',
  },
  more: (name: string) => `More for ${name}`,
  configure: 'Configure',
  configureOne: (name: string) => `Configure ${name}`,
  remove: 'Remove',
  removeOne: (name: string) => `Remove ${name}`,
  removeFound: 'Remove these',
  actions: 'Actions',
  removeAll: 'Remove all',
  removed: (count: number) => `${counted(count, 'row', 'rows')} removed.`,
  undo: 'Undo',
  noRows: 'Nobody is selected. Add users or groups, or choose All users.',
  noExclusions: 'Nobody is excluded.',
  filter: 'Find in these rows',
  rows: (count: number) => counted(count, 'row', 'rows'),
  showMore: 'Show more',
  gone: 'No longer in the directory',
  done: 'Done',
  cancel: 'Cancel',
  picker: {
    title: 'Add users and groups',
    oneGroup: 'Select a group',
    kinds: { label: 'What to add', group: 'Groups', user: 'Users' },
    searchGroup: 'Group name contains',
    searchUser: 'Name begins with',
    results: 'Found',
    selected: (count: number) => `${counted(count, 'row', 'rows')} selected`,
    all: (count: number) => `Select all ${count.toLocaleString('en')} shown`,
    added: 'Already in the list',
    none: 'Nothing matches. Try fewer letters.',
    addNone: 'Add',
    add: (count: number) => `Add ${counted(count, 'row', 'rows')}`,
    nothing: 'Select at least one user or group.',
  },
  features: {
    displayAppInformationRequiredState:
      'Show application name in push and passwordless notifications',
    displayLocationInformationRequiredState:
      'Show geographic location in push and passwordless notifications',
    numberMatchingRequiredState: 'Require number matching for push notifications',
    companionAppAllowedState: 'Microsoft Authenticator on companion applications',
  },
  featureText: {
    displayAppInformationRequiredState: 'The request names the application that is signed in to.',
    displayLocationInformationRequiredState:
      'The request says where the browser is, by its IP address.',
    numberMatchingRequiredState:
      'Phone sign-in always matches numbers, whatever this says. It is kept because Graph’s beta has it.',
    companionAppAllowedState:
      'There is no companion application here: this is kept because Graph’s beta has it, and does nothing.',
  },
  status: 'Status',
  states: { default: 'Microsoft managed', enabled: 'Enabled', disabled: 'Disabled' },
  featureOf: (what: string, feature: string) => `${what}: ${feature}`,
  includeGroup: 'Include',
  excludeGroup: 'Exclude',
  none: 'None',
  aGroup: 'Select a group',
  change: 'Change',
  oath: 'Allow use of Microsoft Authenticator OTP',
  oathText: 'The app shows a one-time code, which works offline too.',
  pass: {
    minimum: 'Minimum lifetime (minutes)',
    maximum: 'Maximum lifetime (minutes)',
    default: 'Default lifetime (minutes)',
    length: 'Length (characters)',
    once: 'Require one-time use',
    onceText: 'Each pass opens one sign-in, and is over then.',
    between: (least: number, most: number) => `From ${numbered(least)} to ${numbered(most)}`,
    wrong: (least: number, most: number) =>
      `Type a whole number from ${numbered(least)} to ${numbered(most)}.`,
    order: 'The minimum may not be above the maximum, and the default lies between them.',
    lasts: (length: string) => `That is ${length}.`,
  },
  minutes: (count: number) => counted(count, 'minute', 'minutes'),
  hours: (count: number) => counted(count, 'hour', 'hours'),
  days: (count: number) => counted(count, 'day', 'days'),
  save: 'Save',
  saving: 'Saving',
  discard: 'Discard',
  unchanged: 'No changes to save.',
  unsaved: 'Changes not saved yet: nothing applies before Save.',
  saved: 'Saved. It applies from the next sign-in on.',
  discarded: 'Changes discarded.',
  bringBack: 'Bring them back',
  changedAt: (moment: string) => `Last saved ${moment}`,
  neverSaved: 'Never changed: these are the defaults.',
  readOnly: 'Your role reads policies and does not change them.',
  refused: {
    tooLarge: (size: string, most: string) =>
      `Not saved: the policy would be ${size} KB, and at most ${most} KB are saved.`,
    tooLargeCause: (users: number, groups: number) =>
      `The likely cause is the number of users and groups that it names: ${counted(users, 'user', 'users')} and ${counted(groups, 'group', 'groups')}.`,
    tooLargeHelp:
      'Your edit is kept. Replace them by one group in this same edit, and choose Save again.',
    changedMeanwhile:
      'Not saved: somebody else saved this policy while you were editing. Nothing of theirs was written over, and your edit is kept.',
    changedHelp:
      'Compare before you decide. Take theirs to begin anew from what is saved now, or keep yours and choose Save again to put it in its place.',
    savedNow: 'Saved now',
    yourEdit: 'Your edit',
    takeTheirs: 'Take theirs',
    keepMine: 'Keep mine',
    keptMine: 'Your edit stays. Save puts it in the place of what was saved meanwhile.',
    combinedOff:
      'Combined registration is off in this tenant. It comes first: turn it on before people are enabled for passwordless sign-in.',
    combinedKept: 'Nothing was saved; your edit is kept.',
    combinedLink: 'Open the tenant setting in a new tab',
    targetUnknown: (name: string) =>
      `Not saved: ${name} is no longer in the directory. Remove that row, and choose Save again. Your edit is kept.`,
    invalid: 'Not saved: one of the values cannot be. Your edit is kept.',
  },
  legacy: {
    title:
      'The directory-wide policy of before is on: everybody in this tenant may sign in by phone.',
    text: 'Saving this policy replaces it for good. All users is recommended: then nobody loses phone sign-in. Before anything is saved, you see who would lose it.',
    choose: 'Choose All users',
  },
  unregistered: {
    title: 'Whom rows of mode Passwordless alone meet cannot register phone sign-in.',
    text: 'So this tenant decides, as newer documentation has it: combined registration works with Any and Push. Choose Any for them, or decide otherwise in Settings. Who has registered already keeps it.',
    settings: 'Settings',
  },
  losers: {
    title: (count: number) =>
      count === 1
        ? '1 person would lose phone sign-in'
        : `${count.toLocaleString('en')} people would lose phone sign-in`,
    text: 'They sign in without a password now. Once this is saved they cannot, and need a password or another method.',
    legacy:
      'Saving also ends the directory-wide policy, by which everybody may. All users is recommended.',
    names: 'Who would lose it',
    others: (count: number) => `and ${counted(count, 'other', 'others')}`,
    all: 'See all',
    save: 'Save all the same',
    allUsers: 'Choose All users',
    back: 'Back to the edit',
  },
  /** Before somebody leaves. */
  leaving: (method: string) => `Your changes to ${method} are not saved.`,
  whatIf: {
    action: 'What if…',
    choose: 'Whom would it mean something for?',
    title: 'What if this were saved',
    lead: 'What these people would be offered under your unsaved changes. Nothing is saved.',
    close: 'Back to the policy',
  },
}

/** What English says, the others must say too. */
export type PolicyWords = typeof policies
