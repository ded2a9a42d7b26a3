import { parseArgs } from 'node:util'
import type { Severity } from '../audit/define-rule.ts'
import { rules } from '../audit/rules/index.ts'
import { SEVERITIES } from '../checks/severity.ts'
import { didYouMean } from '../policy/closest.ts'
import { auditAsHtml } from './audit/as-html.ts'
import { auditAsJson } from './audit/as-json.ts'
import { auditAsSarif } from './audit/as-sarif.ts'
import { auditAsText } from './audit/as-text.ts'
import { baselineIn } from './audit/baseline.ts'
import { lookAt, NoSuchPath, type ToAudit } from './audit/look.ts'
import { type AuditReport, forPeople, reportOf, type Selection } from './audit/report.ts'
import { GitFailed } from './changed-since.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { formatOf } from './format.ts'
import { ownVersion } from './own-version.ts'

/** What the check `infra-audit` finds, in root modules or on a branch. */
export const audit: Command = {
  name: 'audit',
  usage: '[PATH…] [--format text|json|sarif|html] [--diff BASE] [--baseline FILE] [--rule ID] …',
  summary: 'Audits infrastructure code: Terraform, in files or on a branch.',
  help: `
PATH…                           folders, whose root modules are audited (those that no other module there calls), or
                                Terraform files, of whose modules what concerns the file is shown; left out: the
                                current folder
--format text|json|sarif|html   text for people (default), JSON, SARIF 2.1.0, or a report as one HTML file
--diff BASE                     only what the working tree introduces against its merge base with BASE (main,
                                origin/main, a commit)
--baseline FILE                 a report of before, as JSON: findings that it has are counted, and not shown again
--rule ID                       findings of this rule alone; may be repeated
--severity LEAST                critical, high, medium or low (default): findings of at least this severity
--var-file FILE                 values of variables, as terraform takes them; may be repeated, the last one wins

Values that are known only when the configuration is applied decide nothing: such questions are counted as undecided.
What stands in a secret's place is shown nowhere.
Exit codes: 0 nothing was found, 1 something was, 2 a file or git could not be read, or not to its end.
`,

  async run(args, terminal) {
    const { toAudit, selection, format } = readArguments(args)
    try {
      const audits = lookAt({ ...toAudit, progress: words => terminal.progress?.(words) })
      terminal.progress?.(null)
      const report = reportOf(audits, selection)
      terminal.out(inFormat[format](format === 'json' ? report : forPeople(report), terminal.colour))
      for (const { file, line, why } of format === 'text' ? [] : report.unread)
        terminal.err(`${file}:${line} ${why}\n`)
      if (report.unread.length > 0) return EXIT.impossible
      return report.findings.length === 0 ? EXIT.fine : EXIT.problems
    } catch (error) {
      if (!(error instanceof GitFailed || error instanceof NoSuchPath)) throw error
      terminal.progress?.(null)
      terminal.err(`${error.message}\n`)
      return EXIT.impossible
    }
  },
}

const inFormat = {
  text: auditAsText,
  json: (report: AuditReport) => auditAsJson(report),
  sarif: (report: AuditReport) => auditAsSarif(report, ownVersion()),
  html: (report: AuditReport) => auditAsHtml(report),
}

interface Arguments {
  readonly toAudit: Omit<ToAudit, 'progress'>
  readonly selection: Selection
  readonly format: keyof typeof inFormat
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      diff: { type: 'string' },
      baseline: { type: 'string' },
      rule: { type: 'string', multiple: true, default: [] },
      severity: { type: 'string', default: 'low' },
      'var-file': { type: 'string', multiple: true, default: [] },
    },
  })
  const { diff: base, severity, rule: ids } = values
  if (base !== undefined && (base === '' || base.startsWith('-')))
    throw new UsageError(`\`${base}\` is no branch or commit. Example: --diff origin/main`)
  for (const id of ids) requireRule(id)
  return {
    toAudit: {
      paths: positionals.length === 0 ? ['.'] : positionals,
      base,
      variableFiles: values['var-file'],
    },
    selection: {
      rules: ids,
      severity: asSeverity(severity),
      baseline: values.baseline === undefined ? [] : baselineIn(values.baseline),
    },
    format: formatOf(values.format, ['text', 'json', 'sarif', 'html']),
  }
}

function asSeverity(text: string): Severity {
  const severity = SEVERITIES.find(each => each === text)
  if (severity !== undefined) return severity
  throw new UsageError(`There is no severity \`${text}\`: critical, high, medium or low.`)
}

function requireRule(id: string): void {
  const ids = rules.map(rule => rule.id)
  if (ids.includes(id)) return
  throw new UsageError(
    `There is no rule \`${id}\`.${didYouMean(id, ids)} \`compliance-patrol rules\` lists them.`,
  )
}
