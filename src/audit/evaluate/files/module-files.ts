import type { SourceTree } from '../evaluate-root.ts'
import { nameOf } from './paths.ts'

/** Paths of the files of a module in the order in which Terraform reads them: by name, the overriding ones last. */
export interface ModuleFiles {
  readonly primary: readonly string[]
  readonly overrides: readonly string[]
}

const ENDINGS: readonly string[] = ['.tf', '.tf.json', '.tofu', '.tofu.json']
/** Files of editors and hidden files, as Terraform knows them (configs.IsIgnoredFile). */
const IGNORED = /^\.|~$|^#.*#$/

/** The files of the module in a folder (https://developer.hashicorp.com/terraform/language/files). */
export function moduleFiles(tree: SourceTree, directory: string): ModuleFiles {
  const all = tree.filesIn(directory).filter(isModuleFile).toSorted()
  const names = new Set(all)
  // Of `a.tf` and `a.tofu` Terraform reads the first one, OpenTofu the second one: it is the same module for both.
  const paths = all.filter(path => !names.has(path.replace(/\.tofu(?=$|\.json$)/, '.tf')) || !isTofu(path))
  return {
    primary: paths.filter(path => !isOverride(path)),
    overrides: paths.filter(isOverride),
  }
}

function isModuleFile(path: string): boolean {
  const name = nameOf(path)
  return !IGNORED.test(name) && ENDINGS.some(ending => name.endsWith(ending))
}

function isTofu(path: string): boolean {
  return /\.tofu(?:\.json)?$/.test(path)
}

function isOverride(path: string): boolean {
  const stem = nameOf(path).replace(/\.(?:tf|tofu)(?:\.json)?$/, '')
  return stem === 'override' || stem.endsWith('_override')
}

/**
 * Paths of the files that give a root module’s variables their values, in the order of their rank, the last one wins
 * (https://developer.hashicorp.com/terraform/language/values/variables).
 */
export function valueFiles(tree: SourceTree, root: string): readonly string[] {
  const paths = tree.filesIn(root).toSorted()
  const named = ['terraform.tfvars', 'terraform.tfvars.json'].flatMap(name =>
    paths.filter(path => nameOf(path) === name),
  )
  return [...named, ...paths.filter(path => /\.auto\.tfvars(?:\.json)?$/.test(path))]
}
