/** One line of the log, parsed. */
export type LogLine = Readonly<Record<string, unknown>>

/** A destination for the log that keeps every line. */
export function recordLog() {
  const lines: string[] = []
  return {
    lines,
    write(line: string): void {
      lines.push(line)
    },
    parsed: (): LogLine[] => lines.map(line => JSON.parse(line) as LogLine),
  }
}
