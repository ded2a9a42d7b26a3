/** What a statement gives. */
export interface SessionResult<R> {
  readonly rows: R[]
  /** The first word of its tag: `SELECT`, `INSERT`, … */
  readonly command?: string
  readonly rowCount?: number
  readonly affectedRows?: number
}

/**
 * The one session of an embedded database, in this thread (PGlite itself) or in one of its own. It does one thing at
 * a time: whoever asks has the connection for itself.
 */
export interface Session {
  query<R>(text: string, values: unknown[]): Promise<SessionResult<R>>
  /** Several statements in one text, without values. */
  exec(text: string): Promise<readonly SessionResult<object>[]>
  /** One message of PostgreSQL's protocol, from a guest. */
  execProtocolRawStream(
    message: Uint8Array,
    options: { readonly onRawData: (data: Uint8Array) => void },
  ): Promise<void>
  /** As of the last answer. */
  isInTransaction(): boolean
  close(): Promise<void>
}

/** Opens the database in a folder whose lock the caller holds; `onFailure` hears that it has stopped for good. */
export type OpenSession = (folder: string, onFailure: (error: Error) => void) => Promise<Session>
