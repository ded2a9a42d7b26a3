import type { Finding } from '../../model/finding.ts'
import type { Scanner } from '../sources.ts'

/** A changed file, its lines that were added, and how to read what it was. */
export interface ChangedText {
  readonly path: string
  readonly text: string
  readonly added: 'all' | readonly number[]
  /** Reads what it was; `null`: no file. */
  readonly before: () => Promise<string | null>
}

/**
 * What is found in the added lines, and what was nothing before though none of its lines changed: code out of which a
 * comment or a guard was taken. What the file was is read only where something stands in other lines.
 */
export async function scanChanged(
  scanner: Scanner,
  { path, text, added, before }: ChangedText,
): ReturnType<Scanner['scan']> {
  const found = await scanner.scan({ path, text, added })
  if ('why' in found || added === 'all') return found
  const all = await scanner.scan({ path, text, added: 'all' })
  if ('why' in all) return all
  const places = new Set(found.map(placeOf))
  const others = all.filter(finding => !places.has(placeOf(finding)))
  const old = others.length === 0 ? null : await before()
  if (old === null) return found
  const was = await scanner.scan({ path, text: old, added: 'all' })
  return 'why' in was ? was : [...found, ...beyond(others, text, was, old)]
}

/** Those of which there were fewer before. */
function beyond(
  findings: readonly Finding[],
  text: string,
  was: readonly Finding[],
  old: string,
): readonly Finding[] {
  const left = new Map<string, number>()
  for (const key of keysOf(was, old)) left.set(key, (left.get(key) ?? 0) + 1)
  const keys = keysOf(findings, text)
  return findings.filter((_, at) => {
    const key = keys[at] ?? ''
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}

/** The same for the same thing at any place. */
function keysOf(findings: readonly Finding[], text: string): readonly string[] {
  const lines = text.split('\n')
  return findings.map(({ rule, level, startLine, endLine }) => {
    const own = lines.slice(startLine - 1, endLine).map(line => line.trim())
    return JSON.stringify([rule, level, own])
  })
}

function placeOf({ rule, startLine, endLine }: Finding): string {
  return `${rule} ${startLine} ${endLine}`
}
