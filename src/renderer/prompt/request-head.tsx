/** Whose sign-in it is, and how many wait. @module */
import type { PromptRequest } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Letterhead } from '../ui/letterhead.tsx'
import './request-head.css'

export function RequestHead({
  request: { tenant, account, status },
  count,
}: {
  readonly request: Pick<PromptRequest, 'tenant' | 'account' | 'status'>
  readonly count: number
}) {
  return (
    <Letterhead
      name={tenant.name}
      // The question names the account; once it is answered, this does.
      detail={status.step === 'ended' ? account.name : tenant.domain}
      aside={count > 1 ? <Position count={count} /> : null}
    />
  )
}

/** The first is always the one that is shown. */
function Position({ count }: { readonly count: number }) {
  const { position, positionSpoken } = useWindowWords().words.prompt
  return (
    <p className="request-position">
      <span aria-hidden>{position(1, count)}</span>
      <span className="visually-hidden">{positionSpoken(1, count)}</span>
    </p>
  )
}
