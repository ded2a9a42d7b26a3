import type { ChangedFile } from '../../model/pull-request.ts'

/** How one tool names and places its migrations, from its own documentation. */
export interface MigrationTool {
  readonly name: string
  /** The page that the places rest on. */
  readonly docs: string
  readonly places: readonly Place[]
  /** What only this tool's migrations hold; looked for in the patch, where the path does not tell. */
  readonly sign?: RegExp
  /** Its tests. A migration's tool is named as `tool` says, or else as the tool itself. */
  readonly examples: {
    readonly migrations: readonly Example[]
    readonly others: readonly Example[]
  }
}

/** Where migrations lie, wherever in the repository: `services/claims/` may stand before every place. */
export interface Place {
  /** Consecutive folders in lower case, each a name or an expression; left out: any folder. */
  readonly in?: readonly (string | RegExp)[]
  /** True when folders below it are not searched. */
  readonly direct?: boolean
  /** The file's own name. */
  readonly file: RegExp
  /**
   * What the place tells: `tool`: that this tool's migration lies there; `migration`: that some tool's does, whose
   * name the sign must tell; `nothing`: it is a migration only with the sign, or where the patch is not known;
   * `nothing at all`: only with the sign, since so many other files lie there.
   */
  readonly tells?: 'tool' | 'migration' | 'nothing' | 'nothing at all'
}

/** A path, and what else matters of the changed file. */
export interface Example extends Partial<ChangedFile> {
  readonly path: string
  readonly tool?: string
}

/** Keeps the table readable; returns the tool as it is. */
export function defineTool(tool: MigrationTool): MigrationTool {
  return tool
}

/** Folders that hold migrations by their name: `migrations`, `migrate`, `db-migrations`, `migrations_sqlite`. */
export const migrationFolder =
  /^(?:[a-z0-9]+[-_.])*(?:db|database|(?:my)?sql|sqlite|postgres|schema|data)?(?:migrations?|migrate)(?:[-_.][a-z0-9]+)*$/
