import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StoreError } from '../store-error.ts'
import type { Session, SessionResult } from './session.ts'
import { fromPlain, type Question, type Said } from './thread-messages.ts'

interface Asked {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
  readonly onRawData?: (data: Uint8Array) => void
}

// From the sources this file ends in .ts, from the build in .js, and so does its neighbour.
const PROGRAM = new URL(`./database-thread${extname(import.meta.filename)}`, import.meta.url)

/**
 * Opens the database in a folder whose lock this process holds, in a thread of its own: what arrives is read, verified
 * and answered while PostgreSQL computes and the disk writes.
 * @param onFailure called when it has stopped for good; whatever is asked from then on is refused.
 * @param program the thread's; another one in tests.
 */
export async function openInThread(
  folder: string,
  onFailure: (error: Error) => void,
  program = PROGRAM,
): Promise<Session> {
  const thread = new Worker(program, { workerData: folder })
  const asked: Asked[] = []
  let inTransaction = false
  let stopped: StoreError | null = null

  function hear(said: Said): void {
    if (said.said === 'failed') return onFailure(fromPlain(said.error))
    if (said.said === 'data') return asked[0]?.onRawData?.(said.data)
    ;({ inTransaction } = said)
    const next = asked.shift()
    if (said.said === 'answer') next?.resolve(said.result)
    else next?.reject(fromPlain(said.error))
  }

  function stop(cause: unknown): void {
    if (stopped !== null) return
    stopped = new StoreError('the database has stopped.', { cause })
    inTransaction = false
    for (const { reject } of asked.splice(0)) reject(stopped)
  }

  function ask<T>(question: Question, onRawData?: Asked['onRawData']): Promise<T> {
    if (stopped !== null) return Promise.reject(stopped)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    asked.push({ resolve, reject, ...(onRawData !== undefined && { onRawData }) })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
    thread.postMessage(question)
    return promise as Promise<T>
  }

  const opened = new Promise((resolve, reject) => asked.push({ resolve, reject }))
  let isOpen = false
  let closing = false
  thread.on('message', hear)
  thread.on('error', error => {
    if (isOpen && !closing) onFailure(error)
    stop(error)
  })
  thread.on('exit', () => stop(new Error('Its thread has ended.')))
  await opened.catch(error => {
    // What kept it from opening says more than that it stopped.
    throw error instanceof StoreError && error.cause instanceof Error ? error.cause : error
  })
  isOpen = true

  return {
    query: <R>(text: string, values: unknown[]) => ask<SessionResult<R>>({ ask: 'query', text, values }),
    exec: text => ask({ ask: 'exec', text }),
    execProtocolRawStream: (message, { onRawData }) => ask({ ask: 'message', message }, onRawData),
    isInTransaction: () => inTransaction,
    async close() {
      if (stopped !== null) return
      closing = true
      await ask({ ask: 'close' })
      await thread.terminate()
    },
  }
}
