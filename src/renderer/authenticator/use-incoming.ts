/** Links and images that a person pastes or drops anywhere in the window. @module */
import { useEffect, useState } from 'react'

export interface Incoming {
  readonly onLink: (text: string) => void
  readonly onImage: (image: Blob) => void
}

const begins = /^\s*countersign:/i

/** Whether something that can be taken hovers over the window just now. */
export function useIncoming({ onLink, onImage }: Incoming): boolean {
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const over = new AbortController()
    const listen = <Name extends 'paste' | 'dragover' | 'dragleave' | 'drop'>(
      name: Name,
      hear: (event: DocumentEventMap[Name]) => void,
    ): void => {
      document.addEventListener(name, hear, { signal: over.signal })
    }
    const take = (from: DataTransfer | null): boolean => {
      if (from === null || document.querySelector('dialog[open]') !== null) return false
      const image = [...from.files].find(({ type }) => type.startsWith('image/'))
      const text = from.getData('text')
      if (image !== undefined) onImage(image)
      else if (begins.test(text)) onLink(text.trim())
      else return false
      return true
    }
    listen('paste', (event) => {
      if (take(event.clipboardData)) event.preventDefault()
    })
    // Nothing that is dropped here may open in the window instead.
    listen('dragover', (event) => {
      event.preventDefault()
      setHovering(true)
    })
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setHovering(false)
    })
    listen('drop', (event) => {
      event.preventDefault()
      setHovering(false)
      take(event.dataTransfer)
    })
    return () => {
      over.abort()
    }
  }, [onLink, onImage])
  return hovering
}
