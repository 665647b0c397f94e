/** Language, start at login and notifications: chosen at once. @module */
import type { SettingsState } from '#protocol/authenticator-state'
import type { LanguageChoice } from '#protocol/prompt-bridge'
import { languages, ownNames } from '../text/language.ts'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { SelectField, type SelectOption } from '../ui/select-field.tsx'
import { Switch } from '../ui/switch.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

export function GeneralSettings({
  of: { language, startAtLogin, notifications },
}: {
  readonly of: SettingsState
}) {
  const { words } = useWindowWords()
  const text = words.settings
  const { act, run } = useCommand('changeSettings')
  const busy = act.kind === 'busy'
  const choices: readonly SelectOption<LanguageChoice>[] = [
    { value: 'system', name: text.systemLanguage },
    ...languages.map((one) => ({ value: one, name: ownNames[one], lang: one })),
  ]
  return (
    <div className="sheet sheet-body">
      <SelectField<LanguageChoice>
        label={text.language}
        value={language}
        busy={busy}
        options={choices}
        onChange={(chosen) => {
          void run({ language: chosen })
        }}
      />
      {startAtLogin === 'unavailable' ? (
        <div>
          <p className="switch-label">{text.startAtLogin}</p>
          <p className="switch-text">{text.startAtLoginUnavailable}</p>
        </div>
      ) : (
        <Switch
          label={text.startAtLogin}
          on={startAtLogin}
          busy={busy}
          onChange={(on) => {
            void run({ startAtLogin: on })
          }}
        >
          {text.startAtLoginText}
        </Switch>
      )}
      <Switch
        label={text.notifications}
        on={notifications}
        busy={busy}
        onChange={(on) => {
          void run({ notifications: on })
        }}
      >
        {text.notificationsText}
      </Switch>
      {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
    </div>
  )
}
