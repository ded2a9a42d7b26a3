import { parentPort, workerData } from 'node:worker_threads'
import type { PGlite, Results } from '@electric-sql/pglite'
import { openPglite } from './open-pglite.ts'
import { errorMessage, type Order, type Reply } from './thread-messages.ts'

// The program of the thread in which the embedded database computes. Its data is the database's folder.
const port = parentPort
if (port === null || typeof workerData !== 'string') throw new Error('This is the program of a thread.')

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
const say = (reply: Reply): void => port.postMessage(reply)
const pglite = await openPglite(workerData, error => say({ is: 'failure', error: errorMessage(error) }))
say({ is: 'open' })
port.on('message', (order: Order) => void answer(order))

async function answer(order: Order): Promise<void> {
  try {
    const results = await resultsOf(pglite, order)
    // Closed, it has no session that could be asked.
    say({ is: 'done', results, inTransaction: order.ask !== 'close' && pglite.isInTransaction() })
  } catch (error) {
    say({ is: 'refused', error: errorMessage(error), inTransaction: pglite.isInTransaction() })
  }
}

async function resultsOf(database: PGlite, order: Order): Promise<Results[]> {
  if (order.ask === 'query') return [await database.query(order.text, [...order.parameters])]
  if (order.ask === 'exec') return database.exec(order.text)
  if (order.ask === 'close') await database.close()
  else
    await database.execProtocolRawStream(order.message, {
      // A view of PGlite's memory, which it writes over with the next message.
      onRawData: data => say({ is: 'data', data: data.slice() }),
    })
  return []
}
