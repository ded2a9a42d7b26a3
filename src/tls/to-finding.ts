import { createHash } from 'node:crypto'
import type { Finding, FindingLevel, FindingSeverity } from '../model/finding.ts'
import type { Described, Found, Place } from './places.ts'
import type { SourceFile } from './source-file.ts'

const SEVERITIES: Record<FindingLevel, FindingSeverity> = {
  bypass: 'high',
  guarded: 'medium',
  missing: 'low',
}

/** Most findings that are listed one by one for a file. */
export const MOST_LISTED = 1_000

/** Names no rule, and stands for many findings: nothing that is said beside one line speaks for all of them. */
export const MORE_FINDINGS = 'more-findings'

/**
 * The findings of a file in the order of its lines. Above `MOST_LISTED` the rest is one finding for each level and
 * family, so that the policy weighs it as it would weigh each of them.
 */
export function toFindings(file: SourceFile, language: string, found: readonly Found[]): Finding[] {
  const inOrder = found.toSorted((a, b) => a.place.from - b.place.from)
  const seen = new Map<string, number>()
  const listed = inOrder
    .slice(0, MOST_LISTED)
    .map(({ rule, place }) => toFinding(file, language, rule, place, seen))
  const rest = Map.groupBy(
    inOrder.slice(MOST_LISTED),
    ({ rule, place }) => `${place.level} ${rule.family ?? 'validation'}`,
  )
  for (const group of rest.values()) listed.push(restOf(file, language, group, seen))
  return listed
}

function restOf(
  file: SourceFile,
  language: string,
  group: readonly Found[],
  seen: Map<string, number>,
): Finding {
  const last = group.at(-1)
  const first = group[0] ?? last
  if (first === undefined || last === undefined) throw new TypeError('A group has at least one finding')
  const family = first.rule.family === undefined ? {} : { family: first.rule.family }
  const where = first.place.from === last.place.from ? 'in this line' : `down to line ${last.place.from}`
  const rule = {
    id: MORE_FINDINGS,
    title: `Further findings of this kind: ${group.length}`,
    why: `A file’s first ${MOST_LISTED} findings are listed one by one; of this kind are ${group.length} more from here ${where}.`,
    fix: 'Mend the findings that are listed; the next ones are listed then.',
    examples: { bad: [], good: [] },
    ...family,
  }
  return toFinding(file, language, rule, { ...first.place, message: undefined }, seen)
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
