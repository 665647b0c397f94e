/** Why the person says no; each reason sends it. @module */
import { useEffect, useRef } from 'react'
import { CircleX, ShieldAlert, UserX } from 'lucide-react'
import type { DenialReason } from '#protocol/denial'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { ActionLink } from '../ui/link.tsx'
import { WayList } from '../ui/way-list.tsx'
import './denial-reasons.css'

export function DenialReasons({
  onDeny,
  onBack,
}: {
  readonly onDeny: (reason: DenialReason) => void
  readonly onBack: () => void
}) {
  const { denial } = useWindowWords().words.prompt
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  const way = (reason: DenialReason) => () => {
    onDeny(reason)
  }
  return (
    <div className="denial">
      <h2 ref={heading} tabIndex={-1} className="denial-title">
        {denial.title}
      </h2>
      <WayList
        of={[
          { id: 'not-me', icon: UserX, name: denial.notMe, onChoose: way('not-me') },
          { id: 'wrong-app', icon: ShieldAlert, name: denial.wrongApp, onChoose: way('wrong-app') },
          { id: 'declined', icon: CircleX, name: denial.declined, onChoose: way('declined') },
        ]}
      />
      <ActionLink onClick={onBack}>{denial.back}</ActionLink>
    </div>
  )
}
