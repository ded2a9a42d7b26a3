import { parentPort } from 'node:worker_threads'
import type { AuditJob, OutlineJob } from '../../../../src/facts/infrastructure/audit-job.ts'

const port = parentPort
port?.on('message', (job: AuditJob | OutlineJob) => {
  if (job.kind === 'audit') for (;;);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port.postMessage([])
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin
port?.postMessage('ready')
