/** Who is signing in, and the way back to being somebody else. @module */
import { ArrowLeft } from 'lucide-react'
import { useWords } from '../text/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import './account-line.css'

export function AccountLine({
  name,
  onOther,
}: {
  readonly name: string
  readonly onOther: () => void
}) {
  const { words } = useWords()
  const { other } = words.signIn.account
  return (
    <div className="account-line">
      <button
        type="button"
        className="account-back"
        aria-label={other}
        title={other}
        onClick={onOther}
      >
        <Icon of={ArrowLeft} />
      </button>
      <span className="account-name">{name}</span>
    </div>
  )
}
