import { parentPort } from 'node:worker_threads'

/** The whole life of a thread of {@link openThread}: each message is a question, and gets one answer. */
export function answerQuestions(answer: (question: never) => unknown): void {
  const port = parentPort
  port?.on('message', question => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
    port.postMessage(answer(question as never))
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port?.postMessage('ready')
}
