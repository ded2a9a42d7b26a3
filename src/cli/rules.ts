import { parseArgs } from 'node:util'
import type { Example, Rule } from '../audit/define-rule.ts'
import { rules as all } from '../audit/rules/index.ts'
import { didYouMean } from '../policy/closest.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { paint } from './excerpt.ts'
import { formatOf } from './format.ts'
import { jsonText } from './json-text.ts'

/** What the infrastructure audit looks for. */
export const rules: Command = {
  name: 'rules',
  usage: '[ID] [--format text|json]',
  summary: 'Lists the rules of the infrastructure audit, or explains one.',
  help: `
ID                    of a rule, or what another tool or standard calls the same requirement: CKV_AWS_7, "CIS AWS 3.6"
--format text|json    text for people (default), or JSON

Exit codes: 0 it is there, 2 it is not.
`,

  async run(args, terminal) {
    const { id, format } = readArguments(args)
    const found = id === undefined ? all : rulesNamed(id)
    if (format === 'json')
      terminal.out(jsonText(id === undefined ? { rules: found.map(toJson) } : found.map(toJson)))
    else
      terminal.out(
        id === undefined
          ? list(terminal.colour)
          : found.map(each => explained(each, terminal.colour)).join('\n'),
      )
    return EXIT.fine
  },
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  })
  const { format } = values
  const [id, ...more] = positionals
  if (more.length > 0) throw new UsageError(`One ID at a time, not ${positionals.length}.`)
  return { id, format: formatOf(format, ['text', 'json']) }
}

/** Those of this id, or else those that another tool calls so. */
function rulesNamed(id: string): readonly Rule[] {
  const own = all.filter(rule => rule.id === id)
  const found = own.length > 0 ? own : all.filter(rule => idsElsewhere(rule).includes(id))
  if (found.length > 0) return found
  const known = all.flatMap(rule => [rule.id, ...idsElsewhere(rule)])
  throw new UsageError(
    `There is no rule \`${id}\`.${didYouMean(id, known)} \`compliance-patrol rules\` lists them.`,
  )
}

function idsElsewhere({ aliases, aliasesOf = {} }: Rule): string[] {
  return [...new Set([...aliases, ...Object.values(aliasesOf).flat()])]
}

function list(colour: boolean): string {
  const width = Math.max(...all.map(({ id }) => id.length))
  const topics = [...Map.groupBy(all, ({ topic }) => topic)]
  const lines = topics.flatMap(([topic, inTopic]) => [
    '',
    paint(topic, 'bold', colour),
    ...inTopic.map(({ id, severity, title }) => `  ${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`),
  ])
  return [`${all.length} rules; \`compliance-patrol rules ID\` explains one.`, ...lines, ''].join('\n')
}

function explained(rule: Rule, colour: boolean): string {
  const { id, title, why, severity, topic, fix, resources, examples } = rule
  const elsewhere = idsElsewhere(rule)
  return [
    `${paint(id, 'bold', colour)}  ${severity}  ${topic}`,
    title,
    '',
    why,
    `To put it right: ${fix}`,
    '',
    `Looks at: ${resources.join(', ')}`,
    ...(elsewhere.length === 0 ? [] : [`Elsewhere: ${elsewhere.join(', ')}`]),
    ...optionLines(rule),
    ...exampleLines('Found, at the line with #!:', examples.fails),
    ...exampleLines('Not found:', examples.passes),
    '',
  ].join('\n')
}

function optionLines({ options }: Rule): string[] {
  const fields = Object.entries(options?.shape ?? {})
  if (fields.length === 0) return []
  return ['', 'Options:', ...fields.map(([name, field]) => `  ${name}: ${descriptionOf(field)}`)]
}

function descriptionOf(field: unknown): string {
  return typeof field === 'object' && field !== null && 'description' in field
    ? String(field.description)
    : ''
}

function exampleLines(heading: string, [example]: readonly Example[]): string[] {
  if (example === undefined) return []
  const files = typeof example === 'string' ? { 'main.tf': example } : example
  const texts = Object.entries(files).flatMap(([path, text]) => [
    ...(Object.keys(files).length > 1 ? [`  # ${path}`] : []),
    ...text
      .trimEnd()
      .split('\n')
      .map(line => `  ${line}`),
  ])
  return ['', heading, ...texts]
}

function toJson({
  id,
  title,
  why,
  fix,
  severity,
  topic,
  checklist,
  scope,
  resources,
  aliases,
  aliasesOf = {},
}: Rule) {
  return { id, title, why, fix, severity, topic, checklist, scope, resources, aliases, aliasesOf }
}
