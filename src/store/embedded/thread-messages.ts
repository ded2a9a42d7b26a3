import { StoreError } from '../store-error.ts'

/** What the database's thread is asked, one at a time; `close` is the last. */
export type Question =
  | { readonly ask: 'query'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly ask: 'exec'; readonly text: string }
  | { readonly ask: 'message'; readonly message: Uint8Array }
  | { readonly ask: 'close' }

/** What it says. Each question gets one `answer` or `refused`, with any `data` before; `failed` comes unasked. */
export type Said =
  | { readonly said: 'answer'; readonly result: unknown; readonly inTransaction: boolean }
  | { readonly said: 'refused'; readonly error: PlainError; readonly inTransaction: boolean }
  | { readonly said: 'data'; readonly data: Uint8Array }
  | { readonly said: 'failed'; readonly error: PlainError }

/** An error with what PostgreSQL says beside its message: a clone between threads would lose that. */
export interface PlainError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  /** Its SQLSTATE code, its detail, its constraint and the like. */
  readonly fields: Readonly<Record<string, string | number>>
  readonly cause: PlainError | null
}

export function toPlain(error: unknown): PlainError {
  if (!(error instanceof Error)) return toPlain(new Error(String(error)))
  const { name, message, stack, cause } = error
  const fields = Object.entries(error).filter(
    ([key, value]) => key !== 'name' && (typeof value === 'string' || typeof value === 'number'),
  )
  return {
    name,
    message,
    stack,
    fields: Object.fromEntries(fields),
    cause: cause === undefined ? null : toPlain(cause),
  }
}

export function fromPlain({ name, message, stack, fields, cause }: PlainError): Error {
  const options = cause === null ? {} : { cause: fromPlain(cause) }
  const error = name === 'StoreError' ? new StoreError(message, options) : new Error(message, options)
  if (stack !== undefined) error.stack = stack
  return Object.assign(error, fields, name === 'StoreError' ? {} : { name })
}
