import type { SourceTree } from './evaluate/evaluate-root.ts'
import { moduleOfVariables } from './variable-files.ts'
import { outlineIn } from './outline.ts'
import { isOfTools } from './recognise/tool-files.ts'
import { folderOf, isTerraform, isVariables } from './terraform-paths.ts'

/**
 * Code, texts for people and media: that Terraform’s functions pass them on, as with the code of a Lambda, changes
 * nothing for rules, and would make every change of code one of infrastructure. Every other file may be a policy or a
 * template that is read, whatever its name ends in: `file("policies/claims")`, `templatefile("user-data.j2", …)`.
 */
const NEVER_READ =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|ipynb|go|rs|java|kts?|scala|cs|fs|rb|php|swift|[ch]|cc|[ch]pp|dart|exs?|html?|css|scss|less|mdx?|rst|adoc|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|pdf|zip|t?gz|jar|war|lock|snap|map|sql|mp[34])$/i

/** Whether the audit has anything to do with a changed file, as far as its name tells. */
export function mayConcernAudit(path: string): boolean {
  return isTerraform(path) || isVariables(path) || mayBeRead(path)
}

function mayBeRead(path: string): boolean {
  return !NEVER_READ.test(path) && !isOfTools(path)
}

/** Folders whose modules a change concerns. */
export interface ChangedFolders {
  readonly folders: ReadonlySet<string>
  /** Files whose text is not at hand: whether they read something that changed is not known. */
  readonly wanted: readonly string[]
}

/**
 * The folders whose modules a change concerns: those of changed Terraform and tfvars files, those of files that name
 * a changed file, or the folder that it stands in, as an argument of `file` or `templatefile` would, and those that read
 * files whose names nobody can tell from the text.
 */
export function changedFolders(changed: readonly string[], tree: SourceTree): ChangedFolders {
  const folders = new Set<string>()
  const others = new Set<string>()
  for (const path of changed) {
    const folder = isVariables(path) ? moduleOfVariables(path, tree) : folderOf(path)
    if (isTerraform(path) || (isVariables(path) && folder !== null)) folders.add(folder ?? '')
    else others.add(path)
  }
  if (others.size === 0) return { folders, wanted: [] }
  const names = new Set([...others].flatMap(namesIn))
  const isAnyRead = [...others].some(mayBeRead)
  const wanted: string[] = []
  for (const path of tree.filesBelow('').filter(each => isTerraform(each) && !folders.has(folderOf(each)))) {
    const outline = outlineIn(tree, path)
    if (typeof outline !== 'string' && !outline.readsFiles) continue
    const file = tree.read(path)
    if (file === 'not-loaded') wanted.push(path)
    if (typeof file === 'string') continue
    if (isNamed(file.text, names) || (isAnyRead && readsByValue(path, file.text))) folders.add(folderOf(path))
  }
  return { folders, wanted }
}

const READS = /\b(?:file\w{0,20}|templatefile)\s{0,99}(?=[(/#])/g
/** A name in quotation marks, in which nothing but the module’s own folder is put in. */
const BY_NAME = /^\(\s{0,99}"(?:[^"$%\\]|\$\{path\.(?:module|root|cwd)\})*"\s{0,99}[,)]/
const LONGEST_NAME = 500

/**
 * Whether a file is read whose name is a value, such as `file(var.policy)`, or is found by a pattern: any file may be
 * meant, since the value may come from another file.
 */
function readsByValue(path: string, text: string): boolean {
  const isJson = path.endsWith('.json')
  if (isJson && text.includes('\\u')) return true
  if (/\bfileset\b|\blocal_(?:sensitive_)?file\b/.test(text)) return true
  const plain = isJson ? text.replaceAll('\\"', '"') : text
  for (const { 0: read, index } of plain.matchAll(READS)) {
    const at = index + read.length
    if (!BY_NAME.test(plain.slice(at, at + LONGEST_NAME))) return true
  }
  return false
}

/** Whether one of the names stands in a text, as a part of a path; each piece of the text is looked at once. */
function isNamed(text: string, names: ReadonlySet<string>): boolean {
  for (const [piece] of text.matchAll(/[^\s"\\/(){}$,]+\/?/g)) if (names.has(piece)) return true
  return false
}

/** The file’s name, and where it may be one of many that are read together, its folder’s. */
function namesIn(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const folder = parts.at(-2)
  return [name, ...(folder === undefined || !mayBeRead(path) ? [] : [`${folder}/`])]
}
