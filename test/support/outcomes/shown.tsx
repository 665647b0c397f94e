/** What people read of an end: the page's and the prompt's own components, as text. @module */
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import type { RequestEnd } from '#protocol/prompt-bridge'
import { ProblemNote } from '../../../src/renderer/page/problem-note.tsx'
import { EndedRequest } from '../../../src/renderer/prompt/ended-request.tsx'
import { CompletingStep } from '../../../src/renderer/sign-in/completing-step.tsx'
import { EndedStep } from '../../../src/renderer/sign-in/ended-step.tsx'
import type { SignIn } from '../../../src/renderer/sign-in/sign-in-state.ts'
import { SignedInStep } from '../../../src/renderer/sign-in/signed-in-step.tsx'
import { catalogues, type Language } from '../../../src/renderer/text/language.ts'
import { SpeechContext } from '../../../src/renderer/text/use-words.ts'
import { WindowSpeechContext } from '../../../src/renderer/text/windows/use-window-words.ts'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues.ts'

const nothing = () => undefined

/** Title and what stands below it. */
export interface Shown {
  readonly title: string
  readonly text: string
}

export function shownOnPage({ view, act }: SignIn, language: Language): Shown {
  const words = catalogues[language]
  const render = (step: ReactNode) =>
    renderToStaticMarkup(
      <SpeechContext
        value={{ language, words, moment: String, day: String, choose: () => undefined }}
      >
        {step}
      </SpeechContext>,
    )
  if (act.kind === 'refused') {
    const { ways } = words.signIn
    return { title: ways.title, text: textIn(render(<ProblemNote problem={act.problem} />)) }
  }
  switch (view.step) {
    case 'ended': {
      const verbs = { sendRequest: nothing, leaveRequest: nothing, restart: nothing }
      return headOf(render(<EndedStep view={view} act={act} verbs={verbs} />))
    }
    case 'completing':
      return headOf(render(<CompletingStep act={{ kind: 'idle' }} onTryAgain={nothing} />))
    case 'signed-in':
      return headOf(
        render(
          <SignedInStep
            {...{ account: view.account, tenant: undefined, act }}
            {...{ securityInfoHref: '#', onSignOut: nothing }}
          />,
        ),
      )
    case 'password':
    case 'ways':
    case 'ask':
      return { title: words.signIn.ways.title, text: '' }
    case 'opening':
    case 'campaign':
    case 'closed':
    case 'name':
    case 'pass':
    case 'second-factor':
    case 'code':
    case 'identity-provider':
      return { title: view.step, text: '' }
    case 'approval':
      return { title: words.signIn.approval.title, text: words.signIn.approval.lead }
  }
}

export function shownInPrompt(end: RequestEnd, language: Language): Shown {
  const words = windowCatalogues[language]
  return headOf(
    renderToStaticMarkup(
      <WindowSpeechContext value={{ language, words, moment: String }}>
        <EndedRequest
          {...{ request: { context: { app: 'Security info', time: 0 } }, end }}
          {...{ next: false, onDismiss: nothing }}
        />
      </WindowSpeechContext>,
    ),
  )
}

/** What stands on the card of an account that hears nothing until the app is updated. */
export function shownInList(language: Language): string {
  return windowCatalogues[language].authenticator.accounts.appTooOld('Contoso')
}

function headOf(html: string): Shown {
  const [, title = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? []
  const [, text = ''] = /<p class="step-lead">(.*?)<\/p>/s.exec(html) ?? []
  return { title: textIn(title), text: textIn(text) }
}

/** Without what is there for the eye alone, which says the same again. */
function textIn(html: string): string {
  return html
    .replace(/<span aria-hidden[^>]*>.*?<\/span>/gs, '')
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim()
}
