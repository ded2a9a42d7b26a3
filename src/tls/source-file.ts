/** A file as it is at the head, and what of it is new. */
export interface SourceFile {
  readonly path: string
  /** The whole text. */
  readonly text: string
  /** Lines that were added or changed, counted from 1. */
  readonly added: 'all' | readonly number[]
  readonly isTest?: boolean
}
