/** Where Microsoft documents what is built here, where it is silent, and what each choice does: docs/parity.md. @module */
import type { switchValues, SwitchName } from '#protocol/tenant-settings'

export interface ParityRow {
  readonly title: string
  readonly documented: string
  /** The page, by its file in MicrosoftDocs/entra-docs or microsoft-graph-docs-contrib. */
  readonly source: string
  /** What each value does, or what is done always. */
  readonly here: string | Readonly<Record<string, string>>
  /** As test titles begin, word for word. */
  readonly tests: readonly string[]
}

const phone = 'howto-authentication-passwordless-phone.md'
const numbers = 'how-to-mfa-number-match.md'
const authorizing = 'v2-oauth2-auth-code-flow.md'

type SwitchRow<S extends SwitchName> = Omit<ParityRow, 'here'> & {
  readonly here: Readonly<Record<(typeof switchValues)[S][number], string>>
}

const ruledBySwitch = 'R8 the switch %s refuses as entra and allows as its other value'

/** One a switch of `tenant-settings.ts`. */
export const switchRows: { readonly [S in SwitchName]: SwitchRow<S> } = {
  pendingRequest: {
    title: 'A new attempt while a request is unanswered',
    documented: 'A known issue: only the password is offered until the request was answered.',
    source: phone,
    here: {
      entra: 'Only the password is offered.',
      replace: 'The same browser’s new attempt withdraws the old one; another browser waits.',
      queue: 'The new attempt waits for the old one to end.',
    },
    tests: [ruledBySwitch],
  },
  combinedRegistrationModes: {
    title: 'Combined registration and the mode Passwordless',
    documented: 'Newer documentation: combined registration works only with modes Any and Push.',
    source: phone,
    here: {
      entra: 'Whose only mode is Passwordless cannot register phone sign-in.',
      improved: 'They can.',
    },
    tests: [ruledBySwitch],
  },
  onPremisesInstallations: {
    title: 'Five installations of a person whose second factor is on-premises',
    documented: 'They may create and use one phone sign-in; bringing it to five or more may fail.',
    source: phone,
    here: { entra: 'The fifth is refused.', improved: 'Five as for everybody.' },
    tests: [ruledBySwitch],
  },
  androidAccounts: {
    title: 'Several accounts on one Android device',
    documented: 'Older: an Android device serves one person. Newer: any device serves several.',
    source: phone,
    here: {
      entra: 'A device of profile android serves one person.',
      improved: 'It serves several.',
    },
    tests: [ruledBySwitch],
  },
  reportSuspicious: {
    title: '“Not me” to a passwordless request',
    documented: 'Nobody is reported as at risk when they sign in without a password.',
    source: 'howto-mfa-mfasettings.md',
    here: { entra: 'The person’s risk stays as it is.', improved: 'It becomes high.' },
    tests: ['R18 not me as the second factor marks the person', 'R18 the end “%s” on both sides'],
  },
  federatedHint: {
    title: 'A hint at a federated name',
    documented:
      'Once a person has a passwordless credential, a hint no longer leads to their own identity provider.',
    source: phone,
    here: {
      entra: 'Whoever holds a passwordless credential stays.',
      improved: 'Whoever could use it now stays; others are led on.',
    },
    tests: ['R17 the switch federatedHint, %s'],
  },
  requestContext: {
    title: 'Application and place in a request',
    documented: 'Shown where the policy says so; by default it does not.',
    source: 'how-to-mfa-additional-context.md',
    here: { entra: 'Left out unless the policy shows them.', improved: 'Always shown.' },
    tests: ['R14 the switch requestContext, %s'],
  },
  methodsInTokens: {
    title: 'How somebody signed in, in tokens',
    documented:
      'Tokens of v2.0 say neither amr nor acr; those of v1.0 do. What phone sign-in says there is not said.',
    source: 'id-token-claims-reference.md',
    here: {
      entra:
        'ID tokens and access tokens leave amr and acr out. A step-up is demanded all the same, and acrs in the access token says that it happened.',
      improved:
        'Both say what really happened, in the words of RFC 8176; acr is 1 for one factor and 2 for two. Both presets have this.',
    },
    tests: ['O4 the switch methodsInTokens, %s'],
  },
}

