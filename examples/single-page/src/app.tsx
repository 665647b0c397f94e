/** Signed out: two ways in. Signed in: who it is, a token without asking again, and the way out. @module */
import { AuthenticatedTemplate, UnauthenticatedTemplate, useMsal } from '@azure/msal-react'
import { useState } from 'react'
import { request } from './sign-in.ts'

export function App() {
  const { instance } = useMsal()
  const [news, setNews] = useState('')

  async function attempt(act: () => Promise<unknown>): Promise<void> {
    setNews('')
    try {
      await act()
    } catch (error) {
      setNews(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <>
      <h1>Expenses</h1>
      <UnauthenticatedTemplate>
        <button onClick={() => void attempt(() => instance.loginRedirect(request))}>Sign in</button>
        <button onClick={() => void attempt(() => instance.loginPopup(request))}>
          Sign in, in a window of its own
        </button>
      </UnauthenticatedTemplate>
      <AuthenticatedTemplate>
        <SignedIn attempt={attempt} setNews={setNews} />
      </AuthenticatedTemplate>
      <p role="status">{news}</p>
    </>
  )
}

interface SignedInProps {
  readonly attempt: (act: () => Promise<unknown>) => Promise<void>
  readonly setNews: (news: string) => void
}

function SignedIn({ attempt, setNews }: SignedInProps) {
  const { instance, accounts } = useMsal()
  const [account] = accounts
  if (account === undefined) return null

  const renew = async () => {
    const asked = { ...request, account, forceRefresh: true }
    const { expiresOn } = await instance.acquireTokenSilent(asked)
    setNews(`A new token, good until ${expiresOn?.toLocaleTimeString() ?? 'an unknown time'}.`)
  }

  return (
    <>
      <p>
        {account.name}, <b>{account.username}</b>
      </p>
      <dl>
        {Object.entries(account.idTokenClaims ?? {}).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => void attempt(renew)}>Renew the token</button>
      <button onClick={() => void attempt(() => instance.logoutRedirect({ account }))}>
        Sign out
      </button>
    </>
  )
}
