/** The head of another organization's sign-in, which is simulated here. @module */
import { useWords } from '../text/use-words.ts'
import './identity-provider.css'

export function IdentityProviderLine({
  provider,
  name,
}: {
  readonly provider: string
  readonly name: string
}) {
  const { words } = useWords()
  return (
    <div className="identity-provider">
      <span className="identity-provider-name">{provider}</span>
      <span>{words.signIn.identityProvider.simulated}</span>
      <bdi>{name}</bdi>
    </div>
  )
}
