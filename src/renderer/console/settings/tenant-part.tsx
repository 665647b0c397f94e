/** Who the tenant is to people, and what a request for approval is like. @module */
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingsPart, type PartProps } from './settings-part.tsx'

const digits = [2, 3, 6] as const
const lifetimes = [30, 45, 60, 90, 120, 180, 240, 300]
const secondFactors = ['none', 'whenRegistered', 'required'] as const

export function TenantPart({ of: form, mistakes, onChange }: PartProps) {
  const words = useConsoleWords().text.settings.tenant
  return (
    <SettingsPart title={words.title}>
      <TextField
        label={words.name}
        name="name"
        value={form.name}
        autoComplete="off"
        maxLength={80}
        autoFocus={false}
        problem={mistakes.has('name') ? <FieldProblem>{words.nameWrong}</FieldProblem> : undefined}
        onChange={(name) => {
          onChange({ ...form, name })
        }}
      />
    </SettingsPart>
  )
}

export function RequestPart({ of: form, onChange }: PartProps) {
  const words = useConsoleWords().text.settings.requests
  const { settings } = form
  const set = (change: Partial<typeof settings>) => {
    onChange({ ...form, settings: { ...settings, ...change } })
  }
  const seconds = form.lifetimeMs / 1000
  return (
    <SettingsPart title={words.title}>
      <div className="settings-rows">
        <SelectField
          label={words.digits}
          value={String(form.digits)}
          options={digits.map((count) => ({ value: String(count), name: words.digitsOf(count) }))}
          onChange={(value) => {
            onChange({ ...form, digits: digits.find((one) => String(one) === value) ?? 2 })
          }}
        />
        <SelectField
          label={words.lifetime}
          value={String(seconds)}
          options={[...new Set([...lifetimes, seconds])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), name: words.seconds(count) }))}
          onChange={(value) => {
            onChange({ ...form, lifetimeMs: Number(value) * 1000 })
          }}
        />
        <SelectField
          label={words.secondFactor}
          value={settings.secondFactor}
          options={secondFactors.map((value) => ({ value, name: words.secondFactors[value] }))}
          onChange={(secondFactor) => {
            set({ secondFactor })
          }}
        />
        <Switch
          label={words.pin}
          on={form.isPinRequired}
          onChange={(isPinRequired) => {
            onChange({ ...form, isPinRequired })
          }}
        >
          {words.pinText}
        </Switch>
        <Switch
          label={words.sameDevice}
          on={settings.isSameDeviceRefused}
          onChange={(isSameDeviceRefused) => {
            set({ isSameDeviceRefused })
          }}
        >
          {words.sameDeviceText}
        </Switch>
        <Switch
          label={words.sameNetwork}
          on={settings.isSameNetworkRequired}
          onChange={(isSameNetworkRequired) => {
            set({ isSameNetworkRequired })
          }}
        >
          {words.sameNetworkText}
        </Switch>
      </div>
    </SettingsPart>
  )
}
