/** A list that is sorted and searched here: narrowed by a word, one of it beside it, and a new one. @module */
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ListBody } from './list-body.tsx'
import type { SectionName } from './section.ts'
import { usePortions, type Portioned } from './use-portions.ts'
import { show } from './view.ts'

/** A tenant has some hundreds of each: all of them come. */
export const wholeListSize = 1000
/** A long table is drawn a page at a time. */
const page = 100

interface Row {
  readonly id: string
  readonly displayName: string
}

const byNothingElse = () => false

/** What is open beside the list is given. */
export interface DetailProps {
  readonly id: string
  readonly mayWrite: boolean
  readonly onChange: () => void
  readonly onDeleted: () => void
}

export function WholeList<R extends Row>({
  section,
  open,
  mayWrite,
  ask,
  isFound = byNothingElse,
  words,
  columns,
  detail,
  making,
}: {
  readonly section: SectionName
  readonly open: string
  readonly mayWrite: boolean
  readonly ask: Portioned<R>['ask']
  /** Whether `wanted` finds it otherwise than by its name. */
  readonly isFound?: (row: R, wanted: string) => boolean
  readonly words: {
    readonly search: string
    readonly make: string
    readonly lead: (count: number) => string
    /** Where there is nothing at all. */
    readonly none: string
    readonly done: Readonly<Record<'made' | 'saved' | 'deleted', string>>
  }
  readonly columns: readonly Column<R>[]
  readonly detail: (props: DetailProps) => ReactNode
  readonly making: (onMade: (id: string) => void, onClose: () => void) => ReactNode
}) {
  const { text, language } = useConsoleWords()
  const [word, setWord] = useState('')
  const [pages, setPages] = useState(1)
  const [isMaking, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const [made, setMade] = useState('')
  // Once the form is gone, which keeps whoever fills it in where they are.
  useEffect(() => {
    if (made !== '') show(section, made)
  }, [section, made])
  const portions = usePortions({ size: wholeListSize, ask })
  const found = useMemo(() => {
    const wanted = word.trim().toLocaleLowerCase(language)
    return portions.rows
      ?.filter(
        (row) =>
          row.displayName.toLocaleLowerCase(language).includes(wanted) || isFound(row, wanted),
      )
      .sort((a, b) => a.displayName.localeCompare(b.displayName, language))
  }, [portions.rows, word, language, isFound])
  const shown = found?.slice(0, pages * page)
  const hasMoreHere = shown !== undefined && found !== undefined && shown.length < found.length
  const change = (what: string) => {
    setSaid(what)
    portions.again()
  }
  return (
    <>
      <div className="console-bar">
        <SearchField
          label={words.search}
          value={word}
          maxLength={120}
          onChange={(wanted) => {
            setWord(wanted)
            setPages(1)
          }}
          onLeave={() => undefined}
        />
        {mayWrite ? (
          <Button
            compact
            onClick={() => {
              setMaking(true)
            }}
          >
            {words.make}
          </Button>
        ) : null}
        {portions.rows === undefined ? null : (
          <p className="console-quiet">{words.lead(portions.rows.length)}</p>
        )}
      </div>
      <Announcement>{said}</Announcement>
      <div className="console-split" data-open={open !== ''}>
        <ListBody
          of={{
            ...{ ...portions, rows: shown, hasMore: hasMoreHere || portions.hasMore },
            more() {
              if (hasMoreHere) setPages(pages + 1)
              else portions.more()
            },
          }}
          empty={word === '' ? words.none : text.list.none}
        >
          {(rows) => (
            <DataTable
              label={text.sections[section]}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show(section, id)
              }}
              columns={columns}
            />
          )}
        </ListBody>
        {open === ''
          ? null
          : detail({
              id: open,
              mayWrite,
              onChange() {
                change(words.done.saved)
              },
              onDeleted() {
                change(words.done.deleted)
                show(section, '')
              },
            })}
      </div>
      {isMaking
        ? making(
            (id) => {
              setMaking(false)
              setMade(id)
              change(words.done.made)
            },
            () => {
              setMaking(false)
            },
          )
        : null}
    </>
  )
}
