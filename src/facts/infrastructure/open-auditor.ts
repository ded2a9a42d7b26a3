import { extname } from 'node:path'
import type { Outline } from '../../audit/outline.ts'
import type { Auditor } from '../sources.ts'
import { openThread } from '../thread/open-thread.ts'
import type { AuditAnswer, AuditJob, OutlineJob, WantedAnswer } from './audit-job.ts'

/** An auditor with a thread of its own, which has to be closed. */
export interface OpenAuditor extends Auditor {
  close(): Promise<void>
}

export interface AuditorOptions {
  /** For one pull request; 60 s unless told: thousands of files take a few seconds. */
  readonly timeoutMs?: number
  /** The thread's program; another one in tests. */
  readonly program?: URL
}

const TIMEOUT_MS = 60_000

// From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
const PROGRAM = new URL(`./audit-thread${extname(import.meta.filename)}`, import.meta.url)

/** Audits infrastructure code in a thread of its own, one pull request after the other. */
export function openAuditor({ timeoutMs = TIMEOUT_MS, program = PROGRAM }: AuditorOptions = {}): OpenAuditor {
  const thread = openThread<AuditJob | OutlineJob, AuditAnswer | WantedAnswer | Outline[]>({
    program,
    timeoutMs,
  })

  async function ask<T>(job: AuditJob | OutlineJob): Promise<T | { why: string }> {
    const asked = await thread.ask(job)
    if ('answer' in asked) return asked.answer as T
    if (asked.failed === 'fault') return { why: 'The infrastructure code could not be audited.' }
    return { why: `Auditing the infrastructure code took longer than ${timeoutMs / 1000} s.` }
  }

  return {
    audit: job => ask<AuditAnswer | WantedAnswer>(job),
    outlines: files => ask<Outline[]>({ kind: 'outlines', files }),
    close: () => thread.close(),
  }
}
