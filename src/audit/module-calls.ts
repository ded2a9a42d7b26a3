import { posix } from 'node:path'
import type { SourceTree } from './evaluate/evaluate-root.ts'
import { outlineIn } from './outline.ts'
import { folderOf, isTerraform, isVariables } from './terraform-paths.ts'
import { moduleOfVariables } from './variable-files.ts'

/** Which folder’s module calls which other folder’s, in one repository. */
export interface ModuleCalls {
  /** Folders with Terraform files. */
  readonly folders: ReadonlySet<string>
  /** Folder → folders whose modules it calls. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>
  /** Folders whose modules are roots, whoever else calls them: they say where their state is, or have tfvars. */
  readonly standing: ReadonlySet<string>
  /** Files whose text is not at hand: what they call is not known. */
  readonly wanted: readonly string[]
}

/** Finds the calls of local modules in all Terraform files of a tree. */
export function moduleCalls(tree: SourceTree): ModuleCalls {
  const files = tree.filesBelow('').filter(isTerraform)
  const calls = new Map<string, Set<string>>()
  const wanted: string[] = []
  const standing = new Set(withVariables(tree))
  for (const path of files) {
    const outline = outlineIn(tree, path)
    if (outline === 'not-loaded') wanted.push(path)
    if (typeof outline === 'string') continue
    const folder = folderOf(path)
    if (outline.isOfRoot) standing.add(folder)
    for (const source of outline.calls) {
      const target = posix.normalize(posix.join(folder, source)).replace(/\/$/, '')
      if (target === '..' || target.startsWith('../')) continue
      const known = calls.get(folder) ?? new Set()
      calls.set(folder, known.add(target === '.' ? '' : target))
    }
  }
  return { folders: new Set(files.map(folderOf)), calls, standing, wanted }
}

function withVariables(tree: SourceTree): string[] {
  const files = tree.filesBelow('').filter(isVariables)
  return files.flatMap(path => moduleOfVariables(path, tree) ?? [])
}

/**
 * The root modules that a change of these folders’ modules concerns: those that call them, over however many others;
 * a module that nobody calls is a root itself, and so is one that stands by itself: an example that calls it does not
 * make it less of one. Of modules that call each other in a circle, the changed ones.
 */
export function rootsOf(
  changed: Iterable<string>,
  { folders, calls, standing }: ModuleCalls,
): readonly string[] {
  const callers = new Map<string, string[]>()
  for (const [folder, targets] of calls) {
    for (const target of targets) callers.set(target, [...(callers.get(target) ?? []), folder])
  }
  const roots = new Set<string>()
  for (const folder of changed) {
    if (!folders.has(folder)) continue
    const above = rootsAbove(folder, callers, standing)
    for (const root of above.length === 0 ? [folder] : above) roots.add(root)
  }
  return [...roots].toSorted()
}

function rootsAbove(
  folder: string,
  callers: ReadonlyMap<string, readonly string[]>,
  standing: ReadonlySet<string>,
): string[] {
  const seen = new Set([folder])
  const waiting = [folder]
  const roots: string[] = []
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const above = (callers.get(at) ?? []).filter(each => each !== at)
    if (above.length === 0 || standing.has(at)) roots.push(at)
    for (const each of above) {
      if (seen.has(each)) continue
      seen.add(each)
      waiting.push(each)
    }
  }
  return roots
}

/** Folders of the modules that these root modules consist of, themselves among them. */
export function modulesOf(roots: readonly string[], { calls }: ModuleCalls): ReadonlySet<string> {
  const found = new Set(roots)
  for (const folder of found) for (const target of calls.get(folder) ?? []) found.add(target)
  return found
}
