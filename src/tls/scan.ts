import { createHash } from 'node:crypto'
import type { Finding, FindingLevel, FindingSeverity } from '../model/finding.ts'
import type { AnyFamily, Rule } from './define-rules.ts'
import type { Match } from './match.ts'
import { readFile } from './read-file.ts'
import type { CodeReading, Reading } from './reading.ts'
import { families } from './rules/index.ts'
import { isGuarded } from './syntax/guarded.ts'
import { TRIGGER } from './trigger.ts'
import { configView, environmentView, shellView, stringsView } from './views.ts'

/** A file as it is at the head, and what of it is new. */
export interface SourceFile {
  readonly path: string
  /** The whole text. */
  readonly text: string
  /** Lines that were added or changed, counted from 1. */
  readonly added: 'all' | readonly number[]
  readonly isTest?: boolean
}

/** What a rule found, in lines of the file. */
interface Place {
  readonly from: number
  readonly to: number
  readonly also: readonly { readonly from: number; readonly to: number }[]
  readonly level: FindingLevel
  readonly message: string | undefined
  /** What two rules that found the same place share. */
  readonly key: string
}

type Described = Omit<Rule<never>, 'match'>

const SEVERITIES: Record<FindingLevel, FindingSeverity> = {
  bypass: 'high',
  guarded: 'medium',
  missing: 'low',
}

/**
 * Finds what disables or weakens the validation of certificates or host names in added lines, or does without TLS.
 * Sorted by path and line; one finding for a construct, even where several rules know it. Pure and linear in time.
 */
export function scanTls(files: readonly SourceFile[]): Finding[] {
  return files
    .flatMap(scanFile)
    .sort((a, b) =>
      a.path < b.path
        ? -1
        : a.path > b.path
          ? 1
          : a.startLine - b.startLine || a.endLine - b.endLine || (a.rule < b.rule ? -1 : 1),
    )
}

function scanFile(file: SourceFile): Finding[] {
  if (file.added !== 'all' && file.added.length === 0) return []
  if (!TRIGGER.test(file.text)) return []
  const read = readFile(file.path, file.text)
  if (read === null) return []
  const added = file.added === 'all' ? null : new Set(file.added)
  const taken = new Set<string>()
  const found: Finding[] = []
  const seen = new Map<string, number>()
  for (const { rule, place } of placesIn(read.reading)) {
    if (taken.has(place.key) || !isAdded(place, added)) continue
    taken.add(place.key)
    found.push(toFinding(file, read.language.title, rule, place, seen))
  }
  return found
}

function isAdded({ from, to, also }: Place, added: ReadonlySet<number> | null): boolean {
  if (added === null) return true
  return [{ from, to }, ...also].some(range => {
    if (range.to - range.from > added.size)
      return [...added].some(line => range.from <= line && line <= range.to)
    for (let line = range.from; line <= range.to; line += 1) if (added.has(line)) return true
    return false
  })
}

function placesIn(reading: Reading): { rule: Described; place: Place }[] {
  const views = {
    shell: shellView(reading),
    config: configView(reading),
    environment: environmentView(reading),
    strings: stringsView(reading),
  }
  return families.flatMap(family => {
    if (family.reads === 'code') return reading.codes.flatMap(code => codePlaces(family, code))
    if (family.reads === 'shell')
      return reading.commands.length === 0 ? [] : linePlaces(family.rules, views.shell)
    if (family.reads === 'config')
      return reading.settings.length === 0 ? [] : linePlaces(family.rules, views.config)
    if (family.reads === 'environment') return linePlaces(family.rules, views.environment)
    return reading.texts.length === 0 ? [] : linePlaces(family.rules, views.strings)
  })
}

function linePlaces<View>(rules: readonly Rule<View>[], view: View): { rule: Described; place: Place }[] {
  return rules.flatMap(rule =>
    rule.match(view).map(match => ({
      rule,
      place: {
        from: match.from,
        to: match.to,
        also: match.also ?? [],
        level: match.level ?? rule.level ?? 'bypass',
        message: match.message,
        key: match.key ?? `${rule.id} ${match.from}`,
      },
    })),
  )
}

function codePlaces(
  family: Extract<AnyFamily, { reads: 'code' }>,
  code: CodeReading,
): { rule: Described; place: Place }[] {
  if (family.languages !== undefined && !family.languages.includes(code.source.profile.id)) return []
  return family.rules.flatMap(rule =>
    rule.match(code.view).map(match => ({ rule, place: placeOf(code, rule, match) })),
  )
}

function placeOf(code: CodeReading, rule: Described, match: Match): Place {
  const own = linesOf(code, match)
  const level = match.level ?? rule.level ?? 'bypass'
  const judged =
    level === 'bypass' && match.isJudged !== true && isGuarded(code.source, match.from) ? 'guarded' : level
  const also = (match.also ?? []).map(range => linesOf(code, range))
  return { ...own, also, level: judged, message: match.message, key: `${own.from} ${match.from} ${match.to}` }
}

function linesOf(
  { source, lineOf }: CodeReading,
  { from, to }: { readonly from: number; readonly to: number },
): { from: number; to: number } {
  const first = source.tokens[from]?.line ?? 1
  const last = source.tokens[Math.max(from, to - 1)]?.endLine ?? source.tokens.at(-1)?.endLine ?? first
  return { from: lineOf(first), to: lineOf(Math.max(first, last)) }
}

function toFinding(
  file: SourceFile,
  language: string,
  rule: Described,
  place: Place,
  seen: Map<string, number>,
): Finding {
  return {
    rule: rule.id,
    level: place.level,
    severity: SEVERITIES[place.level],
    family: rule.family ?? 'validation',
    language,
    path: file.path,
    startLine: place.from,
    endLine: place.to,
    title: rule.title,
    message: place.message ?? rule.why,
    fix: rule.fix,
    ...(file.isTest === undefined ? {} : { isTest: file.isTest }),
    fingerprint: fingerprintOf(file, rule.id, place, seen),
  }
}

/** Longest construct whose text is part of its fingerprint, in lines. */
const LONGEST = 20

/** Of path, rule and the construct's lines without their indentation; what is written twice is counted. */
function fingerprintOf(file: SourceFile, rule: string, place: Place, seen: Map<string, number>): string {
  const lines = textLines(file.text).slice(place.from - 1, Math.min(place.to, place.from + LONGEST - 1))
  const text = [file.path, rule, ...lines.map(line => line.slice(0, 1_000).trim())].join('\n')
  const count = (seen.get(text) ?? 0) + 1
  seen.set(text, count)
  return createHash('sha256').update(`${text}\n${count}`).digest('hex')
}

let lastText = ''
let lastLines: readonly string[] = []

function textLines(text: string): readonly string[] {
  if (text === lastText) return lastLines
  lastText = text
  lastLines = text.split('\n')
  return lastLines
}
