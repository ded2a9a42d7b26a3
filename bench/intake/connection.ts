import { connect } from 'node:net'

/** One kept-alive connection to the server, with at most one request on its way. */
export interface Connection {
  /** Resolves with the answer's status. */
  post(headers: string, body: Buffer): Promise<number>
  /** The server ends one that is not used. */
  readonly isOpen: boolean
  close(): void
}

/** Written by hand: an HTTP client of Node's would cost the generator more than the server. */
export async function openConnection(url: URL): Promise<Connection> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
  socket.once('connect', resolve)
  socket.once('error', reject)
  await opened
  let answered: ((status: number) => void) | null = null
  let failed: ((error: Error) => void) | null = null
  let text = ''
  socket.on('error', error => failed?.(error))
  socket.on('close', () => failed?.(new Error('The server closed the connection.')))
  socket.on('data', chunk => {
    text += chunk.toString('latin1')
    const status = statusOf(text)
    if (status === null) return
    text = ''
    answered?.(status)
  })
  return {
    post(headers, body) {
      socket.cork()
      socket.write(
        `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n${headers}content-length: ${body.length}\r\n\r\n`,
      )
      socket.write(body)
      socket.uncork()
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      answered = resolve
      failed = reject
      return promise
    },
    get isOpen() {
      return !socket.destroyed && socket.writable && !socket.readableEnded
    },
    close: () => socket.destroy(),
  }
}

/** `null` while the answer has not arrived in full. */
function statusOf(answer: string): number | null {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? Number.NaN)
  if (Number.isNaN(length)) return answer.endsWith('\r\n0\r\n\r\n') ? Number(answer.slice(9, 12)) : null
  return answer.length >= end + 4 + length ? Number(answer.slice(9, 12)) : null
}
