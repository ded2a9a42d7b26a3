import type { Log } from '../src/store/log.ts'

/** A log that keeps what it is told, for tests that look at it. */
export interface RecordingLog extends Log {
  readonly lines: { readonly level: string; readonly fields: object; readonly message: string }[]
}

export function aSilentLog(): RecordingLog {
  const lines: RecordingLog['lines'] = []
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message })
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
