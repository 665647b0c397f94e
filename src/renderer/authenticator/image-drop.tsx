/** Where an image of a QR code is dropped or pasted; who uses neither chooses a file. @module */
import { useRef } from 'react'
import { QrCode } from 'lucide-react'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './image-drop.css'

const images = 'image/*'

export function ImageDrop({
  reading,
  onImage,
}: {
  readonly reading: boolean
  readonly onImage: (image: Blob) => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.add
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="image-drop">
      <Icon of={QrCode} />
      <p role="status">{reading ? text.reading : text.image}</p>
      <input
        ref={input}
        type="file"
        accept={images}
        hidden
        onChange={(event) => {
          const [image] = event.target.files ?? []
          if (image !== undefined) onImage(image)
          event.target.value = ''
        }}
      />
      <Button
        compact
        busy={reading}
        onClick={() => {
          input.current?.click()
        }}
      >
        {text.chooseImage}
      </Button>
    </div>
  )
}
