/**
 * The app's place in the tray: an icon that tells how things stand, and a menu.
 * @module
 */
import { join } from 'node:path'
import { Menu, nativeImage, Tray, type NativeImage } from 'electron'
import { plainLabel, toTrayIcon, toTrayMenu, toTraySentence } from './tray-model'
import type { TrayAct, TrayFacts, TrayIcon } from './tray-model'
import { trayWords } from './tray-words'

export interface TrayWish {
  /** Where the build put the icons. */
  readonly iconFolder: string
  /** Everything that the menu can ask. A click on the icon itself is *open*. */
  readonly onAct: (act: TrayAct) => void
}

export interface AppTray {
  /** @param locale a BCP 47 tag, that of the settings or the system's */
  show(facts: TrayFacts, locale: string): void
  close(): void
}

export function createTray({ iconFolder, onAct }: TrayWish): AppTray {
  const icons = new Map<TrayIcon, NativeImage>()
  const iconOf = (icon: TrayIcon): NativeImage => {
    const known = icons.get(icon) ?? readIcon(iconFolder, icon)
    icons.set(icon, known)
    return known
  }
  const tray = new Tray(iconOf('offline'))
  let shown = ''
  let first: TrayAct = { kind: 'open' }
  // Where the click opens the menu instead, the system does that by itself.
  tray.on('click', () => {
    onAct(first)
  })
  return {
    show(facts, locale) {
      const words = trayWords(locale)
      const items = toTrayMenu(facts, words)
      const icon = toTrayIcon(facts)
      const sentence = toTraySentence(facts, words)
      // A menu that is replaced closes under the pointer, so only what changed is replaced.
      const now = JSON.stringify([icon, sentence, items])
      if (now === shown) return
      shown = now
      const [waiting] = facts.waiting
      first =
        waiting === undefined ? { kind: 'open' } : { kind: 'open-request', challengeId: waiting.id }
      tray.setImage(iconOf(icon))
      tray.setToolTip(`Countersign: ${sentence}`)
      tray.setContextMenu(
        Menu.buildFromTemplate(
          items.map((item) => {
            if (item.kind === 'separator') return { type: 'separator' }
            const label = plainLabel(item.label)
            if (item.kind === 'sentence') return { label, enabled: false }
            return {
              label,
              enabled: item.enabled,
              click: () => {
                onAct(item.act)
              },
            }
          }),
        ),
      )
    },
    close() {
      tray.destroy()
    },
  }
}

/** As large as menu bar, panel or task bar show it, and twice that for dense displays. */
function readIcon(folder: string, icon: TrayIcon): NativeImage {
  const kind = process.platform === 'darwin' ? 'template' : 'colour'
  const size = process.platform === 'linux' ? 22 : 16
  const path = (of: number) => join(folder, `${icon}-${kind}-${String(of)}.png`)
  const image = nativeImage.createFromPath(path(size))
  if (image.isEmpty()) throw new Error(`No tray icon at ${path(size)}`)
  const dense = nativeImage.createFromPath(path(2 * size))
  image.addRepresentation({ scaleFactor: 2, buffer: dense.toPNG() })
  image.setTemplateImage(kind === 'template')
  return image
}
