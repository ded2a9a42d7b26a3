import { html } from 'hono/html'
import type { EntryOf } from '../../../model/evidence.ts'
import type { ReportedFinding } from '../../../model/result.ts'
import type { Html } from '../words.ts'

const AROUND = 2
const MOST_LINES = 12
const LONGEST_LINE = 240

/** The finding of a verdict that has this fingerprint and begins at this line. */
export function findingOf(
  { details: { rows } }: EntryOf<'verdict'>,
  fingerprint: string,
  line: number,
): ReportedFinding | null {
  const findings = rows.flatMap(({ result }) => result.findings ?? [])
  return findings.find(each => each.fingerprint === fingerprint && each.startLine === line) ?? null
}

/** The lines of a finding, marked, with some around them. */
export function excerpt(text: string, { startLine, endLine }: ReportedFinding): Html {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const first = Math.max(1, startLine - AROUND)
  const shown = lines.slice(first - 1, Math.min(endLine + AROUND, first - 1 + MOST_LINES))
  return html`<pre tabindex="0"><code>${shown.map((line, at) => {
    const number = first + at
    const isHit = number >= startLine && number <= endLine
    const words = `${String(number).padStart(5)}  ${line.slice(0, LONGEST_LINE)}`
    // The line ends behind its mark: within, whatever follows would stand beside it, out of sight.
    return html`${isHit ? html`<span class="hit">${words}</span>` : words}\n`
  })}</code></pre>`
}
