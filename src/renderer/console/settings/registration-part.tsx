/** What registering stands on: combined registration, the oldest app, the campaign. @module */
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingsPart, type PartProps } from './settings-part.tsx'

const states = ['default', 'enabled', 'disabled'] as const
const days = Array.from({ length: 15 }, (_, count) => count)

export function RegistrationPart({ of: form, mistakes, onChange }: PartProps) {
  const words = useConsoleWords().text.settings.registration
  const { settings, campaign } = form
  const setCampaign = (change: Partial<typeof campaign>) => {
    onChange({ ...form, campaign: { ...campaign, ...change } })
  }
  return (
    <SettingsPart title={words.title}>
      <div className="settings-rows">
        <Switch
          label={words.combined}
          on={settings.isCombinedRegistrationOn}
          onChange={(isCombinedRegistrationOn) => {
            onChange({ ...form, settings: { ...settings, isCombinedRegistrationOn } })
          }}
        >
          {words.combinedText}
        </Switch>
        <TextField
          label={words.version}
          name="version"
          value={settings.minimumAppVersion ?? ''}
          autoComplete="off"
          maxLength={23}
          autoFocus={false}
          hint={words.versionHint}
          problem={
            mistakes.has('settings.minimumAppVersion') ? (
              <FieldProblem>{words.versionWrong}</FieldProblem>
            ) : undefined
          }
          onChange={(version) => {
            const next = { ...settings, minimumAppVersion: version.trim() }
            if (next.minimumAppVersion === '') Reflect.deleteProperty(next, 'minimumAppVersion')
            onChange({ ...form, settings: next })
          }}
        />
        <Switch
          label={words.recommended}
          on={settings.isPhoneSignInRecommended}
          onChange={(isPhoneSignInRecommended) => {
            onChange({ ...form, settings: { ...settings, isPhoneSignInRecommended } })
          }}
        >
          {words.recommendedText}
        </Switch>
        <SelectField
          label={words.campaign}
          value={campaign.state}
          options={states.map((value) => ({ value, name: words.states[value] }))}
          onChange={(state) => {
            setCampaign({ state })
          }}
        />
        <SelectField
          label={words.snooze}
          value={String(campaign.snoozeDurationInDays)}
          options={days.map((count) => ({ value: String(count), name: words.days(count) }))}
          onChange={(value) => {
            setCampaign({ snoozeDurationInDays: Number(value) })
          }}
        />
        <Switch
          label={words.limited}
          on={campaign.enforceRegistrationAfterAllowedSnoozes}
          onChange={(enforceRegistrationAfterAllowedSnoozes) => {
            setCampaign({ enforceRegistrationAfterAllowedSnoozes })
          }}
        >
          {words.limitedText}
        </Switch>
      </div>
    </SettingsPart>
  )
}
