/** How Microsoft Graph says that something went wrong: OData's error body. @module */
import * as z from 'zod/mini'

/** Those of Graph's codes that are said here; programs act on them and on the status, never on the text. */
export const graphErrorCode = z.enum([
  'InvalidAuthenticationToken',
  'Authorization_RequestDenied',
  'Request_BadRequest',
  'Request_ResourceNotFound',
  'Request_EntityTooLarge',
  'Request_UnsupportedMediaType',
  'Request_MethodNotAllowed',
  'ServiceUnavailable',
  'InternalServerError',
])
export type GraphCode = z.infer<typeof graphErrorCode>

const id = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/))

export const graphErrorBody = z.strictObject({
  error: z.strictObject({
    code: graphErrorCode,
    /** For people. Names of properties may stand in it, values never. */
    message: z.string().check(z.minLength(1), z.maxLength(400)),
    innerError: z.strictObject({
      /** UTC, without a zone, as Graph writes it: `2026-11-23T12:00:00`. */
      date: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
      'request-id': id,
      'client-request-id': id,
    }),
  }),
})
export type GraphErrorBody = z.infer<typeof graphErrorBody>
