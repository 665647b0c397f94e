/** What the person is asked by first after their password: chosen here, and taken back by one click. @module */
import type { SecurityInfo } from '#protocol/page-http'
import type { DefaultMethod } from '#protocol/security-method'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { ActionLink } from '../ui/link.tsx'
import { SelectField } from '../ui/select-field.tsx'
import type { Act, View } from './security-info-state.ts'

export function DefaultMethodField({
  of: { chosen, choices },
  changed,
  act,
  onChoose,
}: {
  readonly of: SecurityInfo['default']
  readonly changed: Extract<View, { readonly step: 'list' }>['defaultChanged']
  readonly act: Act
  readonly onChoose: (method: DefaultMethod, before: DefaultMethod | undefined) => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.defaultMethod
  if (choices.length === 0) return null
  const busy = act.kind === 'busy'
  return (
    <div className="default-method">
      <SelectField<DefaultMethod>
        label={text.label}
        value={chosen}
        busy={busy}
        options={(['', ...choices] as const).map((value) => ({
          value,
          name: text.methods[value === '' ? 'none' : value],
        }))}
        onChange={(method) => {
          onChoose(method, chosen)
        }}
      />
      <div className="default-method-changed" role="status">
        {changed === undefined ? null : (
          <>
            <span>{text.changed(text.methods[chosen === '' ? 'none' : chosen])}</span>
            <ActionLink
              busy={busy}
              onClick={() => {
                onChoose(changed.before, undefined)
              }}
            >
              {text.undo}
            </ActionLink>
          </>
        )}
      </div>
    </div>
  )
}
