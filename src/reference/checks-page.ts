import type { Check, Setup } from '../checks/define-check.ts'
import { levelOption } from '../policy/schema.ts'
import { GENERATED } from './document.ts'
import { exampleSummary } from './example-summary.ts'
import { code, prose, table } from './markdown.ts'
import { optionsTable } from './options.ts'

/** `docs/checks.md`: what each check demands, how to meet it, its options and its examples. */
export function checksPage(checks: readonly Check[]): string {
  const overview = checks.map(check => [
    `[${code(check.id)}](#${check.id})`,
    prose(check.requirement),
    prose(onWhere(check)),
  ])
  return [
    GENERATED,
    '# The checks',
    'Each check is one requirement that a pull request must meet, one row of the report, and one key under `checks` in [the policy](policy.md). They stand here in the order of the report.',
    'A check answers **pass**, **fail** (its author can change that), **pending** (a person must act) or **error** (it could not be determined, which is never green). Where an exemption of the policy applies, it is **skipped**.',
    table(['Check', 'Requirement', 'On by default'], overview),
    ...checks.flatMap(section),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function section(check: Check): string[] {
  return [
    `## ${check.id}`,
    `**${prose(check.name)}.** ${prose(check.requirement)}.`,
    `To meet it: ${prose(check.fix)}`,
    `On by default: ${prose(onWhere(check))}.`,
    optionsTable(check.options.safeExtend({ level: levelOption })),
    ...examples(check),
  ]
}

function examples({ examples: { passes, fails = [], waits = [], errors = [] } }: Check): string[] {
  const kinds = [
    ['✓ pass', passes],
    ['✗ fail', fails],
    ['… pending', waits],
    ['! error', errors],
  ] as const
  const rows = kinds.flatMap(([kind, list]) =>
    list.map(example => [exampleSummary(example), kind, prose(example.says)]),
  )
  return rows.length === 0 ? [] : [table(['For example', 'Result', 'What it says'], rows)]
}

/** Asks the check itself, in the setups that there can be. */
function onWhere(check: Check): string {
  const defaults = check.options.parse({})
  const isOn = (options: Record<string, unknown>, setup: Partial<Setup>) =>
    check.isSetUp?.(options, { jira: false, roles: [], ...setup }) ?? true
  if (isOn(defaults, {})) return 'always'

  const { by } = defaults
  const switches = Object.keys(defaults).filter(
    key => Array.isArray(defaults[key]) && isOn({ ...defaults, [key]: ['x'] }, {}),
  )
  const conditions = [
    ...(isOn(defaults, { jira: true }) ? ['where JIRA is set up'] : []),
    ...(typeof by === 'string' && isOn(defaults, { roles: [by] })
      ? [`where the role \`${by}\` is defined`]
      : []),
    ...switches.map(key => `where \`${key}\` is given`),
  ]
  return conditions.length === 0 ? 'only where the policy gives it a level' : conditions.join(', or ')
}
