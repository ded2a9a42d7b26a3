import { extname } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import type { SourceFile } from '../../tls/scan.ts'
import type { Scanner } from '../sources.ts'
import { openThread } from '../thread/open-thread.ts'

/** A scanner with a thread of its own, which has to be closed. */
export interface OpenScanner extends Scanner {
  close(): Promise<void>
}

export interface ScannerOptions {
  /** For one file; 10 s unless told. */
  readonly timeoutMs?: number
  /** The thread's program; another one in tests. */
  readonly program?: URL
}

/** What the thread answers. */
export type ScanAnswer = { readonly found: Finding[] } | { readonly why: string }

/** Ten thousand lines take less than a second. */
const TIMEOUT_MS = 10_000

// From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
const PROGRAM = new URL(`./scan-thread${extname(import.meta.filename)}`, import.meta.url)

/** Scans files one after the other in a thread of its own. */
export function openScanner({ timeoutMs = TIMEOUT_MS, program = PROGRAM }: ScannerOptions = {}): OpenScanner {
  const thread = openThread<SourceFile, ScanAnswer>({ program, timeoutMs })
  return {
    async scan(file) {
      const asked = await thread.ask(file)
      if ('answer' in asked) return 'found' in asked.answer ? asked.answer.found : asked.answer
      if (asked.failed === 'fault') return { why: `${named(file)} could not be scanned.` }
      return { why: `Scanning ${named(file)} took longer than ${timeoutMs / 1000} s.` }
    },
    close: () => thread.close(),
  }
}

function named({ path }: SourceFile): string {
  return `\`${path.replaceAll('`', "'")}\``
}
