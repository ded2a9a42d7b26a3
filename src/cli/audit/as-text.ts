import { SEVERITIES } from '../../checks/severity.ts'
import { unmarked } from '../../publish/markdown.ts'
import { paint } from '../excerpt.ts'
import { findingBlock, justified } from '../finding-block.ts'
import type { AuditReport, ShownFinding } from './report.ts'

const STYLES = { critical: 'red', high: 'red', medium: 'yellow', low: 'dim' } as const

/** For people: each place with its lines, what is wrong and what to do; then how many there are. */
export function auditAsText(report: AuditReport, colour: boolean): string {
  const blocks = report.findings.map(finding => block(finding, colour))
  const unread = report.unread.map(
    ({ file, line, why }) => `${paint(unmarked(`${file}:${line}`), 'bold', colour)}  ${unmarked(why)}\n`,
  )
  return [...blocks, ...unread, `${summary(report)}\n`].join('\n')
}

function block(finding: ShownFinding, colour: boolean): string {
  const { path, startLine, column, severity, title, rule, message, fix, lines, marker } = finding
  return findingBlock(
    {
      place: `${path}:${startLine}:${column}`,
      degree: { word: severity, style: STYLES[severity] },
      title,
      rule,
      excerpt: { lines, line: startLine, column, note: message },
      words: [fix, ...justified(marker)],
    },
    colour,
  )
}

/** “3 findings (1 high, 2 medium) in 14 resources of 2 modules; 1 undecided (`var.kms` has no value)” */
export function summary(report: AuditReport): string {
  const { findings, known, change, undecided, unread, unaudited, roots } = report
  const resources = Object.entries(report.resources).reduce(
    (sum, [type, count]) => sum + (isManaged(type) ? count : 0),
    0,
  )
  const audited = `${found(findings)} in ${counted(resources, 'resource')} of ${counted(roots, 'module')}`
  return [
    roots === 0 && findings.length === 0 ? 'No Terraform code to audit' : audited,
    ...(known === 0 ? [] : [`${known} known by the baseline`]),
    ...(change === null || change.existing === 0 ? [] : [`${change.existing} already there`]),
    ...(change === null || change.fixed === 0 ? [] : [`${change.fixed} fixed`]),
    ...(undecided.length === 0
      ? []
      : [`${undecided.length} undecided (${unmarked(undecided[0]?.why ?? '')})`]),
    ...(unread.length === 0 ? [] : [`${counted(unread.length, 'place')} could not be read`]),
    ...(unaudited === null ? [] : [`not audited yet: ${unaudited}`]),
  ].join('; ')
}

/** Not what is only looked up, nor what stands beside resources: variables, outputs, calls of modules, providers. */
function isManaged(type: string): boolean {
  return !type.includes('.') && !['module', 'variable', 'output', 'terraform'].includes(type)
}

function found(findings: readonly ShownFinding[]): string {
  if (findings.length === 0) return 'No finding'
  const counts = SEVERITIES.flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}`]
  })
  return `${counted(findings.length, 'finding')} (${counts.join(', ')})`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
