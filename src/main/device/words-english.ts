/** The device's words in English. @module */
import type { Facts } from './problem.ts'
import { seconds, text } from './fact-text.ts'
import type { Words } from './words.ts'

const tries = (facts: Facts) => {
  const left = text(facts, 'triesLeft')
  return left === '1' ? '1 try is left' : `${left} tries are left`
}
const wait = (facts: Facts) => {
  const length = seconds(facts, 'retryAfterMs')
  return length === 0 ? 'Try again.' : `Try again in ${length} seconds.`
}
const kept = 'Nothing was changed.'
/** Each begins as the page and the prompt call the same end. */
const denied = (facts: Facts) => {
  const reason = text(facts, 'reason')
  if (reason === 'not-me')
    return 'Reported: not you. Nobody was signed in, and the organization was told. Requests from where this one came may be refused for 24 hours.'
  if (reason === 'wrong-app')
    return 'Not the app you expected. Nobody was signed in. Check the address of the page before you start again.'
  return 'Request denied. Nobody was signed in.'
}

export const english: Words = {
  usage: `Usage: npm run --silent device -- [--data DIR] COMMAND

  enroll LINK|- [--confirm-host HOST:PORT] [--confirm-account ACCOUNT]
         [--profile android|ios|desktop]
      Add the account of a link from security info. - reads the link from standard input.
      --profile registers this device as one of that kind; a desktop where it is left out.
  accounts
      Show the accounts of this device.
  code ACCOUNT
      Print the account's one-time code, offline too.
  phone-sign-in ACCOUNT on|off [--code CODE]
      Turn phone sign-in on, with a PIN, or off.
  watch
      Stay connected and print each request as it arrives, one JSON line each.
  approve --number NN [--challenge ID]
      Approve the request that waits, with the number on the sign-in page and the PIN.
  deny --reason declined|not-me|wrong-app [--challenge ID]
      Deny the request that waits.
  remove ACCOUNT [--locally]
      Remove an account. --locally does not tell its relying party.
  forgotten-pin
      Delete every passwordless key. The accounts stay.

Options
  --data DIR             the folder of this device
  --pin-stdin            read the PIN from standard input
  --pin-file FILE        read the PIN from a file
  --vault keychain|file  where keys are kept; file protects nothing and is for tests
  --language en|nl       the language of sentences

Answers are JSON on standard output. It ends with 0 when it did what was asked, 1 with
{"error":{"code","message"}} when it did not, 2 when it did not understand.
`,
  mistakes: {
    COMMAND_MISSING: () => 'No command was given.',
    COMMAND_UNKNOWN: (argument) => `There is no command ${argument}.`,
    OPTION_UNKNOWN: (argument) => `${argument} is not an option of this command.`,
    OPTION_TWICE: (argument) => `${argument} says the same thing a second time.`,
    VALUE_MISSING: (argument) => `${argument} needs a value.`,
    VALUE_INVALID: (argument) => `The value of ${argument} is not one that it can have.`,
    ARGUMENT_MISSING: (argument) => `${argument} is missing.`,
    ARGUMENT_UNEXPECTED: (argument) => `${argument} is one argument too many.`,
    STDIN_TWICE: () => 'Standard input can give the link or the PIN, not both.',
  },
  problems: {
    KEYCHAIN_ABSENT: () =>
      'There is no keychain here: no session bus, or no keyring behind it. Nothing was lost. Start one, or use --vault file for tests.',
    KEYCHAIN_LOCKED: () => 'The keychain is locked. Nothing was lost. Unlock it and try again.',
    KEYCHAIN_WAITING_FOR_UNLOCK: () =>
      'The system asks for the password of the keychain, and nobody has given it. Nothing was lost. Answer it and try again.',
    KEYCHAIN_REFUSING: () =>
      'The keychain refuses to work with this program. Nothing was lost. See what it says in its own window.',
    KEYCHAIN_NOT_ANSWERING: () =>
      'The keychain does not answer. Nothing was lost. Start it again and try again.',
    KEYCHAIN_CHANGED: () =>
      'Another keychain answers than the one that holds the keys of these accounts. Nothing was changed. Bring the old one back.',
    KEYCHAIN_ENTRY_DAMAGED: () =>
      'An entry of this device in the keychain is damaged. Nothing was changed. Restore it, or remove the account and add it again.',
    KEY_MISSING: () =>
      'The key of this account is not in the keychain. The account was kept. Remove it and add it again, or use forgotten-pin if only phone sign-in is meant.',
    VAULT_DAMAGED: () =>
      'The file of accounts is damaged. It was left as it is. Put a good copy of it back.',
    VAULT_NEWER: () =>
      'A newer Countersign wrote the file of accounts. It was left as it is. Use the newer program.',
    VAULT_UNREADABLE: () =>
      'The file of accounts cannot be read. It was left as it is. See whose it is and who may read it.',
    VAULT_NOT_STORED: () =>
      'The disk took nothing, so nothing was changed. Make room, or see whether the folder can be written to.',
    ACCOUNT_UNKNOWN: () =>
      'There is no such account on this device. The command accounts shows those there are.',
    STATEMENT_REFUSED: () =>
      'The relying party answered with something that it did not sign for this account. Nothing was changed.',
    GRANT_REFUSED: () =>
      'The proof of who you are was used or taken back. Nothing was signed. Try again.',
    CHALLENGE_UNKNOWN: () => 'That request is over, or never was. Nothing was sent.',
    CHALLENGE_EXPIRED: () =>
      'The request ended while it was being answered. Nothing was sent. Start the sign-in again.',
    CHALLENGE_RESERVED: () => 'That request is being answered already.',
    ACCOUNT_AMBIGUOUS: (facts) =>
      `More than one account is called ${text(facts, 'account')}. Name the one that is meant by its id.`,
    CONFIRMATION_REQUIRED: (facts) =>
      text(facts, 'account') === ''
        ? `The link leads to ${text(facts, 'host')}, tenant ${text(facts, 'tenant')}. Nothing was sent. If that is right, add --confirm-host ${text(facts, 'host')}.`
        : `${text(facts, 'tenantName')} offers the account ${text(facts, 'account')}. Nothing was added. If that is right, add --confirm-account ${text(facts, 'account')}.`,
    CONFIRMATION_DIFFERS: (facts) =>
      `What was confirmed is ${text(facts, 'confirmed')}, and the link leads to ${text(facts, 'found')}. Nothing was added.`,
    PIN_REQUIRED: () => 'This needs the PIN. Give it with --pin-stdin or --pin-file.',
    CHALLENGE_NONE: () => 'No request waits. Start a sign-in and try again.',
    CHALLENGE_AMBIGUOUS: () =>
      'More than one request waits. Name the one that is meant with --challenge.',
    NUMBER_MALFORMED: (facts) =>
      `The number on the page has ${text(facts, 'digits')} digits. Nothing was sent. Type all of them.`,
    LINK_UNKNOWN: () => 'That is not an enrolment link. Copy it again from security info.',
    LINK_TRUNCATED: () => 'The end of the link is missing. Nothing was sent. Copy all of it.',
    LINK_OTHER_HOST: () =>
      'The link leads to another computer. This program only adds accounts of a relying party on this one. Nothing was sent.',
    LINK_NEWER: () => 'The link is of a newer version. Nothing was sent. Update this program.',
    OFFER_DIFFERS: () =>
      'What answers there is not the relying party that the link names. Nothing was signed or added. Get a new link, and see which program uses that port.',
    REPLY_DIFFERS: () =>
      'The relying party answered with something that it did not sign for this account. Nothing was added.',
    ALREADY_ADDED: () => 'This account is on this device already. Nothing was changed.',
    CODE_UNKNOWN: () =>
      'The relying party does not know this code. Nothing was added. Get a new one from security info.',
    CODE_EXPIRED: () =>
      'The code has expired. Nothing was added. Get a new one from security info.',
    CODE_USED: () =>
      'The code was used already. Nothing was added. Get a new one from security info.',
    ENROLLMENT_UNKNOWN: () =>
      'The relying party does not know this account on this device any more. Remove it and add it again.',
    POLICY: () => 'The organization does not allow this for this account. Nothing was changed.',
    APP_TOO_OLD: () =>
      'This app is older than the organization allows. Nothing was changed. Update the app and try again.',
    GUEST: () =>
      'A guest account cannot share a device with another account of this organization. Nothing was changed. Use another device.',
    DEVICE_TAKEN: () =>
      'This device is registered to another account of this organization, and a device of its kind serves one. Nothing was changed. Remove the other account or use another device.',
    ON_PREMISES_MFA: () =>
      'This account gets its second factor from a server of the organization, which allows no fifth installation of the app. Nothing was changed. Remove one in security info first.',
    CODE_REQUIRED: () =>
      'The account was added more than 15 minutes ago, so a code is needed. Get one from security info and give it with --code.',
    TOO_MANY_DEVICES: () =>
      'This account has as many authenticators as the organization allows. Nothing was added. Remove one in security info first.',
    THROTTLED: (facts) => `That was asked too often. ${kept} ${wait(facts)}`,
    INVALID: () => `The relying party refused what this device sent. ${kept}`,
    NOT_STORED: () => `The relying party cannot store anything just now. ${kept} Try again later.`,
    RELYING_PARTY_FAULT: () =>
      'The relying party failed. Try again, and see its log if it fails again.',
    RELYING_PARTY_REFUSED: (facts) =>
      `Nobody answers at ${text(facts, 'origin')}. The relying party does not run. ${kept}`,
    RELYING_PARTY_IMPOSTOR: (facts) =>
      `Another program answers at ${text(facts, 'origin')}: it cannot show the certificate that was pinned. Nothing was sent or signed.`,
    RELYING_PARTY_TIMEOUT: (facts) => `${text(facts, 'origin')} gave no answer in time. Try again.`,
    RELYING_PARTY_VERSION: (facts) =>
      `${text(facts, 'origin')} speaks another version than this program. Nothing was signed. Update the older of the two.`,
    RELYING_PARTY_BUSY: (facts) => `${text(facts, 'origin')} is too busy just now. ${wait(facts)}`,
    RELYING_PARTY_UNCLEAR: (facts) =>
      `${text(facts, 'origin')} answered with something that this program does not understand. ${kept}`,
    RELYING_PARTY_CLOSED: (facts) =>
      `${text(facts, 'origin')} closed the connection. It is tried again.`,
    RELYING_PARTY_SILENT: (facts) => `${text(facts, 'origin')} went silent. It is tried again.`,
    RELYING_PARTY_MALFORMED: (facts) =>
      `${text(facts, 'origin')} sent something that is not of the protocol, so the connection was ended.`,
    RELYING_PARTY_WRONG_KEY: (facts) =>
      `What answers at ${text(facts, 'origin')} is not the relying party that was pinned: it has another key. Nothing was signed.`,
    ACCOUNT_NOT_ACCEPTED: (facts) =>
      `The relying party does not accept ${text(facts, 'account')} from this device. It may have been removed there.`,
    KEYS_UNREAD: () => 'The keys of this device could not be read, so it cannot receive requests.',
    PIN_WRONG: (facts) =>
      `That is not the PIN: ${tries(facts)}. ${wait(facts)} After the last one, phone sign-in is turned off.`,
    PIN_TOO_SOON: (facts) =>
      `Too soon after a wrong PIN: this one was not looked at. ${wait(facts)}`,
    PIN_TOO_SHORT: () => 'A PIN has at least 6 characters. Nothing was changed.',
    PIN_TOO_LONG: () => 'A PIN has at most 128 characters. Nothing was changed.',
    PIN_TOO_COMMON: () =>
      'That PIN is one of the first that anybody would try. Nothing was changed. Choose another one.',
    KEYS_DELETED: () =>
      'That was the last try: the passwordless keys are deleted, the accounts are kept. Turn phone sign-in on again with a code from security info and a new PIN.',
    PHONE_SIGN_IN_ON: () => 'Phone sign-in is on already for this account.',
    PHONE_SIGN_IN_OFF: () =>
      'Phone sign-in is off for this account. Turn it on with the command phone-sign-in.',
    CODES_OFF: () => 'The organization gave this account no one-time codes. Sign in another way.',
    VERIFICATION_CANCELLED: () => 'No PIN was given. Nothing was sent; the request still waits.',
    VERIFICATION_TIMED_OUT: () => 'The request ended before the PIN was given. Nothing was sent.',
    VERIFICATION_REFUSED: () => 'The system did not take what was given. Nothing was sent.',
    VERIFICATION_UNAVAILABLE: () =>
      'This computer has no way to see who you are. Nothing was sent.',
    WRONG_NUMBER: () =>
      'Wrong number. It is not the one on the sign-in page, so the request has ended. Nobody was signed in. Start the sign-in again and type the new number.',
    REQUEST_DENIED: denied,
    REQUEST_EXPIRED: () =>
      'Request expired. No answer came in time. Nobody was signed in. Start the sign-in again if it was yours.',
    REQUEST_WITHDRAWN: () =>
      'Request withdrawn. The sign-in was ended or started again elsewhere. Nobody was signed in with this request.',
    REQUEST_APPROVED: () => 'The request was approved before it could be denied.',
    REQUEST_NOT_ALLOWED: () =>
      'Not allowed. The organization does not let this account sign in this way. Nobody was signed in. Use another way, or ask its administrator.',
    REQUEST_THROTTLED: () =>
      'Too many tries. This account had too many wrong or unanswered requests. Nobody was signed in. Wait a few minutes, or use another way.',
    AUTHENTICATOR_REMOVED: () =>
      'Authenticator was removed. It no longer belongs to this account. Nobody was signed in. Add the account again from security info.',
    ANSWER_NOT_ACCEPTED: () =>
      'Answer not accepted. The relying party could not verify it. Nobody was signed in. Start again; if this comes back, remove the account and add it anew.',
    VERDICT_MISSING: () =>
      'The answer was given, and the relying party never said what became of it. See on the sign-in page.',
    WATCH_RUNNING: () => 'The command watch runs for this folder already.',
    WATCH_LOST: () =>
      'The command watch ended before it answered. See with accounts what became of it.',
    FOLDER_BUSY: (facts) =>
      `Another program, such as the app or another command, works with ${text(facts, 'folder')}. Nothing was changed. Try again when it has ended.`,
    FOLDER_UNUSABLE: (facts) =>
      `The folder ${text(facts, 'folder')} cannot be used. See whose it is and who may write to it.`,
    FILE_UNREADABLE: (facts) => `The file ${text(facts, 'file')} cannot be read.`,
    INTERNAL: (facts) =>
      `Something failed in this program. Its log names it as ${text(facts, 'reference')}.`,
  },
  watch: {
    begins: 'This device waits for requests. Stop it with Ctrl+C.',
    connecting: (origin) => `Connecting to ${origin}.`,
    connected: (origin) => `Connected to ${origin}.`,
    challenge: (application, account, tenant) =>
      `Is this you, signing in to ${application} as ${account} (${tenant})?`,
    approved: 'Approved. The sign-in page goes on by itself.',
    accountEnded: (account, tenant) =>
      `${tenant} ended phone sign-in or the whole account ${account} on this device.`,
    accountRefused: (account, tenant) =>
      `${tenant} does not accept ${account} from this device. It may have been removed there.`,
    accountTooOld: (account, tenant) =>
      `${tenant} sends no requests for ${account} to this app, because the app is older than it allows. Update the app.`,
    clockAhead: (length, origin) =>
      `The clock of this computer is ${length} ahead of the one of ${origin}. Requests go by its clock and still work. Check the date and time of this computer.`,
    clockBehind: (length, origin) =>
      `The clock of this computer is ${length} behind the one of ${origin}. Requests go by its clock and still work. Check the date and time of this computer.`,
    clockRight: (origin) => `The clock of this computer agrees with the one of ${origin} again.`,
    notShown: (origin) => `Something from ${origin} does not hold, and was not shown.`,
    ends: 'This device waits no longer.',
  },
  vaultFile:
    'The keys of this device are in a plain file, as asked for by --vault file. It protects nothing: use it for tests only.',
}
