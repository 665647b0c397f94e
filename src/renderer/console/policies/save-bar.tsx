/** Save and Discard, and how the edit stands, at the lower edge where they are always in sight. @module */
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { ActionLink } from '../../ui/link.tsx'
import './save-bar.css'
import type { Saving } from './use-saving.ts'

export function SaveBar({
  saving,
  changedAt,
  isDirty,
  maySave,
  wasDiscarded,
  onSave,
  onDiscard,
  onBringBack,
  onSuppose,
}: {
  readonly saving: Saving
  readonly changedAt: number
  readonly isDirty: boolean
  readonly maySave: boolean
  readonly wasDiscarded: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onBringBack: () => void
  /** What the edit would mean for somebody, before it is saved. */
  readonly onSuppose: () => void
}) {
  const { text, moment } = useConsoleWords()
  const words = text.policies
  const isWorking = saving.step === 'working'
  return (
    <div className="save-bar">
      <Button kind="primary" compact busy={isWorking || !maySave} onClick={onSave}>
        {words.save}
      </Button>
      <Button compact busy={isWorking || !isDirty} onClick={onDiscard}>
        {words.discard}
      </Button>
      <Button compact busy={isWorking || !isDirty} onClick={onSuppose}>
        {words.whatIf.action}
      </Button>
      <p className="save-bar-said" role="status">
        {said()}
      </p>
      {wasDiscarded ? <ActionLink onClick={onBringBack}>{words.bringBack}</ActionLink> : null}
    </div>
  )

  function said(): string {
    if (isWorking) return words.saving
    if (saving.step === 'kept-mine') return words.refused.keptMine
    if (isDirty) return words.unsaved
    if (wasDiscarded) return words.discarded
    if (saving.step === 'saved') return words.saved
    return changedAt === 0 ? words.neverSaved : words.changedAt(moment(changedAt))
  }
}
