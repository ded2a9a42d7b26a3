import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Load, LoadReport } from './intake/generate-load.ts'
import { type ServerProcess, startServer } from './intake/start-server.ts'

// Signed webhooks from another process against the whole server: how many it keeps durably, and how quickly.
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    database: { type: 'string', default: 'embedded' },
    events: { type: 'string', default: '60000' },
    rate: { type: 'string', default: '2000' },
    pulls: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '128' },
    profile: { type: 'string' },
  },
})

const SECRET = 'a secret that only the benchmark has'
const LARGEST_MEMORY_MB = 400
const events = Number(values.events)
const rate = Number(values.rate)
const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
const server = await startServer(databaseOf(values.database), SECRET, values.profile ?? null)
const generator = fork(fileURLToPath(new URL('intake/generate-load.ts', import.meta.url)))
try {
  await measure(server)
} finally {
  generator.kill()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

function databaseOf(kind: string): Record<string, string> {
  if (kind === 'embedded') return { DATA_DIR: join(folder, 'data') }
  const url = process.env['DATABASE_URL']
  if (kind === 'postgres' && url !== undefined) return { DATABASE_URL: url }
  throw new Error('--database is “embedded”, or “postgres” with DATABASE_URL naming an empty database.')
}

async function measure(running: ServerProcess): Promise<void> {
  // So that every pull request is known and the code is compiled: what is measured is a server that has been at work.
  const warm = Math.min(20_000, events)
  await load(running, { events: warm, first: 0, rate: null })
  await running.usage()
  const open = Math.min(events, rate * 30)
  const opened = await load(running, { events: open, first: warm, rate })
  await tell(running, `${rate}/s, ${values.connections} connections`, opened, {
    perSecond: 0.99 * rate,
    p99: 50,
  })
  let first = warm + open
  // In parts, so that growth of the memory shows.
  const part = Math.max(20_000, Math.ceil(events / 10))
  for (let done = 0; done < events; done += part) {
    const report = await load(running, { events: Math.min(part, events - done), first, rate: null })
    first += part
    await tell(running, `as fast as it goes, ${first.toLocaleString('en')} in all`, report, {
      perSecond: 2_000,
    })
  }
}

async function load(
  running: ServerProcess,
  wanted: Pick<Load, 'events' | 'first' | 'rate'>,
): Promise<LoadReport> {
  const order: Load = {
    url: `${running.url}/api/github/webhooks`,
    secret: SECRET,
    pulls: Number(values.pulls),
    connections: Number(values.connections),
    ...wanted,
  }
  generator.send(order)
  const [report] = await once(generator, 'message')
  return report as LoadReport
}

async function tell(
  running: ServerProcess,
  what: string,
  report: LoadReport,
  budget: { readonly perSecond: number; readonly p99?: number },
): Promise<void> {
  const { accepted, seconds, latency, refused, cpuSeconds } = report
  const { cpuSeconds: cpu, rssMegabytes, loop } = await running.usage()
  const perSecond = accepted / seconds
  const [p50, p99, p999, worst] = latency.map(ms => ms.toFixed(0))
  const problems = [
    ...(perSecond < budget.perSecond ? ['TOO FEW'] : []),
    ...(latency[1] > (budget.p99 ?? Infinity) ? ['TOO SLOW'] : []),
    ...(rssMegabytes > LARGEST_MEMORY_MB ? ['TOO MUCH MEMORY'] : []),
    ...Object.entries(refused).map(([status, times]) => `${times} ANSWERED ${status}`),
  ]
  console.log(
    [
      `intake: ${what}: ${perSecond.toFixed(0)}/s accepted`,
      `p50 ${p50}, p99 ${p99}, p99.9 ${p999}, worst ${worst} ms`,
      `server ${((cpu / accepted) * 1e6).toFixed(0)} µs of processor each (${((cpu / seconds) * 100).toFixed(0)} %), ${rssMegabytes.toFixed(0)} MB`,
      `its loop p50 ${loop[0].toFixed(1)}, p99 ${loop[1].toFixed(1)}, worst ${loop[2].toFixed(1)} ms`,
      `generator ${((cpuSeconds / seconds) * 100).toFixed(0)} %`,
      ...problems,
    ].join('; '),
  )
  if (problems.length > 0) process.exitCode = 1
}
