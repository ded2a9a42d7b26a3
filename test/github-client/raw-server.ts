import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A server that answers as it is told, for what no well-behaved one would do; it gives tokens to everybody. */
export async function aRawServer() {
  const asked: {
    readonly method: string
    readonly url: string
    readonly headers: IncomingMessage['headers']
  }[] = []
  let answer: Answering = json(404, { message: 'Not Found' })
  let tokens = 0
  let token: Answering = (request, response) => {
    tokens++
    const expires_at = new Date(Date.now() + 3_600_000).toISOString()
    json(201, { token: `ghs_${tokens}`, expires_at, permissions: { contents: 'read' } })(request, response)
  }
  const server = createServer((request, response) => {
    const isToken = request.url?.endsWith('/access_tokens') ?? false
    if (!isToken)
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers })
    ;(isToken ? token : answer)(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that was asked but the tokens. */
    asked,
    get tokens() {
      return tokens
    },
    answers(wanted: Answering) {
      answer = wanted
    },
    answersToken(wanted: Answering) {
      token = wanted
    },
    stop() {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}
