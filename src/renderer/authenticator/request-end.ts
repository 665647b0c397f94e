/** How a request ended: the name of its words, and its drawing. @module */
import {
  Ban,
  CircleCheck,
  CircleHelp,
  CircleX,
  ClockAlert,
  Hash,
  ShieldAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { RecentRequest } from '#protocol/authenticator-state'
import type { WindowWords } from '../text/windows/en.ts'

type End = RecentRequest['end']
export type EndName = keyof WindowWords['authenticator']['requests']['end']

export function toEndName(end: End): EndName {
  switch (end.outcome) {
    case 'denied':
    case 'refused':
      return end.reason
    default:
      return end.outcome
  }
}

/** Each of another shape, so that nobody needs the colour. */
export function toEndIcon(end: End): LucideIcon {
  switch (end.outcome) {
    case 'approved':
      return CircleCheck
    case 'denied':
      return end.reason === 'not-me' ? ShieldAlert : CircleX
    case 'wrong-number':
      return Hash
    case 'expired':
    case 'missed':
      return ClockAlert
    case 'withdrawn':
      return Undo2
    case 'refused':
      return Ban
    case 'verdict-missing':
      return CircleHelp
    default: {
      const never: never = end
      return never
    }
  }
}
