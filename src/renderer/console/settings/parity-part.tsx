/** The switches between the documented and the better way, each with what the documentation says. @module */
import {
  presetSwitches,
  switchValues,
  type SwitchName,
  type Switches,
} from '#protocol/tenant-settings'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Note } from '../../ui/note.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { presetOf } from './draft.ts'
import { SettingsPart, type PartProps } from './settings-part.tsx'

const names = Object.keys(switchValues) as SwitchName[]
const presets = ['entra', 'improved', 'own'] as const

export function ParityPart({ of: form, onChange }: PartProps) {
  const words = useConsoleWords().text.settings.parity
  const { settings } = form
  const preset = presetOf(settings)
  const set = (switches: Switches) => {
    onChange({ ...form, settings: { ...settings, switches } })
  }
  return (
    <SettingsPart title={words.title} lead={words.lead}>
      {settings.isLegacyPhoneSignInOn ? <Note kind="warning">{words.legacy}</Note> : null}
      <SelectField
        label={words.preset}
        value={preset}
        options={presets
          .filter((value) => value !== 'own' || preset === 'own')
          .map((value) => ({ value, name: words.presets[value] }))}
        onChange={(chosen) => {
          if (chosen !== 'own') set(presetSwitches(chosen))
        }}
      />
      <div className="settings-rows">
        {names.map((name) => {
          const { title, documented, values } = words.switches[name]
          const told: Readonly<Record<string, string>> = values
          return (
            <div key={name}>
              <RadioList
                legend={title}
                text={words.documented(documented)}
                value={settings.switches[name]}
                options={switchValues[name].map((value) => ({
                  ...{ value, title: words.value[value], text: told[value] ?? '' },
                }))}
                onChange={(value) => {
                  set({ ...settings.switches, [name]: value })
                }}
              />
            </div>
          )
        })}
      </div>
    </SettingsPart>
  )
}
