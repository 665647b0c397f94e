/** What stands around everything in a window of the app: its language and its look. @module */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { LanguageChoice } from '#protocol/prompt-bridge'
import { pickLanguage, pickLocale } from '../text/language.ts'
import { WindowSpeechContext, type WindowSpeech } from '../text/windows/use-window-words.ts'
import { windowCatalogues } from '../text/windows/window-catalogues.ts'
import '../ui/tokens.css'
import '../ui/ground.css'
import '../ui/form.css'

export function WindowRoot({
  choice,
  children,
}: {
  readonly choice: LanguageChoice
  readonly children: ReactNode
}) {
  const language = choice === 'system' ? pickLanguage(navigator.languages) : choice
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speech = useMemo((): WindowSpeech => {
    const locale = pickLocale(language, navigator.languages)
    // Made when something asks for it: a process's first one takes longer than all else before the first paint.
    let format: Intl.DateTimeFormat | undefined
    return {
      language,
      words: windowCatalogues[language],
      moment(epochMs) {
        format ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
        return format.format(epochMs)
      },
    }
  }, [language])
  return <WindowSpeechContext value={speech}>{children}</WindowSpeechContext>
}
