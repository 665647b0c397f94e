/** Why the app did not do what was asked, in English: what happened, what was kept, what to do. @module */
import type { DesktopProblemCode } from '#protocol/desktop-problems'

const wait = (seconds: number): string =>
  seconds > 90
    ? `Try again in ${Math.ceil(seconds / 60)} minutes.`
    : seconds === 1
      ? 'Try again in 1 second.'
      : `Try again in ${seconds} seconds.`

const nothing = 'Nothing was changed.'

export const problems = {
  // What a relying party answers
  'code-unknown': `The relying party does not know this code. ${nothing} Make a new one in security info.`,
  'code-expired': `This code has run out. ${nothing} Make a new one in security info.`,
  'code-used': `This code was used already. ${nothing} Make a new one in security info.`,
  'enrollment-unknown':
    'The relying party does not know this account on this computer any more. Remove it here, then add it again.',
  policy: `The organization does not allow this. ${nothing} Ask your administrator.`,
  'app-too-old':
    'This app is older than the organization allows. Nothing was changed. Update the app and try again.',
  guest:
    'A guest account cannot share a device with another account of this organization. Nothing was changed. Use another device.',
  'device-taken':
    'This device is registered to another account of this organization, and a device of its kind serves one. Nothing was changed. Remove the other account or use another device.',
  'on-premises-mfa':
    'This account gets its second factor from a server of the organization, which allows no fifth installation of the app. Nothing was changed. Remove one in security info first.',
  'code-required': `The account was added more than 15 minutes ago, so a code is needed. In security info choose Turn on phone sign-in, then type the code that it shows.`,
  'too-many-devices': `This account has as many authenticators as the organization allows. ${nothing} Delete one in security info, then add this one.`,
  throttled: (seconds: number) =>
    `Too many tries, so this one was not looked at. ${wait(Math.max(1, seconds))}`,
  invalid: `The relying party did not accept what this app sent. ${nothing} Try again; if this comes back, add the account anew.`,
  'not-stored':
    'The disk took nothing, so what was there before is still there. Make some room, then try again.',
  internal: `Something failed in this app. ${nothing} Try again; if this comes back, start it anew.`,
  'relying-party-refused': `Nobody answers at this address. ${nothing} Start the relying party, then try again.`,
  'relying-party-impostor': `Another program answers at this address and cannot show the right certificate. Nothing was said to it. Find out which program that is.`,
  'relying-party-timeout': `The relying party did not answer in time. ${nothing} Try again.`,
  'relying-party-version': `The relying party speaks another version of the protocol. ${nothing} Bring both to the same version.`,
  'relying-party-busy': `The relying party asks to come back later. ${nothing} Try again in a moment.`,
  'relying-party-unclear': `The relying party gave an answer that is not of the protocol. ${nothing} Check what answers at this address.`,
  // The keychain
  'keychain-absent':
    'There is no keychain here, so no key can be read or kept. Nothing was lost. Start a keyring such as gnome-keyring, then try again.',
  'keychain-locked':
    'The keychain is locked, so its keys cannot be read. Nothing was lost. Unlock it, then try again.',
  'keychain-waiting-for-unlock':
    'The system asks you to unlock the keychain. This goes on by itself when you have.',
  'keychain-refusing':
    'The keychain said no. Nothing was changed. Allow Countersign to use it, then try again.',
  'keychain-not-answering':
    'The keychain does not answer. Nothing was lost, and it is asked again by itself.',
  'keychain-changed':
    'This keychain is not the one that holds the keys of this app. Nothing was changed. Go back to the old one, or remove the accounts and add them again.',
  'keychain-entry-damaged':
    'An entry in the keychain is damaged. Nothing was changed. Restore it, or remove the account and add it again.',
  // The PIN
  'pin-wrong': (tries: number) =>
    tries === 1
      ? 'That is not the PIN. One try is left; after it the keys for phone sign-in are deleted.'
      : `That is not the PIN. ${tries} tries are left.`,
  'pin-too-soon': (seconds: number) =>
    `After a wrong PIN there is a wait, so this one was not looked at. ${wait(Math.max(1, seconds))}`,
  'pin-too-short': 'A PIN has at least 6 characters. Nothing was set. Choose a longer one.',
  'pin-too-long': 'A PIN has at most 128 characters. Nothing was set. Choose a shorter one.',
  'pin-too-common':
    'This PIN is among the first that everybody tries. Nothing was set. Choose another one.',
  'pin-not-repeated': 'The two PINs differ. Nothing was set. Type both again.',
  'keys-deleted':
    'That was the eighth wrong PIN, so the keys for phone sign-in are deleted. Your accounts are kept. Turn phone sign-in on again with a code from security info, and choose a new PIN.',
  // Verifying the person
  'verification-cancelled':
    'You did not verify that it is you. Nothing was sent, and you can try again.',
  'verification-timed-out':
    'The request ended before you verified that it is you. Nothing was sent.',
  'verification-unavailable':
    'Nothing on this computer can verify that it is you. Nothing was sent.',
  'phone-sign-in-off':
    'Phone sign-in is off for this account, so the request cannot be approved here. Turn it on first.',
  'key-missing':
    'The keychain lacks the key of this account. The account is kept. Choose Forgotten PIN, then turn phone sign-in on again.',
  'os-not-installed':
    'The system does not know yet that Countersign may ask it. Install the action in Settings, or use the PIN.',
  'os-no-agent':
    'No program in this session shows the system’s question. Use the PIN, or start your desktop’s authentication agent.',
  'os-dismissed': 'You closed the system’s question. Nothing was sent, and you can try again.',
  'os-refused': 'The system did not accept the password. Nothing was sent, and you can try again.',
  'os-unavailable': 'The system cannot verify that it is you just now. Use the PIN.',
  'os-pin-demanded':
    'Every organization here asks for the PIN, so the system’s question would open nothing. Nothing was changed.',
  // Links
  'link-unknown':
    'This is no link of Countersign. Nothing was opened. Copy the whole link from security info.',
  'link-truncated':
    'The end of this link is missing. Nothing was opened. Copy it again, to the last character.',
  'link-other-host':
    'This link is for a relying party on another computer, which this version does not reach. Nothing was sent.',
  'link-newer':
    'This link is of a newer version of Countersign. Nothing was sent. Update this app.',
  'qr-not-found':
    'There is no QR code of Countersign in this image. Take a sharp picture of the whole code, or paste the link.',
  // Accounts and requests
  'offer-differs': `The relying party answered with another key or organization than the link names. Nothing was signed. Make a new link.`,
  'reply-differs': `The relying party’s answer does not hold. Nothing was kept. Make a new link and try again.`,
  'already-added': 'This account is in this app already. Nothing was changed.',
  'account-unknown': 'This account is no longer in this app. Nothing was changed.',
  'codes-off': 'The organization gave this account no one-time codes. Sign in another way.',
  'phone-sign-in-on': 'Phone sign-in is on already. Nothing was changed.',
  'challenge-over': 'This request has ended. Nothing was sent. Start the sign-in again.',
  'too-early': 'The request has only just appeared. Nothing was sent. Read it, then approve.',
  'number-malformed': 'Type the whole number that the sign-in page shows. Nothing was sent.',
  'busy-with-another': 'This request is being answered already.',
  'vault-damaged':
    'The file that holds your accounts is damaged. It is kept as it is. Restore it from a backup, or remove all data and add the accounts again.',
  'vault-newer':
    'The file that holds your accounts was written by a newer version of this app. It is kept as it is. Update the app.',
  'vault-unreadable':
    'The file that holds your accounts cannot be read. It is kept as it is. Check its permissions, then try again.',
  'vault-in-use':
    'Another program, such as the command device watch, uses the accounts of this app. Nothing was changed. End it; this app goes on by itself.',
  'step-over': 'This step is already over. Nothing was changed. Start again.',
  'port-taken': (port: number) =>
    `Another program listens on port ${port}. Nothing was changed. Choose another port.`,
  'not-allowed': `This window may not ask for that. ${nothing}`,
  'arguments-invalid': `What the window sent could not be read. ${nothing}`,
} satisfies Record<DesktopProblemCode, string | ((count: number) => string)>
