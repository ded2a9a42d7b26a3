import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { whyUnreadable } from '../../unreadable.ts'
import { UsageError } from '../command.ts'

const report = z.object({ findings: z.array(z.object({ fingerprint: z.string() })) })

/**
 * Fingerprints of the findings in a report of before.
 * @throws {UsageError} when there is none at the path
 */
export function baselineIn(path: string): string[] {
  const parsed = report.safeParse(jsonIn(path))
  if (parsed.success) return parsed.data.findings.map(({ fingerprint }) => fingerprint)
  throw new UsageError(
    `${path} is no report. Write one with \`compliance-patrol audit --format json > ${path}\`.`,
  )
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw new UsageError(`${path} could not be read: ${whyUnreadable(error)}.`)
  }
}
