/** Usage data: why one might want it, exactly what it is, and that it stays here. @module */
import type { UsageDataState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Switch } from '../ui/switch.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import type { Back } from './shown.ts'
import { useCommand } from './use-command.ts'
import { ViewTitle } from './view-title.tsx'

export function UsagePage({
  of: { on, held },
  back,
}: {
  readonly of: UsageDataState
  readonly back: Back
}) {
  const { words } = useWindowWords()
  const text = words.settings.usage
  const changing = useCommand('changeSettings')
  const clearing = useCommand('clearUsageData')
  const counted = held.some(({ count }) => count > 0)
  return (
    <>
      <ViewTitle title={text.title} back={back} />
      <div className="sheet sheet-body">
        <Switch
          label={text.switch}
          on={on}
          busy={changing.act.kind === 'busy'}
          onChange={(usageData) => {
            void changing.run({ usageData })
          }}
        >
          {text.text}
        </Switch>
        {changing.act.kind === 'refused' ? <WindowProblem problem={changing.act.problem} /> : null}
      </div>
      <p>{text.why}</p>
      <section className="sheet sheet-body" aria-label={on ? text.held : text.would}>
        <h2 className="sheet-title">{on ? text.held : text.would}</h2>
        <Facts
          of={held.map(({ name, count }) => ({
            name: text.counters[name],
            value: String(count),
          }))}
        />
        <p className="small-print">{text.never}</p>
        {counted ? (
          <Button
            compact
            busy={clearing.act.kind === 'busy'}
            onClick={() => {
              void clearing.run()
            }}
          >
            {text.clear}
          </Button>
        ) : null}
        {clearing.act.kind === 'refused' ? <WindowProblem problem={clearing.act.problem} /> : null}
      </section>
    </>
  )
}