/** Decisions that no switch changes. */
export const decisionRows: readonly ParityRow[] = [
  {
    title: 'Several rows of the policy fit one person',
    documented: 'A mode belongs to a row. Which counts where several fit is not said.',
    source: 'microsoftauthenticatorauthenticationmethodtarget.md',
    here: 'Rows add up: what one of them allows is allowed, so that Any wins over Push, and Push beside Passwordless is Any. To keep somebody out, exclude them: exclusion wins.',
    tests: ['R3 rows add up: %j gives notification %s, passwordless %s', 'R3 exclusion wins'],
  },
  {
    title: 'Combined registration comes first',
    documented: 'It has to be on before people are enabled for phone sign-in.',
    source: phone,
    here: 'While it is off, a change that enables anybody for passwordless sign-in is refused, and nobody registers it. Who has it keeps it.',
    tests: ['R7 while combined registration is off nobody is enabled for passwordless'],
  },
  {
    title: 'A policy that is too large',
    documented:
      'A policy of more than 20 KB may not be saved; the advice is one group in place of many. The words of the error are not given.',
    source: 'concept-authentication-methods-manage.md',
    here: 'More than 20,480 bytes of JSON are refused with the number of users and groups that it names.',
    tests: [
      'R5 too many users and groups make a policy too large',
      'R5 just as large as it may be',
    ],
  },
  {
    title: 'The directory-wide switch of old',
    documented: 'The policy of old is no longer supported; it let everybody in.',
    source: phone,
    here: 'Set by a command. The last act counts: this switch, or saving the Authenticator’s configuration. Saving another method’s leaves it.',
    tests: ['R6 the switch of old lets everybody in'],
  },
  {
    title: 'One-time codes of the app',
    documented:
      'A setting of the Authenticator allows its codes; software tokens are a method of their own.',
    source: 'concept-authentication-authenticator-app.md',
    here: 'The app is the only one here that shows codes, so that both have to allow them.',
    tests: ['R8 %s decides when %s'],
  },
  {
    title: 'What the page offers to a stranger',
    documented: 'The methods of the person whose name was typed.',
    source: phone,
    here: 'The methods of the tenant, for every name, known or not: otherwise anybody could find out who is there and what they use. Whom the policy leaves out gets a number that no device can answer.',
    tests: ['F4 whom the policy leaves out looks like anybody else', 'F4 a name that nobody has'],
  },
  {
    title: 'A change applies',
    documented: 'A change may miss the very next sign-in.',
    source: 'concept-system-preferred-authentication.md',
    here: 'At once, to requests that are open as well.',
    tests: ['R3 what is saved applies at once', 'B3 since the request, %s'],
  },
  {
    title: 'How long a request lives',
    documented: 'Not said.',
    source: numbers,
    here: '60 seconds; a tenant may choose 30 to 300.',
    tests: ['R14 a request lives for 60 seconds'],
  },
  {
    title: 'Trying a new authenticator out',
    documented:
      'Security info sends a notification with a number, and Next once it was approved. What a wrong number does there is not said.',
    source: numbers,
    here: 'A request like any other, with a number, limits and a row in the log, that signs nobody in. However it ends, the authenticator stays added.',
    tests: [
      'R9 a test request has a number',
      'R9 a wrong number in the test is told',
      'R9 Add method → Authenticator → Add → link → a test request',
    ],
  },
  {
    title: 'An app that is too old',
    documented:
      'The app has to be of a version that knows number matching; where it is older, sign-in fails.',
    source: numbers,
    here: 'A tenant may set a minimum. The app is told to update when it connects and whenever it would be asked; the page tells whoever is known to be the person. To anybody else it shows a number that no device can answer.',
    tests: [
      'R10 an app under the minimum hears so',
      'R10 a device that is too old says so by its commands',
    ],
  },
  {
    title: 'A guest and other accounts on one device',
    documented: 'Guest accounts are not supported where a device has several accounts.',
    source: phone,
    here: 'A guest is refused on a device that another account of the tenant is on.',
    tests: ['R11 a guest shares no device with another account'],
  },
  {
    title: 'A wrong number',
    documented: 'That it is logged; how many tries there are is not said.',
    source: 'howto-mfa-reporting.md',
    here: 'It ends the request. Three in a row pause requests for 15 minutes, five for an hour, ten until the person registers anew.',
    tests: ['B1 every other number is denied at once'],
  },
  {
    title: 'Tap the number, or type it',
    documented: 'Older: tap one of three. Newer: enter it.',
    source: numbers,
    here: 'It is typed: the request does not bear it, so that a device cannot guess one in three.',
    tests: ['A5 '],
  },
  {
    title: 'prompt=select_account',
    documented:
      'Signing in is interrupted: signed-in and remembered accounts are offered, and another.',
    source: authorizing,
    here: 'The account that this browser is signed in as is offered, those that it remembers, and a field for another. The first goes on as it is while its session lives, unless prompt=login, max_age or a step-up asks for more; any other signs in anew.',
    tests: [
      'O3 select_account: the account of a live session goes on',
      'G5 O3 select_account: whatever else the application demands',
    ],
  },
  {
    title: 'Consent, and prompt=consent',
    documented:
      'After signing in, people are asked to grant the application its permissions, or told that an administrator has to; what is not granted is AADSTS65001.',
    source: authorizing,
    here: 'Nobody is asked: whoever registers an application grants what it has of the admin API, to itself and to people through it; other scopes (User.Read) count as consented to. A permission that it has not is refused at once with AADSTS65001; prompt=consent goes on as if it were not there.',
    tests: ['O3 prompt=consent asks nobody', 'O3 a permission that an application was not granted'],
  },
  {
    title: 'domain_hint',
    documented:
      'The page on which a name is typed to find its organization is skipped; a federated domain’s people go straight to their own provider.',
    source: authorizing,
    here: 'It chooses the tenant at common and organizations, and of a federated domain it leads on to the provider that is simulated here, which asks for name and password. Any other hint is ignored, and so is all of it beside login_hint or prompt=select_account.',
    tests: ['O3 domain_hint chooses the tenant', 'O3 domain_hint of a federated domain'],
  },
  {
    title: 'Signing out without an ID token',
    documented: 'After signing out, people are led to post_logout_redirect_uri.',
    source: 'v2-protocols-oidc.md',
    here: 'Where no id_token_hint says which application asks (MSAL sends none), people are asked first, and the page that says they are signed out offers the way back to an application that they were signed in to; nobody is led there. With a hint they are led back at once.',
    tests: [
      'O3 whoever does not say which application it is finds the way to one that was signed in to, and to no other',
    ],
  },
  {
    title: 'A device that asks too often',
    documented: 'The errors that are listed do not have slow_down.',
    source: 'v2-oauth2-device-code.md',
    here: 'It is answered slow_down (RFC 8628, 3.5), with the number of a device that is to wait, and has five seconds more to wait each time.',
    tests: ['O3 a device that asks too often is told to slow down'],
  },
  {
    title: 'Limits on requests and passwords',
    documented: 'Not said.',
    source: phone,
    here: 'As docs/threat-model.md has them. No switch loosens one.',
    tests: [
      'B4 strangers together have three in ten minutes',
      'B4 R19 1,000 starts in a day raise ten',
    ],
  },
]

