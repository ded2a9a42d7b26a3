import { parentPort } from 'node:worker_threads'

const port = parentPort
port?.on('message', ({ path }: { path: string }) => {
  if (path === 'slow.py') for (;;);
  if (path === 'fault.py') throw new Error('a fault')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port.postMessage({ found: [] })
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin
port?.postMessage('ready')
