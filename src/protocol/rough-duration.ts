/** A length of time as a person says it: in the largest unit of which there are two, or minutes. @module */

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const

/** `locale`: a BCP 47 tag. */
export function toRoughDuration(ms: number, locale: string): string {
  // By whole minutes: a moment less than two hours is said as two hours, not as 120 minutes.
  const whole = Math.round(ms / 60_000) * 60_000
  const [unit, unitMs] =
    units.find(([, length]) => whole >= 2 * length) ?? (['minute', 60_000] as const)
  const amount = Math.max(1, Math.round(ms / unitMs))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}
