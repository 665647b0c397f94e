/** The link to the authenticator, to paste or to scan, and what the app will show. @module */
import { MonitorCheck, Unplug } from 'lucide-react'
import type { SecurityInfo } from '#protocol/page-http'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Step, Ways } from '../ui/card.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { ActionLink, PageLink } from '../ui/link.tsx'
import { StatusLine } from '../ui/status-line.tsx'
import { StepList } from '../ui/step-list.tsx'
import { QrCode } from './qr-code.tsx'
import type { View } from './security-info-state.ts'
import { TimeLeftOf } from './time-left-of.tsx'

export function InvitationStep({
  view,
  host,
  info,
  onCancel,
}: {
  readonly view: Extract<View, { readonly step: 'invitation' }>
  readonly host: string
  readonly info: SecurityInfo
  readonly onCancel: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.invitation
  const { link } = view.invitation
  const { copy, copied, copyRefused } = words.securityInfo
  const { tenant, account } = info
  return (
    <Step title={text.title}>
      <StepList of={[...text.steps, text.check(host, tenant.name, account.name)]} />
      <PageLink href={link} emphasis>
        {text.open}
      </PageLink>
      <CopyField label={text.link} value={link} words={{ copy, copied, refused: copyRefused }} />
      <QrCode text={link} label={text.qr} />
      <div className="form">
        <TimeLeftOf deadline={view.deadline} lifetimeMs={view.lifetimeMs} />
        {view.poll === 'lost' ? (
          <StatusLine icon={Unplug}>{text.lost}</StatusLine>
        ) : (
          <StatusLine icon={MonitorCheck}>{text.waiting}</StatusLine>
        )}
      </div>
      <Ways>
        <ActionLink onClick={onCancel}>{words.page.cancel}</ActionLink>
      </Ways>
      <p className="small-print">{text.secret}</p>
    </Step>
  )
}
