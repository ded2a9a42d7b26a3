import { join, relative, sep } from 'node:path'
import { readFileSync, statSync } from 'node:fs'
import { aliasesFor, type Severity } from '../../audit/define-rule.ts'
import { totalOf } from '../../audit/audit-root.ts'
import type { AuditFinding } from '../../audit/finding.ts'
import { kindByPath } from '../../audit/recognise/by-path.ts'
import { isData, kindByText } from '../../audit/recognise/by-text.ts'
import { recognisedInWords } from '../../audit/recognise/in-words.ts'
import type { Place } from '../../audit/resource/place.ts'
import { rules } from '../../audit/rules/index.ts'
import { toldAtOrigin } from '../../audit/told-at-origin.ts'
import { isAtLeast } from '../../checks/severity.ts'
import { lastLine } from '../../facts/infrastructure/changed-lines.ts'
import { maskedText } from '../../facts/infrastructure/secrets.ts'
import { toFinding } from '../../facts/infrastructure/to-finding.ts'
import type { Finding } from '../../model/finding.ts'
import { linesOf } from '../excerpt.ts'
import type { TreeAudit } from './look.ts'

/** Which findings are asked for. */
export interface Selection {
  /** Ids of rules; empty: all. */
  readonly rules: readonly string[]
  readonly severity: Severity
  /** Fingerprints of findings that are known, each as often as it is. */
  readonly baseline: readonly string[]
}

/** A finding as every format shows it. */
export interface ShownFinding extends Finding {
  readonly topic: AuditFinding['topic']
  readonly aliases: readonly string[]
  readonly resource: string
  readonly resourceType: string
  readonly attribute: string
  readonly column: number
  /** Where the modules are called in which the resource stands, from the root down. */
  readonly calls: readonly { readonly file: string; readonly line: number }[]
  /** Fingerprint of the finding that tells the same where it comes from; `null`: none does. */
  readonly toldBy: string | null
  /** The lines of its file, without any secret. */
  readonly lines: readonly string[]
}

export interface AuditReport {
  readonly findings: readonly ShownFinding[]
  /** Findings that the baseline knows. */
  readonly known: number
  /** Of a branch, how many were there before, and how many are no longer. */
  readonly change: { readonly existing: number; readonly fixed: number } | null
  readonly resources: TreeAudit['resources']
  readonly looked: TreeAudit['looked']
  readonly undecided: readonly ShownUndecided[]
  readonly unread: readonly { readonly file: string; readonly line: number; readonly why: string }[]
  /** Infrastructure code that is not audited yet, in words; `null`: none was seen. */
  readonly unaudited: string | null
  readonly roots: number
}

export interface ShownUndecided {
  readonly rule: string
  readonly resource: string
  readonly attribute: string
  readonly file: string
  readonly line: number
  readonly why: string
}

/** What was found, as people name it from where they are. */
export function reportOf(audits: readonly TreeAudit[], selection: Selection): AuditReport {
  const all = audits.flatMap(audit => shownFindings(audit))
  const { fresh, known } = apartFrom(
    selection.baseline,
    all.filter(each => isAsked(each, selection)),
  )
  const { resources, looked } = totalOf(audits)
  const changes = audits.flatMap(({ change }) => change ?? [])
  const count = (kind: 'existing' | 'fixed') =>
    changes.flatMap(change => change[kind]).filter(each => isAsked(each, selection)).length
  return {
    findings: fresh,
    known,
    change: changes.length === 0 ? null : { existing: count('existing'), fixed: count('fixed') },
    resources,
    looked: Object.fromEntries(Object.entries(looked).filter(([rule]) => isSelected(rule, selection))),
    undecided: audits.flatMap(audit => undecidedOf(audit).filter(({ rule }) => isSelected(rule, selection))),
    unread: audits.flatMap(unreadOf),
    unaudited: recognisedInWords(audits.flatMap(recognised)),
    roots: audits.reduce((count, { roots }) => count + roots.length, 0),
  }
}

/** The same for people: what another finding tells where it comes from is left out. */
export function forPeople(report: AuditReport): AuditReport {
  const told = new Set(report.findings.map(({ fingerprint }) => fingerprint))
  const isNews = ({ toldBy }: ShownFinding) => toldBy === null || !told.has(toldBy)
  return { ...report, findings: report.findings.filter(isNews) }
}

