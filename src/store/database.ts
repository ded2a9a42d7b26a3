import type { Kysely } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import type { Tables } from './tables.ts'

/** Lets one at a time do what has a name. */
export interface NamedLocks {
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** An open database, whichever it is; the rest of the store sees only this. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly kysely: Kysely<Tables>
  /** The same, for what a sender waits for: where there is one session, it goes before all else. */
  readonly first: Kysely<Tables>
  readonly locks: NamedLocks
  /** How pg-boss reaches the same database. */
  readonly boss: ConstructorOptions
  /**
   * True when this process alone works on the database: what is marked as in work then is nobody's.
   * False for replicas, and for a command that is attached to a running server.
   */
  readonly soleOwner: boolean
  /** True when another process serves the database and this one is its guest for a moment. */
  readonly attached: boolean
  close(): Promise<void>
}
