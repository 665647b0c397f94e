/** What stands around the card of every page: whose sign-in it is, who serves it, in which language. @module */
import { useEffect, type ReactNode } from 'react'
import type { PageTenant } from '#protocol/sign-in-http'
import { languages, ownNames } from '../text/language.ts'
import { SpeechContext, type Spoken, useSpeech, useWords } from '../text/use-words.ts'
import { Card } from '../ui/card.tsx'
import { Initials } from '../ui/initials.tsx'
import { Mark } from '../ui/mark.tsx'
import '../ui/tokens.css'
import '../ui/ground.css'
import '../ui/form.css'
import './page-frame.css'

export function PageRoot({
  spoken,
  children,
}: {
  readonly spoken: Spoken
  readonly children: ReactNode
}) {
  return <SpeechContext value={useSpeech(spoken)}>{children}</SpeechContext>
}

export function PageFrame({
  tenant,
  title,
  children,
}: {
  readonly tenant: PageTenant | undefined
  /** The step, for the window's title. */
  readonly title: string
  readonly children: ReactNode
}) {
  const { words } = useWords()
  const whole = tenant === undefined ? title : words.page.documentTitle(title, tenant.name)
  useEffect(() => {
    document.title = whole
  }, [whole])
  return (
    <div className="page">
      <main className="page-main">
        <Card>
          {tenant === undefined ? null : (
            <div className="page-tenant">
              <Initials of={tenant.name} />
              <div className="page-tenant-words">
                <p className="page-tenant-name">{tenant.name}</p>
                <p className="page-tenant-domain">{tenant.domain}</p>
              </div>
            </div>
          )}
          {children}
        </Card>
      </main>
      <PageFooter />
    </div>
  )
}

export function PageFooter() {
  const { words, language, choose } = useWords()
  return (
    <footer className="page-footer">
      <p className="page-server">
        <Mark />
        {words.page.servedBy(location.host)}
      </p>
      <div className="page-languages" role="group" aria-label={words.page.language}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            className="page-language"
            aria-pressed={one === language}
            onClick={() => {
              choose(one)
            }}
          >
            {ownNames[one]}
          </button>
        ))}
      </div>
    </footer>
  )
}