function isAsked({ rule, severity }: Pick<AuditFinding, 'rule' | 'severity'>, selection: Selection): boolean {
  return isSelected(rule, selection) && isAtLeast(severity, selection.severity)
}

function isSelected(rule: string, { rules: wanted }: Selection): boolean {
  return wanted.length === 0 || wanted.includes(rule)
}

function shownFindings({ tree, findings, secrets, isChanged }: TreeAudit): ShownFinding[] {
  const named = (path: string) => pathFromHere(tree.top, path)
  const linesIn = maskedLines({ tree, secrets })
  const repeated = toldAtOrigin(findings)
  return findings.map(finding => {
    const rule = rules.find(({ id }) => id === finding.rule)
    const shown = toFinding(finding, tree, isChanged)
    return {
      ...shown,
      path: named(shown.path),
      topic: finding.topic,
      aliases: rule === undefined ? [] : aliasesFor(rule, finding.resourceType),
      resource: finding.resource,
      resourceType: finding.resourceType,
      attribute: finding.attribute,
      column: columnOf(finding, shown),
      toldBy: repeated.get(finding)?.fingerprint ?? null,
      calls: finding.calls.map(({ path, start }) => ({ file: named(path), line: start.line })),
      lines: linesIn(shown.path),
    }
  })
}

function columnOf({ place, origins, calls }: AuditFinding, shown: Finding): number {
  const isShown = (each: Place) =>
    each.path === shown.path && each.start.line === shown.startLine && lastLine(each) === shown.endLine
  return [place, ...origins, ...calls].find(isShown)?.start.column ?? 1
}

/** Whatever is shown of a file holds no secret that any rule found in it, whichever rules are asked for. */
function maskedLines({
  tree,
  secrets,
}: Pick<TreeAudit, 'tree' | 'secrets'>): (path: string) => readonly string[] {
  const byPath = Map.groupBy(secrets, ({ path }) => path)
  const known = new Map<string, readonly string[]>()
  return path => {
    const file = tree.read(path)
    const text = typeof file === 'string' ? '' : file.text
    const lines = known.get(path) ?? linesOf(maskedText(text, byPath.get(path) ?? []))
    known.set(path, lines)
    return lines
  }
}

/** A fingerprint in the baseline speaks for one finding: a second one of its kind is new. */
function apartFrom(baseline: readonly string[], findings: readonly ShownFinding[]) {
  const left = new Map<string, number>()
  for (const fingerprint of baseline) left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1)
  const fresh = findings.filter(({ fingerprint }) => {
    const count = left.get(fingerprint) ?? 0
    left.set(fingerprint, count - 1)
    return count <= 0
  })
  return { fresh, known: findings.length - fresh.length }
}

function undecidedOf({ tree, undecided }: TreeAudit): ShownUndecided[] {
  return undecided.map(({ rule, resource, attribute, place, why }) => {
    const file = pathFromHere(tree.top, place.path)
    return { rule, resource, attribute, file, line: place.start.line, why }
  })
}

function unreadOf({ tree, problems }: TreeAudit): AuditReport['unread'] {
  const named = (path: string) => pathFromHere(tree.top, path)
  return [
    ...problems
      .filter(({ path }) => !tree.unreadable.has(path))
      .map(({ path, start, says }) => ({ file: named(path), line: start.line, why: says })),
    ...[...tree.unreadable].map(([path, why]) => ({
      file: named(path),
      line: 1,
      why: `${named(path)} ${why}.`,
    })),
  ]
}

const LARGEST_TEMPLATE = 1_000_000

/** Code is not read for it: a project of CDK or Pulumi has a file whose name says so. */
function recognised({ tree, files }: TreeAudit) {
  return files.flatMap(path => {
    const kind = kindByPath(path) ?? (isData(path) ? kindByText(path, textOf(join(tree.top, path))) : null)
    return kind === null ? [] : [{ path, kind }]
  })
}

function textOf(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY
  return size > LARGEST_TEMPLATE ? '' : readFileSync(file, 'utf8')
}

function pathFromHere(top: string, path: string): string {
  const here = relative(process.cwd(), join(top, path))
  return here.split(sep).join('/')
}
