/** Takes the folder of the argument when told, and says whether it holds it. @module */
import { takeFolder } from '../../src/main/device/folder-lock'

const [folder = ''] = process.argv.slice(2)
let release: (() => void) | undefined
process.on('message', (wish) => {
  if (wish === 'release') {
    release?.()
    release = undefined
    process.send?.('released')
    return
  }
  void takeFolder(folder, 0).then(
    (given) => {
      release = given
      process.send?.('held')
    },
    (error: unknown) => {
      process.send?.((error as { readonly code?: string }).code ?? String(error))
    },
  )
})
process.send?.('ready')
