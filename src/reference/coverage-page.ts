import type { Line, Lines } from '../audit/checklist/line.ts'
import type { Rule } from '../audit/define-rule.ts'
import { TOPICS } from './audit-rules-page.ts'
import { GENERATED } from './document.ts'
import { code, prose, table } from './markdown.ts'

/** `docs/coverage.md`: each line of the checklists, the types of resources that it is about, and the rules that look at them. */
export function coveragePage(lines: Lines, rules: readonly Rule[]): string {
  const types = new Set(rules.flatMap(({ resources }) => resources))
  return `${[
    GENERATED,
    '# What the infrastructure audit covers',
    `${rules.length} rules look at ${types.size} types of resources for ${Object.keys(lines).length} requirements. A type without a rule has its reason here, so that a gap is seen. What each rule finds: [rules](rules.md).`,
    ...TOPICS.flatMap(([topic, name]) => [
      `## ${name}`,
      ...Object.entries(lines)
        .filter(([id]) => id.startsWith(`${topic}/`))
        .flatMap(([id, line]) => lineSection(id, line, rules)),
    ]),
  ].join('\n\n')}\n`
}

function lineSection(id: string, line: Line, rules: readonly Rule[]): string[] {
  const ofLine = rules.filter(({ checklist }) => checklist === id)
  // Types that the same rules look at share a row.
  const rows = Map.groupBy(line.types, type => looksAt(type, line, ofLine))
  return [
    `### ${id}`,
    prose(line.text),
    table(
      ['Resources', 'Rules'],
      [...rows].map(([by, types]) => [types.map(code).join(', '), by]),
    ),
  ]
}

/** In Markdown: the rules, or why there are none. */
function looksAt(type: string, { blanks = {} }: Line, rules: readonly Rule[]): string {
  const found = rules.filter(({ resources }) => resources.includes(type))
  if (found.length > 0) return found.map(({ id }) => `[${id}](rules.md#${id})`).join(', ')
  return `none: ${prose(blanks[type] ?? 'there is no reason')}`
}
