/** Why the person says no; each reason sends it. @module */
import { useEffect, useRef } from 'react'
import { CircleX, ShieldAlert, UserX, type LucideIcon } from 'lucide-react'
import type { DenialReason } from '#protocol/denial'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { ActionLink } from '../ui/link.tsx'
import { WayList, type Way } from '../ui/way-list.tsx'
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
  const way = (id: DenialReason, icon: LucideIcon, name: string): Way => ({
    id,
    icon,
    name,
    onChoose: () => {
      onDeny(id)
    },
  })
  const reasons = [
    way('not-me', UserX, denial.notMe),
    way('wrong-app', ShieldAlert, denial.wrongApp),
    way('declined', CircleX, denial.declined),
  ]
  return (
    <div className="denial">
      <h2 ref={heading} tabIndex={-1} className="denial-title">
        {denial.title}
      </h2>
      <WayList of={reasons} />
      <ActionLink onClick={onBack}>{denial.back}</ActionLink>
    </div>
  )
}
