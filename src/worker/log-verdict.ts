import type { Verdict } from '../model/verdict.ts'

export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** One line for each verdict. Sentences of results stay out of it: they hold what people typed. */
export function logVerdict(log: Log, { key, headSha, state, rows }: Verdict): void {
  const results = Object.fromEntries(rows.map(({ id, result }) => [id, result.status]))
  log.info({ pull: key, headSha, state, results }, 'Verdict')
}
