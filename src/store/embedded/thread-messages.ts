import type { Results } from '@electric-sql/pglite'
import { StoreError } from '../store-error.ts'

/** What the database's thread is asked; one after the other. */
export type Order =
  | { readonly ask: 'query'; readonly text: string; readonly parameters: readonly unknown[] }
  | { readonly ask: 'exec'; readonly text: string }
  | { readonly ask: 'exchange'; readonly message: Uint8Array }
  | { readonly ask: 'close' }

/** What it says: that it is open, parts of an answer, the answer, and that its log could not be written. */
export type Reply =
  | { readonly is: 'open' }
  | { readonly is: 'data'; readonly data: Uint8Array }
  | { readonly is: 'done'; readonly results: Results[]; readonly inTransaction: boolean }
  | { readonly is: 'refused'; readonly error: ErrorMessage; readonly inTransaction: boolean }
  | { readonly is: 'failure'; readonly error: ErrorMessage }

/** An error on its way between threads, which takes the class and what it carries (SQLSTATE's `code`) away. */
export interface ErrorMessage {
  readonly error: Error
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

export function errorMessage(thrown: unknown): ErrorMessage {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const texts = Object.entries(error).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return { error, name: error.name, fields: Object.fromEntries(texts) }
}

export function errorOf({ error, name, fields }: ErrorMessage): Error {
  if (name === 'StoreError') return new StoreError(error.message, { cause: error.cause })
  return Object.assign(error, fields)
}
