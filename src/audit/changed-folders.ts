import type { SourceTree } from './evaluate/evaluate-root.ts'
import { outlineIn } from './outline.ts'
import { folderOf, isTerraform, isVariables } from './terraform-paths.ts'

/** Files that Terraform's functions may read: `file("policies/claims.json")`, `templatefile("user-data.sh.tftpl", …)`. */
const READ_BY_FUNCTIONS =
  /\.(?:json|ya?ml|csv|tpl|tftpl|tmpl|template|sh|ps1|txt|pem|crt|conf|cfg|ini|toml|xml|sql|policy|rego|js|py|zip)$/i

/** Whether the audit has anything to do with a changed file, as far as its name tells. */
export function mayConcernAudit(path: string): boolean {
  return isTerraform(path) || isVariables(path) || READ_BY_FUNCTIONS.test(path)
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
    if (isTerraform(path) || isVariables(path)) folders.add(folderOf(path))
    else if (READ_BY_FUNCTIONS.test(path)) others.add(path)
  }
  if (others.size === 0) return { folders, wanted: [] }
  const words = [...others].flatMap(namesIn)
  const wanted: string[] = []
  for (const path of tree.filesBelow('').filter(each => isTerraform(each) && !folders.has(folderOf(each)))) {
    const outline = outlineIn(tree, path)
    if (typeof outline !== 'string' && !outline.readsFiles) continue
    const file = tree.read(path)
    if (file === 'not-loaded') wanted.push(path)
    if (typeof file === 'string') continue
    if (words.some(word => file.text.includes(word))) folders.add(folderOf(path))
  }
  return { folders, wanted }
}

/** Its name, without its ending, too (`"${each.key}.json"` names that), and its folder's name. */
function namesIn(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const folder = parts.at(-2)
  return [name, ...(folder === undefined ? [] : [`${folder}/`])]
}
