import { Worker } from 'node:worker_threads'

/** A thread that answers one question after the other, and has to be closed. */
export interface Thread<Question, Answer> {
  /** Its answer, or why there is none. Never rejects. */
  ask(question: Question): Promise<{ readonly answer: Answer } | { readonly failed: 'timeout' | 'fault' }>
  close(): Promise<void>
}

export interface ThreadOptions {
  /** The thread's program: it says `ready`, and then answers each message with one. */
  readonly program: URL
  /** For one answer. */
  readonly timeoutMs: number
}

const MOST_MEGABYTES = 512

type Asked<Answer> = { readonly answer: Answer } | { readonly failed: 'timeout' | 'fault' }

/**
 * Has a thread of its own do what takes time, so that no file, whatever is in it, keeps the server from answering.
 * A thread that takes too long, or too much memory, is ended, and the next question gets a new one.
 */
export function openThread<Question, Answer>({
  program,
  timeoutMs,
}: ThreadOptions): Thread<Question, Answer> {
  let thread: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function askNow(question: Question): Promise<Asked<Answer>> {
    thread ??= start(program)
    const worker = await thread.catch(() => null)
    if (worker === null) {
      thread = null
      return { failed: 'fault' }
    }
    const answer = await answerOf<Answer>(worker, question, timeoutMs)
    if ('failed' in answer) {
      thread = null
      await worker.terminate()
    }
    return answer
  }

  return {
    ask(question) {
      const answer = last.then(() => askNow(question))
      last = answer.catch(() => {})
      return answer
    },
    async close() {
      const worker = await thread?.catch(() => null)
      thread = null
      await worker?.terminate()
    },
  }
}

function start(program: URL): Promise<Worker> {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      // Whoever waits for no answer may end.
      worker.unref()
      resolve(worker)
    })
    worker.once('error', reject)
  })
}

function answerOf<Answer>(worker: Worker, question: unknown, timeoutMs: number): Promise<Asked<Answer>> {
  const { promise, resolve } = Promise.withResolvers<Asked<Answer>>()
  const failed = () => resolve({ failed: 'fault' })
  const timer = setTimeout(() => resolve({ failed: 'timeout' }), timeoutMs)
  const answered = (answer: Answer) => resolve({ answer })
  worker.once('message', answered)
  worker.once('error', failed)
  worker.once('exit', failed)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that of a thread has none
  worker.postMessage(question)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', answered)
    worker.off('error', failed)
    worker.off('exit', failed)
  })
}
