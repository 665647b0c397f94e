/** The forms of the desktop's own files. @module */
import { z } from 'zod'
import { denialReason } from '#protocol/denial'
import type { RecentRequest } from '#protocol/authenticator-state'
import { usageCounters } from '#protocol/usage-counters'
import { refusalReason } from '#protocol/verdict'
import type { UsageCounts } from './usage-data.ts'
import type { Settings } from './settings.ts'

export const settingsFile: z.ZodType<Settings> = z.strictObject({
  language: z.enum(['system', 'en', 'nl']),
  notifications: z.boolean(),
  usageData: z.boolean(),
  guideDone: z.boolean(),
  dismissed: z.array(z.int()).max(1000),
})

const end = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.enum([
      'approved',
      'wrong-number',
      'expired',
      'withdrawn',
      'verdict-missing',
      'missed',
    ]),
  }),
  z.strictObject({ outcome: z.literal('denied'), reason: denialReason }),
  z.strictObject({ outcome: z.literal('refused'), reason: refusalReason }),
]) as z.ZodType<RecentRequest['end']>

const text = z.string().max(320)

export const recentRequestsFile: z.ZodType<readonly RecentRequest[]> = z
  .array(
    z.strictObject({
      id: text,
      application: text,
      account: text,
      tenantName: text,
      place: z.string().max(320).exactOptional(),
      browser: z.string().max(320).exactOptional(),
      at: z.int(),
      end,
    }),
  )
  .max(200)

export const usageDataFile: z.ZodType<UsageCounts> = z.partialRecord(
  z.enum(usageCounters),
  z.int().min(0),
)
