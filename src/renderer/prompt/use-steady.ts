/** A moment that is told again and again, without the small jumps between what was told. @module */
import { useState } from 'react'

const jumpMs = 1000

export function useSteady(told: number): number {
  const [kept, setKept] = useState(told)
  if (Math.abs(told - kept) <= jumpMs) return kept
  setKept(told)
  return told
}
