import { parentPort } from 'node:worker_threads'
import type { Finding } from '../../model/finding.ts'
import { type SourceFile, TooMuchCode } from '../../tls/scan.ts'
import { scanFile } from './scan-file.ts'

/** The program of the thread in which files are scanned: a file comes in, its findings go out. */
const port = parentPort
port?.on('message', (file: SourceFile) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
  port.postMessage(answer(file))
})

function answer(file: SourceFile): { found: Finding[] } | { why: string } {
  try {
    return { found: scanFile(file) }
  } catch (error) {
    if (error instanceof TooMuchCode) return { why: error.message }
    throw error
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin
port?.postMessage('ready')
