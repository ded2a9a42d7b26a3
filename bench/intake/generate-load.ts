import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Connection, openConnection } from './connection.ts'
import { webhookOf } from './payloads.ts'

/** What the parent process asks for. */
export interface Load {
  readonly url: string
  readonly secret: string
  readonly events: number
  /** The number of the first event: a second load goes on where the first ended. */
  readonly first: number
  readonly pulls: number
  readonly connections: number
  /** Events a second, sent whether or not the ones before were answered; `null`: as many as are answered. */
  readonly rate: number | null
}

/** What it hears when the load is over. */
export interface LoadReport {
  readonly seconds: number
  readonly accepted: number
  readonly refused: Readonly<Record<string, number>>
  /** Milliseconds from the moment at which an event was to be sent until its answer: 50th, 99th, 99.9th, worst. */
  readonly latency: readonly [number, number, number, number]
  /** Processor time of the generator itself. */
  readonly cpuSeconds: number
}

process.on('message', (load: Load) => {
  run(load).then(
    report => process.send?.(report),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function run(load: Load): Promise<LoadReport> {
  const url = new URL(load.url)
  const connections = await Promise.all(Array.from({ length: load.connections }, () => openConnection(url)))
  const cpu = process.cpuUsage()
  const latencies = new Float64Array(load.events)
  const refused: Record<string, number> = {}
  const started = performance.now()
  let accepted = 0

  async function send(connection: Connection, index: number, due: number): Promise<void> {
    const { event, body, signature } = webhookOf(load.first + index, load.pulls, load.secret)
    const headers = `x-github-event: ${event}\r\nx-github-delivery: ${randomUUID()}\r\nx-hub-signature-256: ${signature}\r\n`
    const status = await connection.post(headers, body)
    latencies[index] = performance.now() - due
    if (status === 202) accepted++
    else refused[status] = (refused[status] ?? 0) + 1
  }

  await (load.rate === null
    ? closedLoop(connections, load.events, send)
    : openLoop(connections, load, load.rate, send))
  const seconds = (performance.now() - started) / 1000
  for (const connection of connections) connection.close()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, accepted, refused, latency: quantiles(latencies), cpuSeconds: (user + system) / 1e6 }
}

type Send = (connection: Connection, index: number, due: number) => Promise<void>

/** Every connection sends its next event when the one before is answered. */
async function closedLoop(connections: readonly Connection[], events: number, send: Send): Promise<void> {
  let next = 0
  await Promise.all(
    connections.map(async connection => {
      while (next < events) await send(connection, next++, performance.now())
    }),
  )
}

/** Each event has its moment. Where no connection is free it waits, and that counts as the server's time. */
async function openLoop(
  connections: Connection[],
  { events, url }: Pick<Load, 'events' | 'url'>,
  rate: number,
  send: Send,
): Promise<void> {
  const free = [...connections]
  const started = performance.now()
  const under = new Set<Promise<void>>()
  let next = 0
  const failures: Error[] = []
  while (next < events) {
    const [failure] = failures
    if (failure !== undefined) throw failure
    const due = started + (next * 1000) / rate
    const waiting = due <= performance.now() ? free.pop() : undefined
    if (waiting === undefined) {
      await pause(1)
      continue
    }
    const connection = waiting.isOpen ? waiting : await openConnection(new URL(url))
    if (connection !== waiting) connections.push(connection)
    const sent = send(connection, next++, due).then(
      () => void free.push(connection),
      error => {
        failures.push(new Error('An event could not be sent.', { cause: error }))
      },
    )
    under.add(sent)
    void sent.then(() => under.delete(sent))
    // What arrived is read between two sendings.
    if (next % 8 === 0) await new Promise(setImmediate)
  }
  await Promise.all(under)
}

function quantiles(latencies: Float64Array): LoadReport['latency'] {
  const sorted = latencies.toSorted()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return [at(0.5), at(0.99), at(0.999), at(1)]
}
