/** Adding an account: by a pasted link, an image of its QR code, or from the relying party on this computer. @module */
import { useState, type Dispatch } from 'react'
import { Globe } from 'lucide-react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WayList } from '../ui/way-list.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { ImageDrop } from './image-drop.tsx'
import type { Adding } from './use-adding.ts'
import { useCommand } from './use-command.ts'
import type { Given, Move } from './view-state.ts'
import { ViewTitle } from './view-title.tsx'

/** More than any link has, so that a longer text is refused with words and not cut. */
const maxTextLength = 4096

export function AddView({
  given,
  state,
  adding,
  dispatch,
}: {
  readonly given: Given
  readonly state: AuthenticatorState
  readonly adding: Adding
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.add
  const [link, setLink] = useState('')
  const [empty, setEmpty] = useState(false)
  return (
    <>
      <ViewTitle
        title={text.title}
        focusTitle={false}
        back={{
          label: words.general.back,
          onClick: () => {
            dispatch({ kind: 'go', to: 'accounts' })
          },
        }}
      />
      <p>{text.text}</p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setEmpty(link.trim() === '')
          if (link.trim() !== '') adding.onLink(link.trim())
        }}
      >
        <TextField
          label={text.label}
          name="link"
          value={link}
          autoComplete="off"
          maxLength={maxTextLength}
          hint={text.hint}
          problem={empty ? <FieldProblem>{text.empty}</FieldProblem> : undefined}
          onChange={(value) => {
            setEmpty(false)
            setLink(value)
          }}
        />
        <Button kind="primary" type="submit">
          {text.next}
        </Button>
      </form>
      <ImageDrop reading={given.kind === 'reading'} onImage={adding.onImage} />
      {given.kind === 'refused' ? <WindowProblem problem={given.problem} /> : null}
      <LocalTenants of={state.relyingParty} />
    </>
  )
}

function LocalTenants({ of: relyingParty }: { readonly of: AuthenticatorState['relyingParty'] }) {
  const { words } = useWindowWords()
  const text = words.authenticator.add
  const { act, run } = useCommand('openSimulation')
  if (relyingParty.state !== 'running') return null
  return (
    <section className="form" aria-label={text.local}>
      <p>{text.local}</p>
      <WayList
        busy={act.kind === 'busy'}
        of={relyingParty.tenants.map(({ id, name, domain }) => ({
          id,
          icon: Globe,
          name,
          onChoose: () => {
            void run({ tenant: domain, page: 'mysecurityinfo' })
          },
        }))}
      />
    </section>
  )
}
