import type { Mutex } from '../mutex.ts'
import type { Session } from './session.ts'

/** What pglite-socket's handler calls for each message of the PostgreSQL protocol. */
export interface Turns {
  enqueue(client: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number>
  clearQueueForHandler(client: number): void
  clearTransactionIfNeeded(client: number): Promise<void>
  /** Resolves when the turns of all clients are over. */
  settled(): Promise<void>
}

interface Turn {
  readonly client: number
  readonly release: () => void
  pause?: NodeJS.Timeout
}

/** First bytes of messages: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const QUERY = 0x51
const SYNC = 0x53
const FUNCTION_CALL = 0x46
const TERMINATE = 0x58
/** A start-up message has no type: it begins with its length, which is short. */
const STARTUP = 0x00
const SYNC_MESSAGE = Uint8Array.of(SYNC, 0, 0, 0, 4)

/**
 * The database has one session. A client holds it from its first message until the server is ready for the
 * next query and no transaction is open, as if it had the connection for that long.
 */
export function createTurns(options: {
  session: Session
  mutex: Mutex
  longestPauseMs: number
  /** Called when a client holds its turn without saying anything: expected to disconnect it. */
  onPause: (client: number) => void
}): Turns {
  const { session, mutex, longestPauseMs, onPause } = options
  const queues = new Map<number, Promise<unknown>>()
  /** Their connection is closed. */
  const left = new Set<number>()
  /** Their session is over. */
  const gone = new Set<number>()
  let turn: Turn | null = null

  /** One message after the other for each client, since its messages may arrive while one is under way. */
  function inOrder<T>(client: number, task: () => Promise<T>): Promise<T> {
    const mine = (queues.get(client) ?? Promise.resolve()).then(task)
    queues.set(
      client,
      mine.catch(() => {}),
    )
    return mine
  }

  async function takeTurn(client: number): Promise<Turn> {
    if (turn?.client === client) {
      clearTimeout(turn.pause)
      return turn
    }
    const release = await mutex.acquire()
    turn = { client, release }
    return turn
  }

  function endTurn(): void {
    clearTimeout(turn?.pause)
    const release = turn?.release
    turn = null
    release?.()
  }

  /** Rolls back what the client left open, and takes back what it set for its session, since it is ours too. */
  async function endSession(client: number): Promise<void> {
    if (gone.has(client)) return
    gone.add(client)
    await takeTurn(client)
    try {
      // Ends a query that was sent in part, after an error of which PostgreSQL ignores all else.
      await session.execProtocolRawStream(SYNC_MESSAGE, { onRawData() {} })
      if (session.isInTransaction()) await session.exec('ROLLBACK')
      await session.exec('RESET ALL')
    } finally {
      endTurn()
    }
  }

  async function run(
    client: number,
    message: Uint8Array,
    onData: (data: Uint8Array) => void,
  ): Promise<number> {
    if (left.has(client) || gone.has(client)) throw new Error('The client has gone.')
    // Given to PGlite, it would end the session that all share.
    if (message[0] === TERMINATE) return endSession(client).then(() => 0)
    const mine = await takeTurn(client)
    let bytes = 0
    try {
      await session.execProtocolRawStream(message, {
        onRawData(data) {
          bytes += data.length
          onData(data)
        },
      })
    } catch (error) {
      await endSession(client)
      throw error
    }
    if (endsQuery(message) && !session.isInTransaction()) endTurn()
    else mine.pause = setTimeout(onPause, longestPauseMs, client).unref()
    return bytes
  }

  return {
    enqueue: (client, message, onData) => inOrder(client, () => run(client, message, onData)),
    // What it still sent is not run: its session ends first.
    clearQueueForHandler: client => void left.add(client),
    async clearTransactionIfNeeded(client) {
      await inOrder(client, () => endSession(client))
      queues.delete(client)
      gone.delete(client)
      left.delete(client)
    },
    async settled() {
      await Promise.all(queues.values())
    },
  }
}

function endsQuery(message: Uint8Array): boolean {
  const [type] = message
  return type === QUERY || type === SYNC || type === FUNCTION_CALL || type === STARTUP
}
