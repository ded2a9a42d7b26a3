import type { Finding } from '../../model/finding.ts'
import { MORE_FINDINGS } from '../../tls/to-finding.ts'
import { scanTls, type SourceFile } from '../../tls/scan.ts'
import { markerFor } from '../../waivers/markers.ts'

/** The check whose findings these are: a marker may name it instead of a rule. */
const CHECK = 'ssl-validation'

/** What is found in a file's added lines, each with the marker that speaks in its favour. Pure. Throws `TooMuchCode`. */
export function scanFile(file: SourceFile): Finding[] {
  const found = scanTls([file])
  if (found.length === 0 || !file.text.includes('patrol:allow')) return found
  const lines = file.text.split('\n')
  return found.map(finding => {
    if (finding.rule === MORE_FINDINGS) return finding
    const marker = markerFor(lines, finding, [finding.rule, CHECK])
    return marker === null ? finding : { ...finding, marker }
  })
}
