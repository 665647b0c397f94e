/** Something that is worth saying only when it lasts. @module */
import { useEffect, useState } from 'react'

/** As `--patience` in the tokens. */
const patienceMs = 200

/** True once `lasts` has been true for longer than a moment. */
export function useLater(lasts: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!lasts) return
    const timer = setTimeout(() => {
      setLate(true)
    }, patienceMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [lasts])
  return late && lasts
}
