import type { Finding, UnreadFile } from '../model/finding.ts'
import { unmarked } from '../publish/markdown.ts'
import { paint } from './excerpt.ts'
import { findingBlock, justified } from './finding-block.ts'

/** A finding with the lines of its file. */
export interface FoundIn {
  readonly finding: Finding
  readonly lines: readonly string[]
}

/** What was looked at, and what was found. */
export interface Looked {
  /** How many files were read. */
  readonly files: number
  readonly found: readonly FoundIn[]
  readonly unread: readonly Pick<UnreadFile, 'path' | 'why'>[]
}

const colours = { bypass: 'red', guarded: 'yellow', missing: 'yellow' } as const

/** For people: each place with its lines, what is wrong, and the safe alternative; then how many. */
export function findingsAsText({ files, found, unread }: Looked, colour: boolean): string {
  const blocks = found.map(each => block(each, colour))
  const failed = unread.map(({ why }) => `${paint('!', 'yellow', colour)} ${unmarked(why)}\n`)
  return [...blocks, ...failed, `${total(found)} in ${files} ${files === 1 ? 'file' : 'files'}\n`].join('\n')
}

function block({ finding, lines }: FoundIn, colour: boolean): string {
  const { path, startLine, level = 'bypass', title, rule, message, fix, marker } = finding
  const column = Math.max(0, (lines[startLine - 1] ?? '').search(/\S/)) + 1
  return findingBlock(
    {
      place: `${path}:${startLine}`,
      degree: { word: level, style: colours[level] },
      title,
      rule,
      excerpt: { lines, line: startLine, column },
      words: [message, fix, ...justified(marker)],
    },
    colour,
  )
}

function total(found: readonly FoundIn[]): string {
  if (found.length === 0) return 'No finding'
  const levels = ['bypass', 'guarded', 'missing'] as const
  const counts = levels.flatMap(level => {
    const count = found.filter(({ finding }) => (finding.level ?? 'bypass') === level).length
    return count === 0 ? [] : [`${count} ${level}`]
  })
  return `${found.length} ${found.length === 1 ? 'finding' : 'findings'} (${counts.join(', ')})`
}

/** For programs. */
export function findingsAsJson({ files, found, unread }: Looked): string {
  const findings = found.map(({ finding }) => ({
    rule: finding.rule,
    level: finding.level ?? 'bypass',
    severity: finding.severity,
    family: finding.family ?? 'validation',
    language: finding.language,
    file: finding.path,
    line: finding.startLine,
    endLine: finding.endLine,
    title: finding.title,
    message: finding.message,
    fix: finding.fix,
    fingerprint: finding.fingerprint,
    justification: finding.marker ?? null,
  }))
  const failed = unread.map(({ path, why }) => ({ file: path, why }))
  return `${JSON.stringify({ findings, files, unread: failed }, null, 2)}\n`
}
