/**
 * Before the app ends, it says what stops with it.
 * @module
 */
import { dialog } from 'electron'
import { trayWords } from './tray-words'

/** @param requestWaits whether a request would be left unanswered */
export async function isQuittingMeant(requestWaits: boolean, locale: string): Promise<boolean> {
  const { title, text, textWithRequest, quit, stay } = trayWords(locale).quitQuestion
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Countersign',
    message: title,
    detail: requestWaits ? textWithRequest : text,
    buttons: [quit, stay],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
