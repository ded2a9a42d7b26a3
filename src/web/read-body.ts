import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * GitHub caps its payloads at 25 MB: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap
 * An event of JIRA's, which holds its whole ticket with description and comments, may have as much.
 */
export const LARGEST_PAYLOAD = 25 * 2 ** 20

/** Where Hono is not behind an HTTP server, as in tests, there is no `incoming`. */
export interface NodeEnv {
  Bindings: Partial<HttpBindings>
}

/**
 * The bytes of a request's body as the network brought them, in one piece; `null` when they are more than `most`.
 * Rejects when the client goes away before the end.
 */
export async function readBody(c: Context<NodeEnv>, most: number): Promise<Buffer | null> {
  if (Number(c.req.header('content-length') ?? 0) > most) return null
  // Without an environment `c.env` is undefined, whatever its type says.
  const { incoming } = (c.env as Partial<HttpBindings> | undefined) ?? {}
  if (incoming !== undefined) return readIncoming(incoming, most)
  const body = Buffer.from(await c.req.arrayBuffer())
  return body.length > most ? null : body
}

function readIncoming(incoming: HttpBindings['incoming'], most: number): Promise<Buffer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>()
  const left = (): void => reject(new Error('The client went away.'))
  let chunks: Buffer[] = []
  let length = 0

  function hear(chunk: Buffer): void {
    length += chunk.length
    if (length <= most) chunks.push(chunk)
    else {
      chunks = []
      resolve(null)
    }
  }

  /** A request lives until its connection's next one, and so would the body with what listens to it. */
  function end(): void {
    const [only] = chunks
    resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks))
    incoming.off('data', hear).off('error', reject).off('close', left)
  }

  // It may have waited for its turn to be read.
  if (incoming.destroyed) left()
  incoming.on('data', hear).once('end', end).once('error', reject).once('close', left)
  return promise
}
