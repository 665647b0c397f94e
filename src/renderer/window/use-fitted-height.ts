/** Tells the app how high this window's content is, now and at each change. @module */
import { useEffect, type RefObject } from 'react'

/** The preload's, in the windows that are as high as their content. */
declare const bridge: { readonly fit: (given: { readonly height: number }) => Promise<unknown> }

export function useFittedHeight(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = content
    if (current === null) return
    let told = 0
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(current.getBoundingClientRect().height)
      if (height === told || height === 0) return
      told = height
      void bridge.fit({ height })
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [content])
}
