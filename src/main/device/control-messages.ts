/** What a command says to the `watch` that holds the keys, and what it answers: one line of JSON each way. @module */
import { z } from 'zod'
import { parseShape } from '#protocol/canonical'
import { denialReason } from '#protocol/denial'
import { deviceProfile } from '#protocol/enrollment'
import { typedNumber } from '#protocol/fields'

const account = z.string().min(1).max(200)
const challenge = z.string().max(64).optional()

const carried = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('enroll'),
    link: z.string().max(4096),
    confirmHost: z.string().max(300).optional(),
    confirmAccount: z.string().max(300).optional(),
    profile: z.enum(deviceProfile.options).optional(),
  }),
  z.strictObject({
    command: z.literal('phone-sign-in'),
    account,
    on: z.boolean(),
    code: z.string().max(64).optional(),
  }),
  z.strictObject({ command: z.literal('accounts') }),
  z.strictObject({ command: z.literal('code'), account }),
  z.strictObject({ command: z.literal('remove'), account, locally: z.boolean() }),
  z.strictObject({ command: z.literal('approve'), number: typedNumber, challenge }),
  z.strictObject({ command: z.literal('deny'), reason: denialReason, challenge }),
  z.strictObject({ command: z.literal('forgotten-pin') }),
])
/** The commands that `watch` can carry out for another process. */
export type Carried = z.infer<typeof carried>

const request = z.strictObject({
  language: z.enum(['en', 'nl']),
  asked: carried,
  pin: z.string().max(1024).optional(),
})
export type ControlRequest = z.infer<typeof request>

/** What stdout will say, and how the process ends. */
const reply = z.strictObject({ exit: z.union([z.literal(0), z.literal(1)]), out: z.string() })
export type ControlReply = z.infer<typeof reply>

export const maxControlBytes = 64 * 1024

export const parseRequest = (line: string): ControlRequest => parseShape(JSON.parse(line), request)
export const parseReply = (line: string): ControlReply => parseShape(JSON.parse(line), reply)
