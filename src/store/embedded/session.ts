import type { PGlite } from '@electric-sql/pglite'

/**
 * PostgreSQL's one session in the embedded database, whichever thread it runs in. One caller at a time asks
 * something of it, and waits for the answer: see `Mutex`.
 */
export type Session = Pick<PGlite, 'query' | 'exec' | 'execProtocolRawStream' | 'isInTransaction' | 'close'>
