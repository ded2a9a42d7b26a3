import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Finding } from '../../model/finding.ts'
import type { SourceFile } from '../../tls/scan.ts'
import type { Scanner } from '../sources.ts'

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

/** Ten thousand lines take less than a second. */
const TIMEOUT_MS = 10_000
const MOST_MEGABYTES = 512

// From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
const PROGRAM = new URL(`./scan-thread${extname(import.meta.filename)}`, import.meta.url)

/**
 * Scans files one after the other in a thread of its own, so that no file, whatever is in it, keeps the server from
 * answering. A thread that takes too long, or too much memory, is ended, and the next file gets a new one.
 */
export function openScanner({ timeoutMs = TIMEOUT_MS, program = PROGRAM }: ScannerOptions = {}): OpenScanner {
  let thread: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function scanNow(file: SourceFile): Promise<Finding[] | { why: string }> {
    thread ??= start(program)
    const worker = await thread.catch(() => null)
    if (worker === null) {
      thread = null
      return { why: `${named(file)} could not be scanned.` }
    }
    const answer = await answerOf(worker, file, timeoutMs)
    if (!Array.isArray(answer)) {
      thread = null
      await worker.terminate()
    }
    return answer
  }

  return {
    scan(file) {
      const answer = last.then(() => scanNow(file))
      last = answer.catch(() => {})
      return answer
    },
    async close() {
      const worker = await thread?.catch(() => null)
      thread = null
      await worker?.terminate()
    },
  }
}

function start(program: URL): Promise<Worker> {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
  // Whoever waits for nothing else may end.
  worker.unref()
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

function answerOf(worker: Worker, file: SourceFile, timeoutMs: number): Promise<Finding[] | { why: string }> {
  const { promise, resolve } = Promise.withResolvers<Finding[] | { why: string }>()
  const failed = () => resolve({ why: `${named(file)} could not be scanned.` })
  const timer = setTimeout(
    () => resolve({ why: `Scanning ${named(file)} took longer than ${timeoutMs / 1000} s.` }),
    timeoutMs,
  )
  const answered = (answer: { found: Finding[] } | { why: string }) =>
    resolve('found' in answer ? answer.found : answer)
  worker.once('message', answered)
  worker.once('error', failed)
  worker.once('exit', failed)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
  worker.postMessage(file)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', answered)
    worker.off('error', failed)
    worker.off('exit', failed)
  })
}

function named({ path }: SourceFile): string {
  return `\`${path.replaceAll('`', "'")}\``
}
