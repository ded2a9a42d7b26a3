import { parentPort } from 'node:worker_threads'
import type { SourceFile } from '../../tls/scan.ts'
import { scanFile } from './scan-file.ts'

/** The program of the thread in which files are scanned: a file comes in, its findings go out. */
const port = parentPort
port?.on('message', (file: SourceFile) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
  port.postMessage({ found: scanFile(file) })
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin
port?.postMessage('ready')
