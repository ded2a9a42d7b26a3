import { posix } from 'node:path'
import { parseFile } from './language/parse-file.ts'
import type { SourceTree } from './evaluate/evaluate-root.ts'

/** Which folder’s module calls which other folder’s, in one repository. */
export interface ModuleCalls {
  /** Folders with Terraform files. */
  readonly folders: ReadonlySet<string>
  /** Folder → folders whose modules it calls. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>
  /** Files whose text is not at hand: what they call is not known. */
  readonly wanted: readonly string[]
}

/** Sources of the local modules that a file calls, as written (`../vpc`); remembered by whoever keeps texts. */
export type CallsOf = (path: string, text: string) => readonly string[]

export function isTerraform(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path)
}

/** Folder of a path; empty for the repository’s root. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}

/** Finds the calls of local modules in all Terraform files of a tree. */
export function moduleCalls(tree: SourceTree, callsOf: CallsOf = localSources): ModuleCalls {
  const files = tree.filesBelow('').filter(isTerraform)
  const calls = new Map<string, Set<string>>()
  const wanted: string[] = []
  for (const path of files) {
    const file = tree.read(path)
    if (file === 'not-loaded') wanted.push(path)
    if (typeof file === 'string') continue
    const folder = folderOf(path)
    for (const source of callsOf(path, file.text)) {
      const target = posix.normalize(posix.join(folder, source)).replace(/\/$/, '')
      if (target.startsWith('..')) continue
      const known = calls.get(folder) ?? new Set()
      calls.set(folder, known.add(target === '.' ? '' : target))
    }
  }
  return { folders: new Set(files.map(folderOf)), calls, wanted }
}

/** What the `module` blocks of a file have as a local `source`. */
export function localSources(path: string, text: string): readonly string[] {
  // Most files call nothing, and need not be read for that.
  if (!text.includes('module')) return []
  return parseFile(text, path).body.blocks.flatMap(({ type, body }) => {
    if (type.value !== 'module') return []
    const source = body.attributes.find(({ name }) => name.value === 'source')?.value
    if (source?.kind !== 'string' || !/^\.\.?(?:\/|$)/.test(source.value)) return []
    return [source.value]
  })
}

/**
 * The root modules that a change of these folders’ modules concerns: those that call them, over however many others;
 * a module that nobody calls is a root itself. Of modules that call each other in a circle, the changed ones.
 */
export function rootsOf(changed: Iterable<string>, { folders, calls }: ModuleCalls): readonly string[] {
  const callers = new Map<string, string[]>()
  for (const [folder, targets] of calls) {
    for (const target of targets) callers.set(target, [...(callers.get(target) ?? []), folder])
  }
  const roots = new Set<string>()
  for (const folder of changed) {
    if (!folders.has(folder)) continue
    const above = rootsAbove(folder, callers)
    for (const root of above.length === 0 ? [folder] : above) roots.add(root)
  }
  return [...roots].toSorted()
}

function rootsAbove(folder: string, callers: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([folder])
  const waiting = [folder]
  const roots: string[] = []
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const above = (callers.get(at) ?? []).filter(each => each !== at)
    if (above.length === 0) roots.push(at)
    for (const each of above) {
      if (seen.has(each)) continue
      seen.add(each)
      waiting.push(each)
    }
  }
  return roots
}
