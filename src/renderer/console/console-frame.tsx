/** What stands around every part of the console: whose it is, where one is, who reads it. @module */
import { useEffect, useRef } from 'react'
import {
  AppWindow,
  KeyRound,
  ScrollText,
  SlidersHorizontal,
  UserRound,
  UsersRound,
  LogIn,
  type LucideIcon,
} from 'lucide-react'
import type { ConsoleState } from '#protocol/console-http'
import { PageFooter } from '../page/page-frame.tsx'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Icon } from '../ui/icon.tsx'
import { Initials } from '../ui/initials.tsx'
import { ApplicationsView } from './applications/applications-view.tsx'
import { AuditView } from './audit-view.tsx'
import './console-frame.css'
import { GroupsView } from './groups/groups-view.tsx'
import { PeopleView } from './people-view.tsx'
import { PoliciesView } from './policies/policies-view.tsx'
import { addressOf, sections, usePlace, type SectionName } from './section.ts'
import { SettingsView } from './settings/settings-view.tsx'
import { SignInsView } from './sign-ins-view.tsx'

const icons: Readonly<Record<SectionName, LucideIcon>> = {
  people: UserRound,
  groups: UsersRound,
  applications: AppWindow,
  methods: KeyRound,
  'sign-ins': LogIn,
  audit: ScrollText,
  settings: SlidersHorizontal,
}

export function ConsoleFrame({ of: state }: { readonly of: ConsoleState }) {
  const { text, words } = useConsoleWords()
  const { tenant, reader, rights } = state
  const place = usePlace(rights)
  const title = text.sections[place.section]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = words.page.documentTitle(title, tenant.name)
  }, [words, title, tenant.name])
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [place.section])
  const View = views[place.section]
  return (
    <div className="console">
      <a className="console-skip" href="#content">
        {text.skip}
      </a>
      <header className="console-side">
        <div className="console-tenant">
          <Initials of={tenant.name} />
          <div className="console-tenant-words">
            <p className="console-tenant-name">{tenant.name}</p>
            <p className="console-quiet">{tenant.domain}</p>
          </div>
        </div>
        <nav aria-label={text.navigation}>
          <ul className="console-sections">
            {sections
              .filter(({ right }) => rights.includes(right))
              .map(({ name }) => (
                <li key={name}>
                  <a
                    className="console-section"
                    href={addressOf({ section: name, open: '' })}
                    aria-current={name === place.section ? 'page' : undefined}
                  >
                    <Icon of={icons[name]} />
                    {text.sections[name]}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <div className="console-reader">
          <p>{reader.kind === 'host' ? text.host : reader.displayName}</p>
          <p className="console-quiet">
            {reader.kind === 'host'
              ? tenant.domain
              : reader.roles.map((role) => text.roles[role]).join(', ')}
          </p>
        </div>
      </header>
      <main id="content" className="console-main">
        <h1 ref={heading} tabIndex={-1} className="console-title">
          {title}
        </h1>
        <View rights={rights} open={place.open} />
        <PageFooter />
      </main>
    </div>
  )
}

const views = {
  people: PeopleView,
  groups: GroupsView,
  applications: ApplicationsView,
  methods: PoliciesView,
  'sign-ins': SignInsView,
  audit: AuditView,
  settings: SettingsView,
} as const
