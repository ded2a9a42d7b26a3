import { parentPort } from 'node:worker_threads'
import type { SourceFile } from '../../tls/scan.ts'
import { scanFile } from './scan-file.ts'

/** The program of the thread in which files are scanned: a file comes in, its findings go out. */
parentPort?.on('message', (file: SourceFile) => {
  parentPort?.postMessage({ found: scanFile(file) })
})
parentPort?.postMessage('ready')
