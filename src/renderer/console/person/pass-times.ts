/** How long a pass may live, in round figures, and when it begins, as the browser's own field writes it. @module */

const hour = 60
const day = 24 * hour
const round = [10, 15, 30, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, day, 2 * day, 7 * day]
const longer = [14 * day, 30 * day]

/** Minutes, the shortest first: what the policy says, and the round figures that it allows. */
export function durationsOf({
  leastMinutes,
  mostMinutes,
  usualMinutes,
}: {
  readonly leastMinutes: number
  readonly mostMinutes: number
  readonly usualMinutes: number
}): readonly number[] {
  const allowed = [...round, ...longer].filter(
    (count) => leastMinutes <= count && count <= mostMinutes,
  )
  return [...new Set([leastMinutes, usualMinutes, mostMinutes, ...allowed])].sort((a, b) => a - b)
}

export function sayDuration(
  minutes: number,
  words: Readonly<Record<'minutes' | 'hours' | 'days', (count: number) => string>>,
): string {
  if (minutes % day === 0) return words.days(minutes / day)
  return minutes % hour === 0 ? words.hours(minutes / hour) : words.minutes(minutes)
}

/** `2026-11-23T16:05`, by the clock on the wall. */
export function toLocalTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`
}