/** The whole page. */
export function printParity(): string {
  const names = Object.keys(switchRows) as SwitchName[]
  return [
    '# Parity',
    'What Microsoft documents of phone sign-in, and what is done here. Where the documentation is silent, the decision is ours; where it is awkward, a switch does both: `entra` as it is documented, the other values better. This page is printed from `src/main/relying-party/policy/parity.ts`; `npx vitest run test/unit/docs/parity.test.ts -u` writes it anew.',
    '## Switches',
    ...names.map((name) => printRow(switchRows[name], ` (\`${name}\`)`)),
    '## Decisions',
    ...decisionRows.map((row) => printRow(row, '')),
    '## Outcomes',
    'How each request ends, what the page and the device say of it in both languages, what the logs hold and what changes: [outcomes.md](outcomes.md), printed from tests of every end.',
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function printRow({ title, documented, source, here, tests }: ParityRow, name: string): string {
  const done =
    typeof here === 'string'
      ? [`- Here: ${here}`]
      : Object.entries(here).map(([value, does]) => `- \`${value}\`: ${does}`)
  const shown =
    tests.length === 0
      ? '- Test: none yet.'
      : `- Test: ${tests.map((test) => `“${test.trim()}”`).join(', ')}.`
  return [
    `### ${title}${name}`,
    [`- Documented: ${documented} [${source}]`, ...done, shown].join('\n'),
  ].join('\n\n')
}
