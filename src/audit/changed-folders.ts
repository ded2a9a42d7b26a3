import type { SourceTree } from './evaluate/evaluate-root.ts'
import { folderOf, isTerraform } from './module-calls.ts'

/** `terraform.tfvars`, `*.auto.tfvars` and such: they belong to the module in their folder. */
function isVariables(path: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(path)
}

/** Files that Terraform's functions may read: `file("policies/claims.json")`, `templatefile("user-data.sh.tftpl", …)`. */
const READ_BY_FUNCTIONS =
  /\.(?:json|ya?ml|csv|tpl|tftpl|tmpl|template|sh|ps1|txt|pem|crt|conf|cfg|ini|toml|xml|sql|policy|rego|js|py|zip)$/i

/** Whether the audit has anything to do with a changed file, as far as its name tells. */
export function mayConcernAudit(path: string): boolean {
  return isTerraform(path) || isVariables(path) || READ_BY_FUNCTIONS.test(path)
}

/**
 * The folders whose modules a change concerns: those of changed Terraform and tfvars files, and those of files that name
 * a changed file, or the folder that it stands in, as an argument of `file`, `templatefile` or `fileset` would.
 */
export function changedFolders(changed: readonly string[], tree: SourceTree): ReadonlySet<string> {
  const folders = new Set<string>()
  const others = new Set<string>()
  for (const path of changed) {
    if (isTerraform(path) || isVariables(path)) folders.add(folderOf(path))
    else if (READ_BY_FUNCTIONS.test(path)) others.add(path)
  }
  if (others.size === 0) return folders
  const words = [...others].flatMap(namesIn)
  for (const path of tree.filesBelow('').filter(isTerraform)) {
    const file = tree.read(path)
    if (typeof file === 'string' || !/\b(?:file|templatefile|fileset|template_file)/.test(file.text)) continue
    if (words.some(word => file.text.includes(word))) folders.add(folderOf(path))
  }
  return folders
}

/** Its name, without its ending, too (`"${each.key}.json"` names that), and its folder's name. */
function namesIn(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const folder = parts.at(-2)
  return [name, ...(folder === undefined ? [] : [`${folder}/`])]
}
