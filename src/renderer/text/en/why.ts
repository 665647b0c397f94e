/** Why a method is there for a person or is not, in English: for the people who administer a tenant. @module */
import type { PolicyMethod, PolicyRule, PolicyWarning } from '#protocol/why'

const methods: Readonly<Record<PolicyMethod, string>> = {
  password: 'Password',
  'phone-sign-in': 'Phone sign-in',
  push: 'Notification after a password',
  'one-time-code': 'One-time code',
  'temporary-access-pass': 'Temporary Access Pass',
  federated: 'The person’s own organization',
}

const rules: Readonly<Record<PolicyRule, string>> = {
  'legacy-switch-on': 'The directory-wide switch lets everybody use it.',
  'included-all-users': 'The policy includes all users.',
  'included-group': 'The policy includes a group that this person is in.',
  'included-user': 'The policy includes this person.',
  excluded: 'The policy excludes this person. Exclusion wins.',
  'not-included': 'The policy does not include this person.',
  'method-disabled': 'The method is not enabled in the policy.',
  'mode-any': 'The authentication mode is Any.',
  'mode-push': 'The authentication mode is Push.',
  'mode-passwordless': 'The authentication mode is Passwordless.',
  'codes-off': 'The Authenticator’s one-time codes are off in the policy.',
  'combined-registration-off': 'Combined registration is off. It has to be on first.',
  'combined-registration-mode': 'Combined registration knows only the modes Any and Push.',
  'app-too-old': 'The app is older than the organization allows. Update it.',
  guest: 'A guest cannot share a device with another account.',
  'device-taken': 'The device already serves another person.',
  'on-premises-mfa': 'Multifactor authentication is on-premises: a fifth installation is refused.',
  'too-many-devices': 'The person has as many authenticators as are allowed.',
  disabled: 'The account is disabled.',
  federated: 'Another identity provider signs this person in.',
  managed: 'This organization signs the person in itself.',
  'no-password': 'The person has no password.',
  'no-pass': 'There is no pass that works now.',
  'no-device': 'The person has not added the Authenticator.',
  'no-credential': 'Phone sign-in is not on in any of the person’s authenticators.',
  'no-code': 'None of the person’s authenticators shows codes.',
  'request-pending': 'A request is waiting for an answer.',
  throttled: 'There were too many wrong tries lately.',
}

const warnings: Readonly<Record<PolicyWarning, string>> = {
  'push-not-allowed':
    'Phone sign-in works, but a notification after a password does not: the authentication mode is Passwordless. It is recommended to allow both, by the mode Any, so that a password has a second factor.',
}

export const why = {
  title: 'Why',
  registration: 'May be registered',
  signIn: 'Works for signing in now',
  allowed: 'Yes',
  refused: 'No',
  decided: 'This decided',
  methods,
  rules,
  warnings,
}
