import { parentPort, workerData } from 'node:worker_threads'
import { openPglite } from './open-pglite.ts'
import { type Question, type Said, toPlain } from './thread-messages.ts'

// The program of the thread in which the embedded database computes, writes and syncs. It is given its folder.
const port = parentPort
if (port === null || typeof workerData !== 'string') throw new Error('This is the program of a thread.')

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
const say = (said: Said) => port.postMessage(said)
const session = await openPglite(workerData, error => say({ said: 'failed', error: toPlain(error) }))

async function answerTo(question: Question): Promise<unknown> {
  if (question.ask === 'query') return session.query(question.text, [...question.values])
  if (question.ask === 'exec') return session.exec(question.text)
  if (question.ask === 'close') return session.close()
  return session.execProtocolRawStream(question.message, { onRawData: data => say({ said: 'data', data }) })
}

/** An answer is given when what was asked for is done, so a commit's when it is on the disk. */
async function handle(question: Question): Promise<void> {
  const inTransaction = () => question.ask !== 'close' && session.isInTransaction()
  try {
    const result = await answerTo(question)
    say({ said: 'answer', result, inTransaction: inTransaction() })
  } catch (error) {
    say({ said: 'refused', error: toPlain(error), inTransaction: inTransaction() })
  }
}

port.on('message', (question: Question) => void handle(question))
say({ said: 'answer', result: null, inTransaction: false })
