/** Waits for an answer no longer than the challenge lives. @module */

/** `answer`, or `otherwise` as soon as the signal aborts; what comes after that is nobody's. */
export async function untilAborted<T, const F>(
  signal: AbortSignal | undefined,
  answer: Promise<T>,
  otherwise: F,
): Promise<T | F> {
  if (signal === undefined) return await answer
  const stopped = new AbortController()
  const ended = new Promise<F>((resolve) => {
    const end = () => resolve(otherwise)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true, signal: stopped.signal })
  })
  try {
    return await Promise.race([answer, ended])
  } finally {
    stopped.abort()
  }
}
