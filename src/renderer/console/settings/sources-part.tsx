/** The addresses and places that a browser may pretend to come from. @module */
import type { SimulatedSource } from '#protocol/tenant-settings'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingsPart, type PartProps } from './settings-part.tsx'

const most = 20
const members = ['name', 'address', 'place'] as const
const lengths = { name: 60, address: 45, place: 80 } as const

export function SourcesPart({ of: form, mistakes, onChange }: PartProps) {
  const words = useConsoleWords().text.settings.sources
  const { settings } = form
  const sources = settings.simulatedSources
  const wrong = { name: words.nameWrong, address: words.addressWrong, place: words.placeWrong }
  const set = (simulatedSources: SimulatedSource[]) => {
    onChange({ ...form, settings: { ...settings, simulatedSources } })
  }
  return (
    <SettingsPart title={words.title} lead={words.lead}>
      {sources.length === 0 ? <p className="settings-lead">{words.none}</p> : null}
      {sources.map((source, i) => (
        <fieldset key={i} className="settings-source">
          <legend>{words.source(i + 1)}</legend>
          {members.map((member) => (
            <TextField
              key={member}
              label={words[member]}
              name={`${member}-${String(i)}`}
              value={source[member]}
              autoComplete="off"
              maxLength={lengths[member]}
              autoFocus={false}
              problem={
                mistakes.has(`settings.simulatedSources.${String(i)}.${member}`) ? (
                  <FieldProblem>{wrong[member]}</FieldProblem>
                ) : undefined
              }
              onChange={(value) => {
                set(sources.with(i, { ...source, [member]: value }))
              }}
            />
          ))}
          <div>
            <ActionLink
              label={words.removeOf(source.name === '' ? words.source(i + 1) : source.name)}
              onClick={() => {
                set(sources.filter((_, at) => at !== i))
              }}
            >
              {words.remove}
            </ActionLink>
          </div>
        </fieldset>
      ))}
      {sources.length < most ? (
        <div>
          <Button
            compact
            onClick={() => {
              set([...sources, { name: '', address: '', place: '' }])
            }}
          >
            {words.add}
          </Button>
        </div>
      ) : null}
    </SettingsPart>
  )
}
