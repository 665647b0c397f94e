/** The users and groups of one side, each with its mode and what can be done with it. @module */
import { useState, type Dispatch } from 'react'
import { Settings2, Trash2, UserRound, UsersRound } from 'lucide-react'
import { allUsers } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ActionLink } from '../../ui/link.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { Row } from './draft.ts'
import type { Edit, Editing, Side } from './editing.ts'
import { ModeDialog } from './mode-dialog.tsx'

/** More are shown when asked for. */
const size = 50
/** From so many on they can be searched. */
const many = 10

export function RowTable({
  side,
  editing: { draft, known },
  dispatch,
  mayWrite,
}: {
  readonly side: Side
  readonly editing: Editing
  readonly dispatch: Dispatch<Edit>
  readonly mayWrite: boolean
}) {
  const { text, language } = useConsoleWords()
  const words = text.policies
  const [word, setWord] = useState('')
  const [shown, setShown] = useState(size)
  const [configuring, setConfiguring] = useState<Row>()
  const rows = draft[side]
  const hasMode = side === 'included' && draft.method === 'microsoftAuthenticator'
  const nameOf = ({ id }: Row) =>
    id === allUsers ? words.allUsers : (known.get(id)?.displayName ?? words.gone)
  const noteOf = ({ id }: Row) => (id === allUsers ? '' : (known.get(id)?.note ?? id))
  const fold = (of: string) => of.toLocaleLowerCase(language)
  const found = rows.filter((row) =>
    [nameOf(row), noteOf(row)].some((name) => fold(name).includes(fold(word.trim()))),
  )
  const remove = (ids: readonly string[]) => {
    dispatch({ kind: 'remove', side, ids })
  }
  const itemsOf = (row: Row): readonly MenuItem[] => {
    const configure = {
      ...{ id: 'configure', icon: Settings2, name: words.configure },
      onChoose() {
        setConfiguring(row)
      },
    }
    const taking = {
      ...{ id: 'remove', icon: Trash2, name: words.remove },
      onChoose() {
        remove([row.id])
      },
    }
    return row.id === allUsers ? [configure] : [configure, taking]
  }
  if (rows.length === 0) {
    return (
      <p className="console-empty">{side === 'included' ? words.noRows : words.noExclusions}</p>
    )
  }
  return (
    <div className="policy-rows">
      <div className="console-bar">
        {rows.length < many ? null : (
          <SearchField
            label={words.filter}
            value={word}
            maxLength={113}
            onChange={setWord}
            onLeave={() => undefined}
          />
        )}
        {rows.length < 2 ? null : (
          <p className="console-quiet policy-answers">
            {words.rows(found.length)}
            {mayWrite && found.length > 0 ? (
              <ActionLink
                onClick={() => {
                  remove(found.map(({ id }) => id))
                }}
              >
                {word === '' ? words.removeAll : words.removeFound}
              </ActionLink>
            ) : null}
          </p>
        )}
      </div>
      {found.length === 0 ? (
        <p className="console-empty">{text.list.none}</p>
      ) : (
        <table
          className="policy-table"
          aria-label={side === 'included' ? words.sides.include : words.sides.exclude}
        >
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="policy-type">
                {words.type}
              </th>
              {hasMode ? <th scope="col">{words.mode}</th> : null}
              {mayWrite ? (
                <th scope="col" className="policy-act">
                  <span className="visually-hidden">{words.actions}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <span className="policy-who">
                    <Icon of={row.kind === 'user' ? UserRound : UsersRound} small />
                    <span className="policy-who-words">
                      <bdi className="policy-strong">{nameOf(row)}</bdi>
                      {noteOf(row) === '' ? null : (
                        <bdi className="policy-quiet">{noteOf(row)}</bdi>
                      )}
                    </span>
                  </span>
                </th>
                <td className="policy-type">{words.types[row.kind]}</td>
                {hasMode ? <td>{words.modes[row.mode]}</td> : null}
                {mayWrite ? (
                  <td className="policy-act">
                    {hasMode ? (
                      <Menu label={words.more(nameOf(row))} of={itemsOf(row)} />
                    ) : row.id === allUsers && side === 'included' ? null : (
                      <ActionLink
                        label={words.removeOne(nameOf(row))}
                        onClick={() => {
                          remove([row.id])
                        }}
                      >
                        {words.remove}
                      </ActionLink>
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown ? (
        <div>
          <Button
            compact
            onClick={() => {
              setShown(shown + size)
            }}
          >
            {words.showMore}
          </Button>
        </div>
      ) : null}
      {configuring === undefined ? null : (
        <ModeDialog
          name={nameOf(configuring)}
          mode={configuring.mode}
          onClose={() => {
            setConfiguring(undefined)
          }}
          onChoose={(mode) => {
            dispatch({ kind: 'mode', id: configuring.id, mode })
            setConfiguring(undefined)
          }}
        />
      )}
    </div>
  )
}
