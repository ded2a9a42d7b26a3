import type { Path } from './expression.ts'
import { readImport } from './read-import.ts'
import { kindAt, type Source } from './source.ts'

interface Aliases {
  readonly byName: ReadonlyMap<string, string>
  /** The names by the last part of what they stand for. */
  readonly byEnd: ReadonlyMap<string, readonly string[]>
  /** All that they stand for. */
  readonly targets: ReadonlySet<string>
}

const known = new WeakMap<Source, Aliases>()

function read(source: Source): Aliases {
  const found = known.get(source)
  if (found !== undefined) return found
  const byName = readAliases(source)
  const byEnd = Map.groupBy(byName.keys(), name => lastPart(byName.get(name) ?? ''))
  const aliases = { byName, byEnd, targets: new Set(byName.values()) }
  known.set(source, aliases)
  return aliases
}

/** What names of the file stand for: `r` → `requests`, `none` → `ssl.CERT_NONE`. */
export function aliasesOf(source: Source): ReadonlyMap<string, string> {
  return read(source).byName
}

/** Whether a path begins with something that the file imports, and so is nothing that it defines itself. */
export function isFromImport(source: Source, path: string): boolean {
  const { targets } = read(source)
  for (let dot = path.length; dot > 0; dot = path.lastIndexOf('.', dot - 1))
    if (targets.has(path.slice(0, dot))) return true
  return false
}

/** Other names of the file for what ends with `last`: `none` for `CERT_NONE`. */
export function aliasesFor(source: Source, last: string): readonly string[] {
  return (
    read(source)
      .byEnd.get(last)
      ?.filter(name => name !== last) ?? []
  )
}

/** The part of a path behind its last dot. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** The path with its first part replaced by what it was imported as. */
export function canonicalPath(source: Source, path: Path): string {
  const dot = path.text.search(/[.([]/)
  const root = dot < 0 ? path.text : path.text.slice(0, dot)
  const target = aliasesOf(source).get(root)
  return target === undefined || target === root ? path.text : target + path.text.slice(root.length)
}

/** Most imports and simple assignments of names that are read in a file. */
const MOST = 5_000

function readAliases(source: Source): Map<string, string> {
  const aliases = new Map<string, string>()
  const { id } = source.profile
  for (const word of ['import', 'from', 'use', 'using', 'alias', 'require', 'open']) {
    for (const at of (source.index.get(word) ?? []).slice(0, MOST)) {
      if (kindAt(source, at) === 'word') readImport(source, at, id, aliases)
    }
  }
  return aliases
}
