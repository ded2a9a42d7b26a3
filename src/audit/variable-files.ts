import type { SourceTree } from './evaluate/evaluate-root.ts'
import { folderOf, isTerraform, isVariables } from './terraform-paths.ts'

/**
 * The folder of the module to which a file of variables belongs: its own, or the nearest above it that has Terraform
 * files, as with `live/environments/production.tfvars`; `null`: there is none.
 */
export function moduleOfVariables(path: string, tree: SourceTree): string | null {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (tree.filesIn(folder).some(isTerraform)) return folder
    if (folder === '') return null
  }
}

/** Terraform reads these without being told. https://developer.hashicorp.com/terraform/language/values/variables */
function isReadAnyway(path: string): boolean {
  return /(?:^|\/)(?:terraform\.tfvars|[^/]+\.auto\.tfvars)(?:\.json)?$/.test(path)
}

/**
 * Files of variables that a root module is given by name (`-var-file=production.tfvars`), those that change first: each
 * of them makes another configuration of it.
 */
export function namedVariableFiles(changed: readonly string[], root: string, tree: SourceTree): string[] {
  const isOfRoot = (path: string) =>
    isVariables(path) &&
    !(isReadAnyway(path) && folderOf(path) === root) &&
    moduleOfVariables(path, tree) === root
  const changing = changed.filter(path => isOfRoot(path) && tree.read(path) !== 'absent').toSorted()
  const others = tree.filesBelow(root).filter(path => isOfRoot(path) && !changing.includes(path))
  return [...changing, ...others.toSorted()]
}
