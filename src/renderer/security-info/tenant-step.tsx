/** Whose security info: asked by name where the address names no organization. @module */
import { useState } from 'react'
import { pageRoutes } from '#protocol/page-http'
import { securityInfoAddress } from '../page/page-address.ts'
import { tenantsWithToken } from '../page/page-token.ts'
import { ProblemNote } from '../page/problem-note.tsx'
import type { Problem } from '../page/problem.ts'
import { askRelyingParty } from '../page/use-relying-party.ts'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { PageLink } from '../ui/link.tsx'
import { TextField } from '../ui/text-field.tsx'

const maxNameLength = 113

type Asking =
  | { readonly state: 'ready' }
  | { readonly state: 'busy' }
  | { readonly state: 'malformed' }
  | { readonly state: 'refused'; readonly problem: Problem }

export function TenantStep() {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.tenant
  const [name, setName] = useState('')
  const [known] = useState(tenantsWithToken)
  const [asking, setAsking] = useState<Asking>({ state: 'ready' })
  const busy = asking.state === 'busy'

  const go = async (domain: string): Promise<void> => {
    setAsking({ state: 'busy' })
    const found = await askRelyingParty(domain).ask(pageRoutes.tenant, {})
    if (found.outcome === 'done') location.assign(securityInfoAddress(found.value.domain))
    else setAsking({ state: 'refused', problem: found.problem })
  }
  return (
    <Step title={words.securityInfo.list.title} focusTitle={false} lead={text.lead}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const domain = domainOf(name)
          if (busy) return
          if (domain === undefined) setAsking({ state: 'malformed' })
          else void go(domain)
        }}
      >
        <TextField
          label={text.label}
          name="username"
          autoComplete="username"
          maxLength={maxNameLength}
          value={name}
          onChange={setName}
          hint={text.hint}
          refused={asking.state === 'refused'}
          problem={
            asking.state === 'malformed' ? <FieldProblem>{text.malformed}</FieldProblem> : null
          }
        />
        {asking.state === 'refused' ? <ProblemNote problem={asking.problem} /> : null}
        <Button kind="primary" type="submit" busy={busy}>
          {text.next}
        </Button>
      </form>
      {known.length === 0 ? null : (
        <Ways>
          {known.map((domain) => (
            <PageLink key={domain} href={securityInfoAddress(domain)}>
              {text.goOn(domain)}
            </PageLink>
          ))}
        </Ways>
      )}
    </Step>
  )
}

/** Of `balas@contoso.com`, or the domain itself; undefined for what can be neither. */
export function domainOf(typed: string): string | undefined {
  const domain = typed.trim().toLowerCase().split('@').at(-1) ?? ''
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain) ? domain : undefined
}
