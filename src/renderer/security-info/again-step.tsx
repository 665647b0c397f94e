/** Signed in too long ago for this page. @module */
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'

export function AgainStep({ onSignIn }: { readonly onSignIn: () => void }) {
  const { words } = useSecurityInfoWords()
  const { title, text, signIn } = words.securityInfo.again
  return (
    <Step title={title} lead={text}>
      <Button kind="primary" onClick={onSignIn}>
        {signIn}
      </Button>
    </Step>
  )
}
