import { quoted } from '../checks/wording.ts'
import type { Waiver } from '../model/finding.ts'
import type { ReportedFinding } from '../model/result.ts'
import type { Row } from '../model/verdict.ts'
import { cut, unmarked } from './markdown.ts'
import type { Annotation } from './publisher.ts'
import { fullStop } from './wording.ts'

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run: 255 characters and 64 KB at most. */
const LONGEST_TITLE = 255
const LONGEST_MESSAGE = 4_000

/** A remark at the place of each finding, in the order of the report: what is wrong there, and what to do instead. */
export function annotationsOf(rows: readonly Row[]): Annotation[] {
  return rows.flatMap(({ result, level }) =>
    (result.findings ?? []).map(finding => annotation(finding, level === 'required')),
  )
}

function annotation(finding: ReportedFinding, isRequired: boolean): Annotation {
  const { path, startLine, endLine, title, message, fix, waiver, rule } = finding
  const words = [message, fix].map(fullStop)
  if (waiver !== undefined) words.push(inWords(waiver))
  words.push(`(${rule})`)
  return {
    path,
    startLine,
    endLine: Math.max(startLine, endLine),
    level: levelOf(finding, isRequired),
    title: cut(unmarked(title), LONGEST_TITLE),
    message: cut(unmarked(words.join(' ')), LONGEST_MESSAGE),
  }
}

function levelOf({ weight }: ReportedFinding, isRequired: boolean): Annotation['level'] {
  if (weight === 'waived') return 'notice'
  return weight === 'blocks' && isRequired ? 'failure' : 'warning'
}

function inWords({ state, reason, until, why }: Waiver): string {
  if (state === 'void') return `The justification waives nothing. ${fullStop(why)}`
  const given = `${quoted(reason)}, until ${until ?? ''}`
  return `${state === 'holds' ? 'Waived' : 'Justified'}: ${given}. ${fullStop(why)}`
}
