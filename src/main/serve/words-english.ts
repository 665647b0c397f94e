/** The program's words in English. @module */
import type { Words } from './words.ts'

const usage = `The Countersign relying party, on this computer alone.

  npm run relying-party -- [--data DIR] [--port N] [--sample]
      Runs it. --sample adds the tenants Contoso and Wingtip Toys where they are missing.
      The port belongs to the folder from the first run on; 0 picks a free one then.
  npm run relying-party -- --move-to N [--data DIR] [--sample]
      Moves the folder to port N and runs it. Accounts know it by its port, so each has to be added
      again. Nothing is deleted: moving back makes those that were there before work again.
  npm run relying-party -- reset-samples [--data DIR]
      Makes the sample tenants as they were at first. Nothing else is touched.
  npm run relying-party -- legacy-policy on|off --tenant DOMAIN [--data DIR]
      Sets the directory-wide switch of old: on, everybody in the tenant may sign in by phone.
  npm run relying-party -- tenant export DOMAIN [--to FILE] [--data DIR]
  npm run relying-party -- tenant import FILE [--data DIR]
      Writes a whole tenant as JSON, without passwords, or puts one in: see docs/tenant-file.md.
  npm run trust -- install|remove|show [--data DIR]
      Lets this computer's browsers trust this relying party, or no longer.
`

