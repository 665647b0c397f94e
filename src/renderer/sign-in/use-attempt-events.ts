/** Follows the open request as long as the page is visible, and comes back when the connection was lost. @module */
import { useEffect, useEffectEvent } from 'react'
import { eventsPath } from '#protocol/sign-in-http'
import type { AttemptEvent } from '#protocol/attempt-event'
import type { Problem } from '../page/problem.ts'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { readAttemptEvents } from './event-stream.ts'

export type Heard =
  | { readonly kind: 'event'; readonly event: AttemptEvent }
  | { readonly kind: 'lost' }
  /** There is nothing to follow here any more. */
  | { readonly kind: 'over'; readonly problem: Problem }

/** A stream that says nothing for so long is a dead one. */
const silenceMs = 45_000
const firstPauseMs = 250
const longestPauseMs = 4000

/** `transaction`: the request to follow, `undefined` when there is none. */
export function useAttemptEvents(
  relyingParty: RelyingParty,
  transaction: string | undefined,
  onHeard: (heard: Heard) => void,
): void {
  const tell = useEffectEvent(onHeard)
  useEffect(() => {
    if (transaction === undefined) return
    const leaving = new AbortController()
    void follow(relyingParty, leaving.signal, (heard) => {
      if (!leaving.signal.aborted) tell(heard)
    })
    return () => {
      leaving.abort()
    }
  }, [relyingParty, transaction])
}

async function follow(
  relyingParty: RelyingParty,
  leaving: AbortSignal,
  tell: (heard: Heard) => void,
): Promise<void> {
  let pauseMs = firstPauseMs
  while (!leaving.aborted) {
    await untilVisible(leaving)
    const hidden = whenHidden()
    const outcome = await listenOnce(
      relyingParty,
      AbortSignal.any([leaving, hidden.signal]),
      (event) => {
        pauseMs = firstPauseMs
        tell({ kind: 'event', event })
      },
    )
    hidden.stop()
    if (outcome === 'ended') return
    if (outcome !== 'broken') {
      tell({ kind: 'over', problem: outcome })
      return
    }
    if (hidden.signal.aborted) continue
    tell({ kind: 'lost' })
    await pause(pauseMs * (0.5 + chance()), leaving)
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
  }
}

async function listenOnce(
  relyingParty: RelyingParty,
  signal: AbortSignal,
  onEvent: (event: AttemptEvent) => void,
): Promise<'ended' | 'broken' | Problem> {
  const silent = new AbortController()
  let timer = setTimeout(() => {
    silent.abort()
  }, silenceMs)
  try {
    const reply = await relyingParty.listen(eventsPath, AbortSignal.any([signal, silent.signal]))
    if (reply.outcome === 'refused') return isOver(reply.problem) ? reply.problem : 'broken'
    for await (const event of readAttemptEvents(reply.value)) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        silent.abort()
      }, silenceMs)
      onEvent(event)
      if (event.kind === 'ended') return 'ended'
    }
    return 'broken'
  } catch {
    // Cut off, silent, or not understood: in each case the way on is to ask anew.
    return 'broken'
  } finally {
    clearTimeout(timer)
  }
}

function isOver({ code }: Problem): boolean {
  return code === 'session-missing' || code === 'step-over' || code === 'not-found'
}

function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'visible' || signal.aborted) {
      resolve()
      return
    }
    const look = (): void => {
      if (document.visibilityState !== 'visible' && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', look)
  })
}

function whenHidden(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const hidden = new AbortController()
  const look = (): void => {
    if (document.visibilityState === 'hidden') hidden.abort()
  }
  document.addEventListener('visibilitychange', look)
  return {
    signal: hidden.signal,
    stop: () => {
      document.removeEventListener('visibilitychange', look)
    },
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** 0 to 1, so that many pages do not come back in one moment. */
function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 0x1_0000_0000
}
