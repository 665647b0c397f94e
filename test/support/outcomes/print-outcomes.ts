/** docs/outcomes.md, printed from what the tests saw. @module */
import type { InBoth, OutcomeRecord } from './record.ts'
import type { Shown } from './shown.tsx'

export function printOutcomes(records: readonly OutcomeRecord[]): string {
  return [
    '# Outcomes',
    'How a request ends, and what each side says of it. Printed from runs of the real relying party with a real device: `npx vitest run test/integration/outcome-matrix.test.ts -u` writes it anew. The page and the prompt are called the same in both languages; `watch` is what the headless device says.',
    '## At a glance',
    printTable(records),
    '## Each of them',
    ...records.map(printOne),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function printTable(records: readonly OutcomeRecord[]): string {
  const rows = records.map(({ title, page, prompt, list, signIn, changes }) => [
    title,
    page.en.title,
    prompt?.en.title ?? (list === undefined ? '–' : 'Update the app'),
    signIn,
    changes.length === 0 ? '–' : changes.join('; '),
  ])
  const head = ['End', 'Page', 'Device', 'Sign-in log', 'What changed']
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

function printOne(record: OutcomeRecord): string {
  const { title, what, page, prompt, list, watch, signIn, audit, changes } = record
  const lines = [
    ...printShown('Page', page),
    ...(prompt === undefined
      ? watch === undefined
        ? ['- Device: nothing comes to it.']
        : []
      : printShown('Prompt', prompt)),
    ...(list === undefined ? [] : [`- Account list: “${list.en}” / “${list.nl}”`]),
    ...(watch === undefined ? [] : [`- \`watch\`: “${watch.en}” / “${watch.nl}”`]),
    `- Sign-in log: ${signIn}`,
    `- Audit log: ${audit.length === 0 ? 'nothing' : audit.join(', ')}`,
    `- Changed: ${changes.length === 0 ? 'nothing' : changes.join('; ')}`,
  ]
  return [`### ${title}`, what, lines.join('\n')].join('\n\n')
}

function printShown(where: string, { en, nl }: InBoth<Shown>): readonly string[] {
  const said = ({ title, text }: Shown) => (text === '' ? `**${title}**` : `**${title}** ${text}`)
  return [`- ${where}, English: ${said(en)}`, `- ${where}, Dutch: ${said(nl)}`]
}
