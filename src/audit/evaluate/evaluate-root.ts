import type { Outline } from '../outline.ts'
import { type Configuration, configurationOf } from '../resource/configuration.ts'
import type { Range } from '../resource/place.ts'
import { collectResources } from './collect-resources.ts'
import { evaluateKind } from './expression/evaluate-kind.ts'
import { fileAccess } from './files/file-access.ts'
import { newParseCache, type ParseCache } from './files/parse-cache.ts'
import { givenVariables } from './module/given-variables.ts'
import { newModule } from './module/module-instance.ts'
import { readModule } from './module/module-source.ts'
import { movedIn } from './module/moved.ts'
import { variableOfRoot } from './module/variables.ts'
import { newRun } from './run/run.ts'

/** The files of a repository at one commit, or of a folder, as far as they are at hand. Paths have slashes. */
export interface SourceTree {
  /** Paths of all files directly in a folder; of the root for the empty path. */
  filesIn(directory: string): readonly string[]
  /** Paths of all files below a folder. */
  filesBelow(directory: string): readonly string[]
  /**
   * `absent`: there is no such file; `not-loaded`: there is, but its text is not at hand; `unreadable`: there is, and
   * its text cannot be had (too large, no text): what depends on it is not known.
   */
  read(path: string): { readonly text: string } | 'absent' | 'not-loaded' | 'unreadable'
  /** What is remembered of a Terraform file, so that its text need not be at hand to find the modules; `null`: nothing. */
  outline?(path: string): Outline | null
}

export interface EvaluateOptions {
  /** Values of the root’s variables that somebody gave, plain JSON: they come before tfvars and defaults. */
  readonly variables?: Readonly<Record<string, unknown>>
  /** Further tfvars files, in the order of their rank; `terraform.tfvars` and `*.auto.tfvars` are read anyway. */
  readonly variableFiles?: readonly string[]
  /** What `terraform.workspace` is; left out: it is not known. */
  readonly workspace?: string
  /** Keeps what files hold between evaluations, so that an unchanged file is read once. */
  readonly cache?: ParseCache
}

/** A root module with everything that it calls, as far as it can be known without applying it. */
export interface Evaluated {
  readonly configuration: Configuration
  /** What could not be read or makes no sense, with its place; the rest is evaluated. */
  readonly problems: readonly Problem[]
  /** Files that were needed and are not at hand: with them, ask again. */
  readonly wanted: readonly string[]
  /** Folders of the modules that were evaluated, the root first. */
  readonly modules: readonly string[]
  /** It costs more than an evaluation may: an unknown part of it was not looked at. */
  readonly isExhausted: boolean
  /** Old address → new address, without indexes, of `moved` blocks. */
  readonly moved: ReadonlyMap<string, string>
}

export interface Problem extends Range {
  readonly path: string
  /** A sentence for people: what is wrong, and what would be right. */
  readonly says: string
}

/**
 * Evaluates a root module. Pure, never throws; costs a bounded number of steps, and what is over that is a problem.
 * @param root path of the root module’s folder, empty for the repository’s root
 */
export function evaluateRoot(tree: SourceTree, root: string, options: EvaluateOptions = {}): Evaluated {
  const { cache = newParseCache(), workspace = null } = options
  const { run, found } = newRun({ tree, root, cache, workspace, evaluateKind })
  const source = readModule(root, run)
  const files = fileAccess(run)
  const module = newModule({
    run,
    source,
    files,
    prefix: '',
    plainPrefix: '',
    calls: [],
    folders: [root],
    isSymbolic: false,
    variable: variableOfRoot(run, givenVariables(run, source, files, options)),
  })
  const resources = collectResources(module)
  const moved = movedIn(module)
  const { problems, wanted, folders, isComplete } = found()
  return {
    configuration: configurationOf(root, resources, isComplete),
    problems,
    wanted,
    modules: folders,
    isExhausted: run.spending.isExhausted(),
    moved,
  }
}
