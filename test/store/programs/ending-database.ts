import { parentPort } from 'node:worker_threads'

// A database's thread that opens, and ends at the first question.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
parentPort?.postMessage({ is: 'open' })
parentPort?.once('message', () => {
  throw new Error('Out of memory.')
})
