/** The requests of late and how each ended, newest first. @module */
import type { Dispatch } from 'react'
import { Inbox } from 'lucide-react'
import type { RecentRequest } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { EmptyView } from './empty-view.tsx'
import { toEndName, toEndIcon } from './request-end.ts'
import './requests-view.css'
import type { Move } from './view-state.ts'
import { ViewTitle } from './view-title.tsx'

export function RequestsView({
  recent,
  dispatch,
}: {
  readonly recent: readonly RecentRequest[]
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.requests
  return (
    <>
      <ViewTitle
        title={text.title}
        action={
          recent.length === 0 ? undefined : (
            <Button
              compact
              onClick={() => {
                dispatch({ kind: 'ask', question: { about: 'clear-recent' } })
              }}
            >
              {text.clear}
            </Button>
          )
        }
      />
      {recent.length === 0 ? (
        <EmptyView icon={Inbox} text={text.empty} />
      ) : (
        <ol className="request-list sheet" aria-label={text.title}>
          {recent.map((request) => (
            <RequestRow key={request.id} of={request} />
          ))}
        </ol>
      )}
    </>
  )
}

function RequestRow({ of: request }: { readonly of: RecentRequest }) {
  const { words, moment } = useWindowWords()
  const text = words.authenticator.requests
  const { application, account, tenantName, place, browser, at, end } = request
  const name = toEndName(end)
  const from = [place, browser].filter((fact) => fact !== undefined).join(' · ')
  return (
    <li
      className="request"
      data-end={name === 'approved' ? 'good' : name === 'not-me' ? 'bad' : 'other'}
    >
      <Icon of={toEndIcon(end)} />
      <div className="request-words">
        <p className="request-application">{application}</p>
        <p className="request-end">{text.end[name]}</p>
        <p className="request-quiet">{text.who(account, tenantName)}</p>
        {from === '' ? null : <p className="request-quiet">{from}</p>}
        <p className="request-quiet">
          <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
        </p>
      </div>
    </li>
  )
}