export const english: Words = {
  usage,
  stopped: {
    COMMAND_UNKNOWN: ({ argument = '' }) => `There is no command “${argument}”.`,
    OPTION_UNKNOWN: ({ argument = '' }) => `There is no option ${argument}.`,
    OPTION_TWICE: ({ argument = '' }) => `${argument} was given twice.`,
    VALUE_MISSING: ({ argument = '' }) => `${argument} needs a value.`,
    PORT_INVALID: ({ argument = '' }) =>
      `“${argument}” is no port for this: choose 0 to 65535, but not 443.`,
    ARGUMENT_UNEXPECTED: ({ argument = '' }) => `“${argument}” was not expected.`,
    PORT_TAKEN: ({ port = 0, address = '', holder, person, settled = false }) => {
      const by = holder ?? (person === undefined ? undefined : `a program of ${person}`)
      const end = person === undefined ? 'End that program' : `Ask ${person} to end it`
      const else_ = settled
        ? 'move to another port: every account is then added again'
        : 'choose another port'
      return `Port ${port} on ${address} is taken${by === undefined ? '' : ` by ${by}`}. Nothing was started. ${end}, or ${else_}.`
    },
    PORT_FORBIDDEN: ({ port = 0 }) =>
      `You may not use port ${port} on this computer. Nothing was started. Choose one above 1023.`,
    LOOPBACK_MISSING: ({ address = '' }) =>
      `This computer has no address ${address}, so nothing was started. Turn its loopback network on.`,
    FOLDER_TAKEN: ({ folder = '', holder }) =>
      `Another relying party${holder === undefined ? '' : ` (process ${holder})`} runs on ${folder}. ` +
      'It was left alone. Stop it first, or use another folder.',
    FOLDER_FOREIGN: ({ file = '' }) =>
      `${file} belongs to somebody else, so nothing in it was used. Use a folder of your own.`,
    FOLDER_UNUSABLE: ({ file = '' }) =>
      `${file} cannot be read or written. Nothing was changed. Check whose it is and what it allows.`,
    DISK_FULL: ({ file = '' }) =>
      `There is no room left on the disk for ${file}. What was there is kept. Make room and start again.`,
    KEYS_DAMAGED: ({ file = '' }) =>
      `${file} is missing or damaged. Everything was left as it is. Put the folder back from a copy, or begin with a new one.`,
    PORT_MOVED: ({ folder = '', port = 0 }) =>
      `${folder} belongs to port ${port}: its accounts know it by that. Nothing was changed. ` +
      `Start it without --port, move it with --move-to, or use another folder.`,
    NOT_STORED: ({ file = '' }) =>
      `Nothing can be stored in ${file}: the disk is full or fails. What was there is kept. Make room and start again.`,
    DATABASE_DAMAGED: ({ file = '' }) =>
      `${file} is damaged. It was left as it is. Put it back from a copy, or begin with a new folder.`,
    DATABASE_NEWER: ({ file = '' }) =>
      `${file} was written by a newer version of this program. It was left as it is. Use that version.`,
    DATABASE_FOREIGN: ({ file = '' }) =>
      `${file} does not belong to this folder's keys. It was left as it is. Put back the copies that belong together.`,
    DATABASE_BUSY: ({ file = '' }) =>
      `Another program holds ${file}. Nothing was changed. End that program and start again.`,
    STORE_CLOSED: () => 'The database was closed too early. What was stored is kept. Start again.',
    PAGES_MISSING: ({ folder = '' }) =>
      `The pages are not in ${folder}. Nothing was started. Build them with: npm run build`,
    INTERNAL: () =>
      'It could not start, and the reason is in the log above. What was stored is kept.',
  },
  nothingHere: (folder) =>
    `There is no relying party in ${folder} yet. Start it once, then come back.`,
  samplesReset: (folder) => `The sample tenants in ${folder} are as they were at first.`,
  tenantUnknown: (tenant) => `There is no tenant ${tenant} here. Nothing was changed.`,
  legacyPolicyOn: (tenant) =>
    `Everybody in ${tenant} may sign in by phone, until its policy for the Authenticator is saved.`,
  legacyPolicyOff: (tenant) => `In ${tenant} the methods policy decides who may sign in by phone.`,
  tenantFile: {
    exported: (tenant, file) => `${tenant} is in ${file}, without passwords.`,
    notWritten: (file) => `${file} could not be written. Nothing was changed.`,
    notRead: (file) =>
      `${file} cannot be read, is longer than 32 MiB, or is no JSON. Nothing was changed.`,
    progress: (done, of) => `Passwords: ${done} of ${of}`,
    imported: (tenant, users) => `${tenant} is here now, with ${users} people.`,
    disabled: (users) => `${users} people who are not in the file are kept and disabled.`,
    refused: (file, place, mistake) => `${file}, at ${place}: ${mistake}. Nothing was changed.`,
    mistakes: {
      unknown: 'there is no such member',
      missing: 'this member has to be there',
      invalid: 'the value cannot be',
      duplicate: 'it stands there twice',
      'unknown-name': 'it names what the file does not have',
      taken: 'somebody else has it',
      'too-large':
        'the policy is larger than 20 KB; name one group instead of many users and groups',
      'weak-password': 'nobody may choose this password',
      'other-tenant': 'the file is of another tenant',
    },
  },
  trust: {
    allows: (name, fingerprint) =>
      `“${name}” can vouch for localhost on this computer and for nothing else: no other name, no address.\n` +
      `Whoever can read this relying party's folder can use it for that.\n` +
      `SHA-256 ${fingerprint}`,
    wayBack: 'To take it back: npm run trust -- remove',
    places: {
      system: "this computer's certificates",
      person: 'your own certificates (Chromium and others)',
      firefox: (profile) => `Firefox, profile ${profile}`,
    },
    installed: (place) => `Now trusted: ${place}.`,
    alreadyThere: (place) => `Already trusted: ${place}.`,
    removed: (place) => `Taken back: ${place}.`,
    trusted: (place) => `Trusted: ${place}.`,
    notTrusted: (place) => `Not trusted: ${place}.`,
    runThis: (place, line) => `Only an administrator may change ${place}. Run this:\n\n  ${line}\n`,
    toolMissing: (place, line) =>
      `The program that changes ${place} is not installed. It comes with:\n\n  ${line}\n`,
    failed: (place, reason) => `Not changed: ${place}. ${reason}`,
  },
}
