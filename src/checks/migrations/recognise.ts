import type { ChangedFile } from '../../model/pull-request.ts'
import { tools } from './index.ts'
import { isOfAnotherKind, isTestOrDocument } from './not-migrations.ts'
import { type Location, liesIn, locationOf } from './location.ts'
import type { Place } from './define-tool.ts'

/** A changed file that changes, or once changed, a database. */
export interface Migration {
  /** The file's path, or the one it was renamed from, where only that one is a migration's. */
  readonly path: string
  /** The tool's name, or “SQL migration” and “database migration” where several tools could run it. */
  readonly tool: string
}

/**
 * The migrations among changed files, whatever happened to them: added, edited, removed, renamed (both paths are
 * looked at). `isOwn` tells those that the policy's own globs name, which count wherever they lie.
 */
export function migrationsIn(files: readonly ChangedFile[], isOwn: (path: string) => boolean): Migration[] {
  return files.flatMap(file => migrationOf(file, isOwn) ?? [])
}

function migrationOf(file: ChangedFile, isOwn: (path: string) => boolean): Migration | null {
  const paths = file.previousPath === null ? [file.path] : [file.path, file.previousPath]
  for (const path of paths) {
    const tool = toolOf(path, file.patch)
    if (tool !== null) return { path, tool }
  }
  const own = paths.find(isOwn)
  return own === undefined ? null : { path: own, tool: 'named by the policy' }
}

/** The name of the tool whose migration this is, as far as path and patch tell; `null`: it is none. */
function toolOf(path: string, patch: string | null): string | null {
  const location = locationOf(path)
  const matches = tools.flatMap(tool =>
    tool.places
      .filter(place => isThere(place, location))
      .map(place => ({ tool, tells: place.tells ?? 'tool' })),
  )
  const sure = matches.find(({ tells }) => tells === 'tool')
  if (sure) return sure.tool.name
  const signed = matches.find(({ tool }) => patch !== null && tool.sign?.test(patch))
  if (signed) return signed.tool.name
  if (patch === null) {
    return matches.some(({ tells }) => tells !== 'nothing at all') ? nameOfShared(location) : null
  }
  const isMigration = matches.some(({ tells }) => tells === 'migration')
  return isMigration && !isOfAnotherKind(location, patch) ? nameOfShared(location) : null
}

function isThere(place: Place, location: Location): boolean {
  if (!place.file.test(location.file)) return false
  const start = liesIn(location.folders, place)
  return start !== null && !isTestOrDocument(location, start)
}

function nameOfShared({ file }: Location): string {
  return /\.(?:sql|psql|pgsql|ddl|cql|surql)$/i.test(file) ? 'SQL migration' : 'database migration'
}
