/** What the probe tells. @module */

export type Told =
  | { readonly kind: 'tray'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'page'
      readonly url: string
      /** When the last challenge had come; 0 where none has. */
      readonly frameAt: number
      readonly firstPaint: number
      /** What is waited for was painted. */
      readonly shown: number
    }
