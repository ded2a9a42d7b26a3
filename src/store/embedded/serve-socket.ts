import { createServer, type Server, type Socket } from 'node:net'
import { PGLiteSocketHandler } from '@electric-sql/pglite-socket'
import type { Log } from '../log.ts'
import type { Mutex } from '../mutex.ts'
import type { Session } from './session.ts'
import { createTurns } from './turns.ts'

/** A guest that keeps a transaction open keeps the server waiting, so not for longer than this. */
const LONGEST_PAUSE_MS = 5_000

type QueryQueue = ConstructorParameters<typeof PGLiteSocketHandler>[0]['queryQueue']

export interface SocketServer {
  close(): Promise<void>
}

/**
 * Lets our own commands reach the database of this process through a Unix socket, in PostgreSQL's
 * protocol. pglite-socket reads and writes the protocol; whose turn it is, is decided by `turns.ts`,
 * since pglite-socket's own queue knows nothing of the queries of this process, and lets two clients
 * share the unnamed statement.
 */
export async function serveSocket(options: {
  session: Session
  mutex: Mutex
  path: string
  log: Log
  longestPauseMs?: number
}): Promise<SocketServer> {
  const { session, mutex, path, log, longestPauseMs = LONGEST_PAUSE_MS } = options
  const sockets = new Map<number, Socket>()
  const turns = createTurns({
    session,
    mutex,
    longestPauseMs,
    onPause(id) {
      log.warn({ longestPauseMs }, 'A command kept a transaction open and was disconnected')
      sockets.get(id)?.destroy()
    },
  })
  const server = createServer(socket => {
    // The class that pglite-socket asks for is not exported; it calls these three methods of it.
    const handler = new PGLiteSocketHandler({
      queryQueue: turns as unknown as QueryQueue,
      closeOnDetach: true,
    })
    sockets.set(handler.handlerId, socket)
    socket.once('close', () => sockets.delete(handler.handlerId))
    void handler.attach(socket).catch(error => log.warn({ err: error }, 'A command could not be attached'))
  })
  await listen(server, path)
  return {
    async close() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>(done => server.close(() => done()))
      await turns.settled()
    },
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(path, () => {
      server.off('error', fail)
      done()
    })
  })
}
