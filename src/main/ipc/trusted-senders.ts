/** Which window a message comes from: only the main frame of a page that the app itself opened there. @module */
import { appPage, type WindowName } from '#protocol/bridge'

/** As much of Electron's frame as the question needs. */
export interface Frame {
  readonly url: string
  readonly parent: unknown
}

export interface Sender {
  /** The id of its web contents. */
  readonly contentsId: number
  /** `null` where it is gone already. */
  readonly frame: Frame | null
}

/** Knows the windows that are open, by the ids of their web contents. */
export class TrustedSenders {
  readonly #windows = new Map<number, WindowName>()

  /** Answers with what takes it back, when the window closes. */
  trust(contentsId: number, window: WindowName): () => void {
    this.#windows.set(contentsId, window)
    return () => {
      this.#windows.delete(contentsId)
    }
  }

  isTrusted(sender: Sender, window: WindowName): boolean {
    const { contentsId, frame } = sender
    return (
      this.#windows.get(contentsId) === window &&
      frame !== null &&
      frame.parent === null &&
      frame.url === appPage(window)
    )
  }

  /** The web contents that show this window. */
  idsOf(window: WindowName): readonly number[] {
    return [...this.#windows].filter(([, name]) => name === window).map(([id]) => id)
  }
}
