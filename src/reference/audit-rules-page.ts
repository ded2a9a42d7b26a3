import type { Example, Rule, Topic } from '../audit/define-rule.ts'
import { GENERATED } from './document.ts'
import { code, prose, table } from './markdown.ts'

/** Topics in the order of the pages, and what they are called. */
export const TOPICS: readonly (readonly [Topic, string])[] = [
  ['iam', 'Identity and access'],
  ['network', 'Network'],
  ['encryption', 'Encryption'],
  ['auditing', 'Auditing'],
  ['automation', 'Automation'],
]

/** The others are tests. */
const MOST_EXAMPLES = 2

/** `docs/rules.md`: what the infrastructure audit finds, why it matters, what to do, and what others call it. */
export function auditRulesPage(rules: readonly Rule[]): string {
  const overview = TOPICS.map(([topic, name]) => [
    `[${name}](#${topic})`,
    String(rules.filter(rule => rule.topic === topic).length),
  ])
  return `${[
    GENERATED,
    '# What the infrastructure audit finds',
    intro,
    table(['Topic', 'Rules'], overview),
    ...TOPICS.flatMap(([topic, name]) => [
      `<a id="${topic}"></a>\n\n## ${name}`,
      ...rules.filter(rule => rule.topic === topic).flatMap(section),
    ]),
  ].join('\n\n')}\n`
}

const intro = `The check [\`infra-audit\`](checks.md#infra-audit) and the command \`compliance-patrol audit\` look for these in Terraform; \`compliance-patrol rules ID\` explains one on the terminal, also by another tool's id. Which requirement they cover for which type of resource: [coverage](coverage.md).

In a pull request, the root modules that it changes are audited at its head and where it left its base branch. What it introduces counts; what was there before is listed. Values that are known only when the configuration is applied decide nothing. A policy may give a rule another severity, switch it off with a reason, and set its options: \`checks.infra-audit.rules\` in [the policy](policy.md).

A place may be justified in a comment on or above the line, or at the resource or the module's call: \`patrol:allow RULE — reason, until 2027-03-01\`. It is then reported as waived, once the role that the policy's \`waivers\` name approved.

In the examples, a comment \`#!\` marks the line that is found.`

function section(rule: Rule): string[] {
  const { id, title, why, severity, fix, resources, scope, examples } = rule
  const elsewhere = idsElsewhere(rule)
  return [
    `### ${id}`,
    `**${prose(title)}** (${severity}). ${prose(why)}`,
    `To put it right: ${prose(fix)}`,
    `Looks at ${resources.map(code).join(', ')}${scope === 'account' ? ', in modules that set an account up' : ''}.`,
    ...(elsewhere === '' ? [] : [`Elsewhere: ${elsewhere}.`]),
    ...optionsOf(rule),
    'Found:',
    ...examples.fails.slice(0, MOST_EXAMPLES).map(fence),
    'Not found:',
    ...examples.passes.slice(0, MOST_EXAMPLES).map(fence),
  ]
}

/** What other tools and standards call the same, and of what holds for some types only, for which. */
function idsElsewhere({ aliases, aliasesOf = {} }: Rule): string {
  const byId = new Map<string, string[]>()
  for (const [type, ids] of Object.entries(aliasesOf))
    for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), type])
  const alike = Map.groupBy(byId, ([, types]) => types.map(code).join(', '))
  const some = [...alike].map(([types, ids]) => `for ${types}: ${ids.map(([id]) => id).join(', ')}`)
  return [aliases.join(', '), ...some].filter(each => each !== '').join('; ')
}

function optionsOf({ options }: Rule): string[] {
  const fields = Object.entries(options?.shape ?? {})
  if (fields.length === 0) return []
  const defaults: Readonly<Record<string, unknown>> = options?.parse({}) ?? {}
  const rows = fields.map(([name, field]) => [
    code(name),
    prose(descriptionOf(field)),
    code(JSON.stringify(defaults[name] ?? null)),
  ])
  return [table(['Option', 'Meaning', 'Default'], rows)]
}

function descriptionOf(field: unknown): string {
  return typeof field === 'object' && field !== null && 'description' in field
    ? String(field.description)
    : ''
}

function fence(example: Example): string {
  const files = typeof example === 'string' ? [['main.tf', example] as const] : Object.entries(example)
  const text = files
    .map(([path, file]) => (files.length === 1 ? file.trimEnd() : `# ${path}\n${file.trimEnd()}`))
    .join('\n\n')
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}hcl\n${text}\n${ticks}`
}
