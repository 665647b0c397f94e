/** The facts of a log row, read member by member: what is not of its shape is left out. @module */
import * as z from 'zod/mini'

const text = z.catch(z.optional(z.string()), undefined)
const flag = z.catch(z.optional(z.boolean()), undefined)
const device = z.object({ name: z.string(), os: z.string(), version: z.string() })
const step = z.object({
  at: z.number(),
  method: z.string(),
  succeeded: z.boolean(),
  detail: z.string(),
})
const rule = z.object({ method: z.string(), rule: z.string(), outcome: z.string() })

const signInFacts = z.object({
  address: text,
  place: text,
  simulated: flag,
  browser: text,
  os: text,
  sameDevice: flag,
  sameNetwork: flag,
  device: z.catch(z.optional(device), undefined),
  steps: z.catch(z.array(step), []),
  why: z.catch(z.array(rule), []),
})
export type ShownFacts = z.infer<typeof signInFacts>

const nothing: ShownFacts = { steps: [], why: [] }

export function readSignInFacts(value: unknown): ShownFacts {
  const read = z.safeParse(signInFacts, value)
  return read.success ? read.data : nothing
}
