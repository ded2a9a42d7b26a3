import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Hono } from 'hono'
import { openStore } from '../src/store/open-store.ts'
import { createBadges } from '../src/web/pages/overview/badge.ts'
import { createPages } from '../src/web/pages/pages.ts'
import { listen } from '../src/web/server.ts'
import type { Session, Sessions } from '../src/web/sign-in/sessions.ts'
import { REPOSITORY, seedEvidence } from './web/seed.ts'

// The pages over HTTP on a store with this many entries of evidence, and on one with a hundredth of them.
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { entries: { type: 'string', default: '100000' } },
})

const ENTRIES = Number(values.entries)
const REQUESTS = 300
const BUDGET = { reportMs: 50, otherMs: 200, bytes: 60_000, growth: 2 }

const session: Session = {
  viewer: { id: 11, login: 'himanshu' },
  token: '',
  csrf: 'c',
  expiresAt: '2100-01-01T00:00:00.000Z',
}
const silent = () => {}

const small = await measure(Math.ceil(ENTRIES / 100))
const large = await measure(ENTRIES)
// What was merged in half a year is summed up anew: these two grow with that, not with the table.
const SUMMED = ['repository', 'dashboard']
for (const [name, { p95 }] of Object.entries(large)) {
  if (SUMMED.includes(name)) continue
  const before = small[name]?.p95 ?? p95
  // Less than a few milliseconds is the machine's mood.
  if (p95 > 5 && p95 / before > BUDGET.growth) {
    console.log(
      `web: ${name}: ${(p95 / before).toFixed(1)} times as long with a hundred times the entries: GROWS`,
    )
    process.exitCode = 1
  }
}

interface Measured {
  readonly p50: number
  readonly p95: number
}

async function measure(entries: number): Promise<Record<string, Measured>> {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const store = await openStore({ dataDir: join(folder, 'data') }, { log, onFailure: silent })
  try {
    const pulls = await seedEvidence(store, entries)
    const web = new Hono().route('/', pagesOn(store))
    const listening = await listen(web, '127.0.0.1', 0)
    const home = `${listening.url}/${REPOSITORY.owner}/${REPOSITORY.name}`
    const any = () => 1 + Math.floor(Math.random() * pulls)
    const pages: Record<string, () => string> = {
      report: () => `${home}/pull/${any()}`,
      'evidence of a pull request': () => `${home}/pull/${any()}/evidence`,
      'evidence, anywhere': () => `${home}/evidence?before=${1 + Math.floor(Math.random() * entries)}`,
      repository: () => home,
      dashboard: () => `${listening.url}/`,
    }
    // The first looks verify what nobody has looked at yet.
    for (let left = entries; left > 0; left -= 5_000) await (await fetch(`${home}/evidence`)).text()
    const measured: Record<string, Measured> = {}
    for (const [name, address] of Object.entries(pages)) measured[name] = await one(entries, name, address)
    await listening.close()
    return measured
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function pagesOn(store: Awaited<ReturnType<typeof openStore>>): Hono {
  const seen = { ...REPOSITORY, isPrivate: true }
  const clock = { now: () => new Date() }
  const sessions = { of: async () => session } as unknown as Sessions
  return createPages({
    limit: (_, next) => next(),
    signIn: {
      signIn: { begin: () => Promise.reject(new Error()), finish: () => Promise.reject(new Error()) },
      viewerOf: async () => session.viewer,
      publicUrl: 'http://127.0.0.1',
    },
    sessions,
    access: { repository: async () => seen, repositories: async () => [seen], text: async () => null },
    evidence: store.evidence,
    looks: { evidence: store.evidence, isBusy: async () => false },
    badges: createBadges(new Uint8Array(32), 'http://127.0.0.1'),
    idOf: async () => REPOSITORY.id,
    isPublic: async () => false,
    refresh: async () => true,
    clock,
    log: { warn: silent },
  }).routes
}

async function one(entries: number, name: string, address: () => string): Promise<Measured> {
  const times: number[] = []
  let largest = 0
  for (let at = 0; at < REQUESTS + 30; at++) {
    const start = performance.now()
    const response = await fetch(address(), { headers: { 'accept-encoding': 'gzip' } })
    const { byteLength } = await response.arrayBuffer()
    if (!response.ok) throw new Error(`${response.status} ${address()}`)
    // The first ones compile.
    if (at >= 30) times.push(performance.now() - start)
    largest = Math.max(largest, byteLength)
  }
  times.sort((a, b) => a - b)
  const [p50 = 0, p95 = 0] = [times[Math.floor(REQUESTS * 0.5)], times[Math.floor(REQUESTS * 0.95)]]
  const budget = name === 'report' ? BUDGET.reportMs : BUDGET.otherMs
  const problems = [...(p95 > budget ? ['TOO SLOW'] : []), ...(largest > BUDGET.bytes ? ['TOO LARGE'] : [])]
  const weight = `${(largest / 1000).toFixed(1)} kB before compression`
  console.log(
    [
      `web: ${entries.toLocaleString('en')} entries, ${name}: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms (budget ${budget})`,
      weight,
      ...problems,
    ].join('; '),
  )
  if (problems.length > 0) process.exitCode = 1
  return { p50, p95 }
}
