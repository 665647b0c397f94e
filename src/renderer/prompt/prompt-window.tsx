/** The prompt window: the request that waits longest, or how it ended. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { FittedSheet } from '../window/fitted-sheet.tsx'
import type { Heard } from '../window/use-window-state.ts'
import { WindowRoot } from '../window/window-root.tsx'
import type { PromptState } from '#protocol/prompt-bridge'
import { EndedRequest } from './ended-request.tsx'
import { RequestHead } from './request-head.tsx'
import { WaitingRequest } from './waiting-request.tsx'
import { usePrompt, type PromptVerbs } from './use-prompt.ts'

export function PromptWindow({ first }: { readonly first: Heard<PromptState> | undefined }) {
  const [heard, verbs] = usePrompt(first)
  return (
    <WindowRoot choice={heard?.state.language ?? 'system'}>
      <Prompt heard={heard} verbs={verbs} />
    </WindowRoot>
  )
}

function Prompt({
  heard,
  verbs,
}: {
  readonly heard: Heard<PromptState> | undefined
  readonly verbs: PromptVerbs
}) {
  const { words } = useWindowWords()
  const { title } = words.prompt
  if (heard === undefined) {
    return (
      <FittedSheet title={title}>
        <Skeleton label={words.general.loading} />
      </FittedSheet>
    )
  }
  const { requests } = heard.state
  const [request] = requests
  if (request === undefined) return <NoRequest title={title} onClose={verbs.close} />
  const { status } = request
  return (
    <FittedSheet title={title}>
      <RequestHead request={request} count={requests.length} />
      {status.step === 'ended' ? (
        <EndedRequest
          key={request.id}
          request={request}
          end={status.end}
          next={requests.length > 1}
          onDismiss={() => {
            verbs.dismiss(request.id)
          }}
        />
      ) : (
        <WaitingRequest
          key={request.id}
          request={request}
          status={status}
          heardAt={heard.heardAt}
          verbs={verbs}
        />
      )}
    </FittedSheet>
  )
}

function NoRequest({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const { words } = useWindowWords()
  const { none } = words.prompt
  return (
    <FittedSheet title={title}>
      <Step title={none.title} lead={none.text} centred>
        <Button onClick={onClose}>{words.general.close}</Button>
      </Step>
    </FittedSheet>
  )
}
