/**
 * What a navigation of a page came to: a failure told apart, or a link that leads to the authenticator.
 * @module
 */
import { maxLinkLength } from '#protocol/links'

/** Chromium's net errors. */
export const aborted = -3
const failed = -2
const certificateErrors = { from: -299, to: -200 }
const tlsErrors: readonly number[] = [-107, -110, -113, -117, -126, -148, -153]

/** Whoever answers but cannot show the certificate is somebody else; our own check ends as a plain failure. */
export function whyFailed(code: number): 'unreachable' | 'impostor' {
  const answered =
    code === failed ||
    tlsErrors.includes(code) ||
    (code >= certificateErrors.from && code <= certificateErrors.to)
  return answered ? 'impostor' : 'unreachable'
}

/** No address of anything. */
export function isEmpty(address: string): boolean {
  return address === '' || address.startsWith('about:')
}

/** As much as is looked at of what a page says: whether it is for the authenticator at all. */
export function isEnrollmentLink(text: string): boolean {
  return text.length <= maxLinkLength && /^countersign:/i.test(text)
}
