import type { AnyFamily, Example, Rule } from '../tls/define-rules.ts'
import { GENERATED } from './document.ts'
import { code, prose, table } from './markdown.ts'

type Described = Omit<Rule<never>, 'match'>

/** `docs/tls-rules.md`: what the detector finds, why it matters, what to write instead, with examples. */
export function tlsRulesPage(families: readonly AnyFamily[]): string {
  const overview = families.map(family => [
    `[${prose(family.name)}](#${anchorOf(family.name)})`,
    String(family.rules.length),
    family.rules.map(rule => code(rule.id)).join(', '),
  ])
  return `${[
    GENERATED,
    '# What disables the validation of TLS',
    intro,
    table(['Language or tool', 'Rules', 'Ids'], overview),
    ...families.flatMap(section),
  ].join('\n\n')}\n`
}

const intro = `The check [\`ssl-validation\`](checks.md#ssl-validation) and the command \`compliance-patrol tls\` look for these. Each finding has a level: a **bypass** switches validation off, a **guarded** one stands behind a flag or in something that is named insecure, and **missing** is validation that was never switched on where the library's default is none. Where there may be no TLS at all, as with \`sslmode=disable\`, it is **plaintext**. What each does to a pull request, [the policy](policy.md) says.

Only lines that a pull request adds or changes count. Values are followed inside a file, code in strings of another language is read, and comments, documentation and help texts are not.

A place may be justified in a comment on or above the line: \`patrol:allow RULE — reason, until 2027-03-01\`. It is then reported as waived, once the role that the policy's \`waivers\` name approved; without a reason, past its date, or without that approval it waives nothing.

In the examples, a comment \`!!\` marks the line that is found.`

/** As GitHub makes it of a heading. */
function anchorOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function section(family: AnyFamily): string[] {
  const rules: readonly Described[] = family.rules
  return [`## ${prose(family.name)}`, ...rules.flatMap(rule => ruleSection(rule, family.example))]
}

function ruleSection(rule: Described, example: string): string[] {
  const { id, title, why, fix, level = 'bypass', family = 'validation', examples } = rule
  const kind = family === 'plaintext' && level === 'bypass' ? 'plaintext' : level
  return [
    `### ${id}`,
    `**${prose(title)}** (${kind}). ${prose(why)}`,
    `Instead: ${prose(fix)}`,
    'Found:',
    ...examples.bad.map(each => fence(each, example)),
    'Not found:',
    ...examples.good.map(each => fence(each, example)),
  ]
}

function fence(example: Example, path: string): string {
  const given = typeof example === 'string' ? { path, text: example } : example
  const longest = Math.max(2, ...[...given.text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  const name = given.path.split('/').at(-1) ?? ''
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '') : name.toLowerCase()
  return `${ticks}${/^\w+$/.test(ending) ? ending : ''}\n${given.text.replace(/\n+$/, '')}\n${ticks}`
}
