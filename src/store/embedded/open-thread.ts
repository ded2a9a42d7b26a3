import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Results } from '@electric-sql/pglite'
import { StoreError } from '../store-error.ts'
import type { Session } from './session.ts'
import { errorOf, type Order, type Reply } from './thread-messages.ts'

// From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
const PROGRAM = new URL(`./database-thread${extname(import.meta.filename)}`, import.meta.url)

interface Asked {
  readonly onData: (data: Uint8Array) => void
  readonly resolve: (results: Results[]) => void
  readonly reject: (error: Error) => void
}

/**
 * Opens the database in a folder as `openPglite` does, in a thread of its own: PostgreSQL then computes on one
 * core while webhooks are read on another.
 * @param onFailure called when its log could not be written, or the thread ended. Whatever is asked from then on fails.
 * @param program the thread's; another one in tests.
 */
export async function openInThread(
  folder: string,
  onFailure: (error: Error) => void,
  program = PROGRAM,
): Promise<Session> {
  const worker = new Worker(program, { workerData: folder, execArgv: [] })
  const opened = Promise.withResolvers<void>()
  let state: 'opening' | 'open' | 'closing' | 'ended' = 'opening'
  let inTransaction = false
  let asked: Asked | null = null

  function hear(reply: Reply): void {
    if (reply.is === 'failure') return onFailure(errorOf(reply.error))
    if (reply.is === 'data') return asked?.onData(reply.data)
    if (reply.is === 'open') return opened.resolve()
    const { resolve, reject } = asked ?? {}
    asked = null
    ;({ inTransaction } = reply)
    if (reply.is === 'done') resolve?.(reply.results)
    else reject?.(errorOf(reply.error))
  }

  function end(error: Error): void {
    if (state === 'ended') return
    if (state === 'open') onFailure(error)
    state = 'ended'
    inTransaction = false
    opened.reject(error)
    asked?.reject(stopped(error))
  }

  async function ask(order: Order, onData: Asked['onData'] = () => {}): Promise<Results[]> {
    if (state === 'ended') throw stopped()
    if (asked !== null) throw new Error('The database was asked while it had not answered.')
    const { promise, resolve, reject } = Promise.withResolvers<Results[]>()
    // First: it throws where a parameter cannot be sent.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
    worker.postMessage(order)
    asked = { onData, resolve, reject }
    return promise
  }

  worker.on('message', hear)
  worker.once('error', end)
  worker.once('exit', () => end(new Error('The thread of the database ended.')))
  await opened.promise
  state = 'open'
  return {
    async query<T>(text: string, parameters: unknown[] = []) {
      const [result] = await ask({ ask: 'query', text, parameters })
      return result as Results<T>
    },
    exec: text => ask({ ask: 'exec', text }),
    async execProtocolRawStream(message, { onRawData }) {
      await ask({ ask: 'exchange', message }, onRawData)
    },
    isInTransaction: () => inTransaction,
    async close() {
      if (state === 'open') {
        state = 'closing'
        await ask({ ask: 'close' })
      }
      await worker.terminate()
    },
  }
}

function stopped(cause?: Error): StoreError {
  return new StoreError('the database has stopped.', { cause })
}
