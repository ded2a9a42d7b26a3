import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite'
import type { SessionResult } from './session.ts'

/** More are not kept; a text with lists of any length in it is another one each time. */
const MOST = 100
/** After that a statement is planned afresh: tables grow, and PGlite analyses none by itself. */
const LONGEST_MS = 5_000

/** A statement that returns all columns is refused when there are others than it was prepared for. */
const CHANGES_TABLES = new Set(['CREATE', 'ALTER', 'DROP'])

interface Prepared {
  readonly name: string
  readonly parameterTypes: readonly number[]
  /** Names and types of the columns; `null` where nothing is returned. */
  readonly columns: messages.RowDescriptionMessage | null
  readonly since: number
}

/** Statements that are parsed once: PGlite itself parses, and plans, each as if it had never seen it. */
export interface PreparedStatements {
  query<R>(text: string, values: readonly unknown[]): Promise<SessionResult<R>>
  /** Forgets what was prepared for tables that these results say were changed. */
  heed(results: readonly { readonly command?: string }[]): void
  /** What a guest does to the session may be anything, so nothing is relied on after it. */
  forget(): void
}

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

/** @param now milliseconds, of a clock that only goes forward. */
export function prepareStatements(pglite: PGlite, now: () => number): PreparedStatements {
  const { serialize } = protocol
  const known = new Map<string, Prepared>()
  let closing: string[] = []
  let count = 0

  const send = (message: Uint8Array) => pglite.execProtocolStream(message, { syncToFs: false })

  /** One after the other: after an error that is none of PostgreSQL's, PGlite would go on with what is left. */
  async function run(parts: readonly Uint8Array[]): Promise<Message[]> {
    const told: Message[] = []
    try {
      for (const part of parts) told.push(...(await send(part)))
    } finally {
      told.push(...(await send(serialize.sync())))
    }
    return told
  }

  function drop(text: string): void {
    const prepared = known.get(text)
    if (prepared === undefined) return
    known.delete(text)
    closing.push(prepared.name)
  }

  async function prepare(text: string): Promise<Prepared> {
    const closed = closing.map(name => serialize.close({ type: 'S', name }))
    closing = []
    const name = `prepared_${++count}`
    const described = await run([
      ...closed,
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ])
    const columns = described.find(isColumns) ?? null
    const prepared = {
      name,
      parameterTypes: parse.parseDescribeStatementResults(described),
      columns,
      since: now(),
    }
    known.set(text, prepared)
    // A map iterates in the order of insertion, so its first is the oldest.
    if (known.size > MOST) for (const [oldest] of [...known.entries()].slice(0, 1)) drop(oldest)
    return prepared
  }

  function find(text: string): Prepared | null {
    const prepared = known.get(text)
    if (prepared !== undefined && now() - prepared.since > LONGEST_MS) drop(text)
    return known.get(text) ?? null
  }

  function forget(): void {
    for (const text of known.keys()) drop(text)
  }

  function heed(results: readonly { readonly command?: string }[]): void {
    if (results.some(({ command }) => command !== undefined && CHANGES_TABLES.has(command))) forget()
  }

  return {
    async query<R>(text: string, values: readonly unknown[]) {
      const prepared = find(text) ?? (await prepare(text))
      try {
        const answered = await run([
          serialize.bind({ statement: prepared.name, values: asText(pglite, prepared, values) }),
          serialize.execute({}),
        ])
        const told = prepared.columns === null ? answered : [prepared.columns, ...answered]
        const [result] = parse.parseResults(told, pglite.parsers)
        heed([result ?? {}])
        return (result ?? { rows: [] }) as SessionResult<R>
      } catch (error) {
        // It may be that what it was prepared for is no longer there.
        drop(text)
        throw error
      }
    },
    heed,
    forget,
  }
}

function isColumns(message: Message): message is messages.RowDescriptionMessage {
  return message instanceof messages.RowDescriptionMessage
}

/** Values as PostgreSQL reads them. */
function asText(pglite: PGlite, { parameterTypes }: Prepared, values: readonly unknown[]): (string | null)[] {
  return values.map((value, position) => {
    if (value === null || value === undefined) return null
    const serializer = pglite.serializers[parameterTypes[position] ?? 0]
    // As PGlite does it.
    return serializer === undefined ? `${value as string | number | boolean}` : serializer(value)
  })
}
