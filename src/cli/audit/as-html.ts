import { html, raw } from 'hono/html'
import type { Rule, Topic } from '../../audit/define-rule.ts'
import { rules } from '../../audit/rules/index.ts'
import { SEVERITIES } from '../../checks/severity.ts'
import { summary } from './as-text.ts'
import { STYLE } from './html-style.ts'
import type { AuditReport, ShownFinding } from './report.ts'

type Html = ReturnType<typeof html>

const TOPICS: readonly (readonly [Topic, string])[] = [
  ['iam', 'Identity and access'],
  ['network', 'Network'],
  ['encryption', 'Encryption'],
  ['auditing', 'Auditing'],
  ['automation', 'Automation'],
]

/**
 * A report to be read by people, as one file without scripts and without anything from elsewhere: by topic each rule
 * with how many resources were checked and how many are flagged, then the places. Every value is escaped.
 */
export function auditAsHtml(report: AuditReport): string {
  const byRule = Map.groupBy(report.findings, ({ rule }) => rule)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Infrastructure audit</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<h1>Infrastructure audit</h1>
<p>${summary(report)}</p>
</header>
<main>
${dashboard(report)}
${TOPICS.map(([topic, name]) => topicSection(topic, name, report, byRule))}
${unreadSection(report)}
${undecidedSection(report)}
</main>
</body>
</html>
`
  if (page instanceof Promise) throw new Error('A part of the report is still missing.')
  return page.toString()
}

function dashboard({ findings, looked }: AuditReport): Html {
  return html`<table class="dashboard">
<caption>What was found, by topic</caption>
<thead><tr><th scope="col">Topic</th><th scope="col">Rules</th>${SEVERITIES.map(each => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>
${TOPICS.map(([topic, name]) => {
  const checked = rulesOf(topic).filter(({ id }) => (looked[id]?.checked ?? 0) > 0).length
  return html`<tr><th scope="row"><a href="#${topic}">${name}</a></th><td>${checked}</td>${SEVERITIES.map(
    severity => {
      const count = findings.filter(each => each.topic === topic && each.severity === severity).length
      return html`<td class="${count === 0 ? 'none' : severity}">${count}</td>`
    },
  )}</tr>
`
})}</tbody>
</table>`
}

function rulesOf(topic: Topic): readonly Rule[] {
  return rules.filter(rule => rule.topic === topic)
}

function topicSection(
  topic: Topic,
  name: string,
  { looked }: AuditReport,
  byRule: ReadonlyMap<string, readonly ShownFinding[]>,
): Html {
  const rows = rulesOf(topic)
    .map(rule => ({
      rule,
      found: byRule.get(rule.id) ?? [],
      ...(looked[rule.id] ?? { checked: 0, flagged: 0 }),
    }))
    .filter(({ checked, found }) => checked > 0 || found.length > 0)
    .toSorted((a, b) => rank(a) - rank(b))
  return html`<section id="${topic}">
<h2>${name}</h2>
${rows.length === 0 ? html`<p class="none">Nothing here was looked at: there are no such resources.</p>` : ''}
${rows.map(ruleEntry)}
</section>
`
}

interface RuleRow {
  readonly rule: Rule
  readonly found: readonly ShownFinding[]
  readonly checked: number
  readonly flagged: number
}

/** What was found comes first, the worst before all. */
function rank({ rule, found }: RuleRow): number {
  return (found.length > 0 ? 0 : 10) + SEVERITIES.indexOf(found[0]?.severity ?? rule.severity)
}

function ruleEntry({ rule, found, checked }: RuleRow): Html {
  const flagged = new Set(found.map(({ resource, path }) => `${path} ${resource}`)).size
  const state = found.length === 0 ? 'good' : rule.severity
  return html`<details${found.length > 0 ? raw(' open') : ''}>
<summary><span class="mark ${state}">${found.length === 0 ? 'not found' : rule.severity}</span> ${rule.title}
<span class="counts">${checked} checked, ${flagged} flagged</span></summary>
<p>${withCode(rule.why)}</p>
<p><strong>To put it right:</strong> ${withCode(rule.fix)}</p>
<p class="ids">${[rule.id, ...rule.aliases].join(' · ')}</p>
${found.map(place)}
</details>
`
}

function place({ path, startLine, column, resource, message, lines, calls, marker }: ShownFinding): Html {
  const shown = [startLine - 1, startLine].filter(line => line > 0)
  return html`<article>
<h3>${path}:${startLine}:${column}</h3>
<p><code>${resource}</code> ${withCode(message)}${calls.map(({ file, line }) => html` <span class="call">called at ${file}:${line}</span>`)}</p>
<pre>${shown.map(
    line => html`<span class="line${line === startLine ? ' at' : ''}"><b>${line}</b> ${(lines[line - 1] ?? '').slice(0, 300)}
</span>`,
  )}</pre>
${marker === undefined ? '' : html`<p class="justified">Justified: “${marker.reason ?? 'no reason is given'}”; whether that holds, the policy and its approval say.</p>`}
</article>
`
}

/** What stands between backticks is code. */
function withCode(text: string): Html[] {
  return text.split('`').map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`))
}

function unreadSection({ unread, unaudited }: AuditReport): Html | '' {
  if (unread.length === 0 && unaudited === null) return ''
  return html`<section>
<h2>Not audited</h2>
<ul>
${unread.map(({ file, line, why }) => html`<li>${file}:${line} ${why}</li>`)}
${unaudited === null ? '' : html`<li>Not audited yet: ${unaudited}</li>`}
</ul>
</section>
`
}

function undecidedSection({ undecided }: AuditReport): Html | '' {
  if (undecided.length === 0) return ''
  return html`<section>
<h2>Undecided</h2>
<p>What these depend on is known only when the configuration is applied.</p>
<ul>
${undecided.map(({ file, line, resource, rule, why }) => html`<li>${file}:${line} <code>${resource}</code> ${rule}: ${why}</li>`)}
</ul>
</section>
`
}
