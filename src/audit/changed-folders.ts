import type { SourceTree } from './evaluate/evaluate-root.ts'
import { moduleOfVariables } from './variable-files.ts'
import { outlineIn } from './outline.ts'
import { isOfTools } from './recognise/tool-files.ts'
import { folderOf, isTerraform, isVariables } from './terraform-paths.ts'

/**
 * Files that Terraform’s functions may read and rules may look into: `file("policies/claims.json")`,
 * `templatefile("user-data.sh.tftpl", …)`. What a function only passes on, such as the code of a Lambda, changes nothing
 * for them, and would make every change of code one of infrastructure.
 */
const READ_BY_FUNCTIONS =
  /\.(?:json|ya?ml|csv|tpl|tftpl|tmpl|template|sh|bash|ps1|txt|pem|crt|conf|cfg|ini|toml|xml|policy)$/i

/** Whether the audit has anything to do with a changed file, as far as its name tells. */
export function mayConcernAudit(path: string): boolean {
  return isTerraform(path) || isVariables(path) || (READ_BY_FUNCTIONS.test(path) && !isOfTools(path))
}

/** Folders whose modules a change concerns. */
export interface ChangedFolders {
  readonly folders: ReadonlySet<string>
  /** Files whose text is not at hand: whether they read something that changed is not known. */
  readonly wanted: readonly string[]
}

/**
 * The folders whose modules a change concerns: those of changed Terraform and tfvars files, and those of files that name
 * a changed file, or the folder that it stands in, as an argument of `file`, `templatefile` or `fileset` would.
 */
export function changedFolders(changed: readonly string[], tree: SourceTree): ChangedFolders {
  const folders = new Set<string>()
  const others = new Set<string>()
  for (const path of changed) {
    const folder = isVariables(path) ? moduleOfVariables(path, tree) : folderOf(path)
    if (isTerraform(path) || (isVariables(path) && folder !== null)) folders.add(folder ?? '')
    else if (READ_BY_FUNCTIONS.test(path) && !isOfTools(path)) others.add(path)
  }
  if (others.size === 0) return { folders, wanted: [] }
  const names = new Set([...others].flatMap(namesIn))
  const below = new Set([...others].flatMap(foldersAbove))
  const wanted: string[] = []
  for (const path of tree.filesBelow('').filter(each => isTerraform(each) && !folders.has(folderOf(each)))) {
    const outline = outlineIn(tree, path)
    if (typeof outline !== 'string' && !outline.readsFiles) continue
    const file = tree.read(path)
    if (file === 'not-loaded') wanted.push(path)
    if (typeof file === 'string') continue
    if (isNamed(file.text, names) || (below.has(folderOf(path)) && NAMES_BY_VALUE.test(file.text)))
      folders.add(folderOf(path))
  }
  return { folders, wanted }
}

/** What is read is found by a pattern, or by a value: any file below may be meant. */
const NAMES_BY_VALUE =
  /\bfileset\s{0,9}\(|\b(?:file|template)\w{0,20}\s{0,9}\([^)]{0,200}?(?:each\.|\$\{(?!path\.))/

/** Whether one of the names stands in a text, as a part of a path; each piece of the text is looked at once. */
function isNamed(text: string, names: ReadonlySet<string>): boolean {
  for (const [piece] of text.matchAll(/[^\s"\\/(){}$,]+\/?/g)) if (names.has(piece)) return true
  return false
}

/** The file’s name, and its folder’s. */
function namesIn(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const folder = parts.at(-2)
  return [name, ...(folder === undefined ? [] : [`${folder}/`])]
}

function foldersAbove(path: string): string[] {
  const folder = folderOf(path)
  return folder === '' ? [''] : [folder, ...foldersAbove(folder)]
}
