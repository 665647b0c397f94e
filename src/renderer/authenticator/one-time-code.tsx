/** An account's one-time code: hidden until asked for, then with the time it is good for, and copied by one click. @module */
import { use, useEffect, useRef, useState } from 'react'
import { Check, Copy, Eye, EyeOff } from 'lucide-react'
import type { AccountState, ShownCode } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Icon } from '../ui/icon.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { monotonicNow, useSecondsLeft } from '../ui/use-seconds-left.ts'
import { toDesktopProblem } from '../window/desktop-problem.ts'
import { WindowProblem } from '../window/window-problem.tsx'
import './one-time-code.css'
import { BridgeContext, useCommand, type WindowProblemOf } from './use-command.ts'

type Shown =
  | { readonly state: 'hidden' }
  | { readonly state: 'code'; readonly code: ShownCode; readonly deadline: number }
  | { readonly state: 'refused'; readonly problem: WindowProblemOf }

/** Nobody leaves a code on the screen for long. */
const shownForMs = 120_000
const copiedForMs = 4000

export function OneTimeCode({ of: account }: { readonly of: AccountState }) {
  const { words } = useWindowWords()
  const text = words.authenticator.codes
  const { shown, toggle, renew } = useCode(account.id)
  const isShown = shown.state === 'code'
  const name = isShown ? text.hideFor(account.name) : text.showFor(account.name)
  return (
    <div className="one-time-code">
      <div className="one-time-code-head">
        <span className="one-time-code-name">{text.name}</span>
        <button type="button" className="copy-button" aria-label={name} onClick={toggle}>
          <Icon of={isShown ? EyeOff : Eye} small />
          {isShown ? text.hide : text.show}
        </button>
      </div>
      {isShown ? <Code of={account} shown={shown} onOver={renew} /> : null}
      {shown.state === 'refused' ? <WindowProblem problem={shown.problem} /> : null}
    </div>
  )
}

function Code({
  of: account,
  shown: { code, deadline },
  onOver,
}: {
  readonly of: AccountState
  readonly shown: Extract<Shown, { readonly state: 'code' }>
  readonly onOver: () => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.codes
  const seconds = useSecondsLeft(deadline)
  useEffect(() => {
    if (seconds === 0) onOver()
  }, [seconds, onOver])
  const half = code.code.length / 2
  return (
    <div className="one-time-code-row">
      <p className="one-time-code-digits">
        <span className="visually-hidden">{Array.from(code.code).join(' ')}</span>
        <span aria-hidden data-testid="one-time-code">
          {`${code.code.slice(0, half)} ${code.code.slice(half)}`}
        </span>
      </p>
      <TimeLeft share={seconds / code.periodSeconds} urgent={seconds <= 5}>
        {text.left(seconds)}
      </TimeLeft>
      <CopyCode of={account} />
    </div>
  )
}

function CopyCode({ of: account }: { readonly of: AccountState }) {
  const { words } = useWindowWords()
  const { run } = useCommand('copyCode')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => {
      setCopied(false)
    }, copiedForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [copied])
  return (
    <>
      <button
        type="button"
        className="copy-button"
        aria-label={words.authenticator.codes.copyFor(account.name)}
        onClick={() => {
          void run({ accountId: account.id }).then((problem) => {
            setCopied(problem === undefined)
          })
        }}
      >
        <Icon of={copied ? Check : Copy} small />
        {copied ? words.general.copied : words.general.copy}
      </button>
      <span className="visually-hidden" role="status">
        {copied ? words.authenticator.codes.cleared : ''}
      </span>
    </>
  )
}

/** The code while it is shown, and the next one when it is over. */
function useCode(accountId: string) {
  const bridge = use(BridgeContext)
  if (bridge === undefined) throw new TypeError('No bridge above this component.')
  const [shown, setShown] = useState<Shown>({ state: 'hidden' })
  /** Until when it goes on by itself; an answer to an asking before this one is not shown. */
  const asked = useRef({ until: 0, id: 0 })
  const [renew] = useState(() => async (): Promise<void> => {
    if (monotonicNow() >= asked.current.until) {
      setShown({ state: 'hidden' })
      return
    }
    const id = ++asked.current.id
    const outcome = await bridge.showCode({ accountId })
    if (id !== asked.current.id) return
    setShown(
      outcome.ok
        ? {
            state: 'code',
            code: outcome.value,
            deadline: monotonicNow() + outcome.value.validForMs,
          }
        : { state: 'refused', problem: toDesktopProblem(outcome.problem) },
    )
  })
  const [onOver] = useState(() => () => void renew())
  const toggle = (): void => {
    asked.current.id += 1
    if (shown.state === 'code') setShown({ state: 'hidden' })
    else {
      asked.current.until = monotonicNow() + shownForMs
      void renew()
    }
  }
  return { shown, toggle, renew: onOver }
}
