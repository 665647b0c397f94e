/** All that usage data can hold, where a person turned it on: how often each of these happened here. @module */

/** In the order in which they are shown. */
export const usageCounters = [
  'app-started',
  'account-added',
  'request-came',
  'request-approved',
  'request-denied',
  'request-wrong-number',
  'request-expired',
  'request-ended-otherwise',
] as const
export type UsageCounter = (typeof usageCounters)[number]
