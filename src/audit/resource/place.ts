/** A place in a file: its offset, and its line and column as GitHub counts them (from 1, in UTF-16 units). */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A piece of a file; `end` is the place after its last character. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** A piece of a file that is named: its path is relative to the repository, with slashes. */
export interface Place extends Range {
  readonly path: string
}

/** What stands in for a place where there is none: the beginning of a file. */
export function startOf(path: string): Place {
  const start = { offset: 0, line: 1, column: 1 }
  return { path, start, end: start }
}
