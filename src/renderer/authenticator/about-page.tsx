/** Which versions run here, how well they are shut in, and whose work they are. @module */
import type { About } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import { BridgeCopyField } from './bridge-copy-field.tsx'
import type { Back } from './shown.ts'
import { shippedPackages } from './shipped-packages.ts'
import { ViewTitle } from './view-title.tsx'

export function AboutPage({ of: about, back }: { readonly of: About; readonly back: Back }) {
  const { words } = useWindowWords()
  const text = words.settings.about
  const { version, electron, chromium, node, developmentRuntime, sandboxed, dataFolder } = about
  return (
    <>
      <ViewTitle title={text.title} back={back} />
      {developmentRuntime ? <Note kind="warning">{text.development}</Note> : null}
      <div className="sheet sheet-body">
        <Facts
          of={[
            { name: text.version, value: version },
            { name: text.electron, value: electron },
            { name: text.chromium, value: chromium },
            { name: text.node, value: node },
            { name: text.sandbox, value: sandboxed ? text.sandboxOn : text.sandboxOff },
          ]}
        />
        <BridgeCopyField whole label={text.folder} value={dataFolder} />
      </div>
      <section className="sheet sheet-body" aria-label={text.licences}>
        <h2 className="sheet-title">{text.licences}</h2>
        <p className="small-print">{text.licence}</p>
        <Facts
          of={shippedPackages.map(({ name, version: one, licence }) => ({
            name: `${name} ${one}`,
            value: licence,
          }))}
        />
      </section>
    </>
  )
}
