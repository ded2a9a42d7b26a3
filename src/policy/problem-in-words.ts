import type { PolicyProblem } from './resolved-policy.ts'

/** A problem as one text: “`.github/compliance-patrol.yml`, line 14, column 7: `cuont` is not a key of …”. */
export function problemInWords({ source, line, column, message }: PolicyProblem): string {
  const place = line === null ? '' : `, line ${line}${column === null ? '' : `, column ${column}`}`
  return `\`${source}\`${place}: ${message}`
}
