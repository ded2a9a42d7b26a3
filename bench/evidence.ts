import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chained, type Draft } from '../src/evidence/draft.ts'
import { verify } from '../src/evidence/verify.ts'
import { openStore, type Store } from '../src/store/open-store.ts'

// How quickly the evidence grows, and how long it takes to verify what has grown: with results of ten checks each.
const ENTRIES = Number(process.env['ENTRIES'] ?? 20_000)
/** Each alone in a transaction, as evaluations write them. */
const ALONE = 500
const AT_ONCE = 500
const REPOSITORIES = 20
const MOST_MS_TO_APPEND = 20
const MOST_SECONDS_TO_VERIFY_100_000 = 60

const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
const databaseUrl = process.env['DATABASE_URL']
const log = { debug() {}, info() {}, warn: console.warn, error: console.error }
const store = await openStore(databaseUrl ? { databaseUrl } : { dataDir: join(folder, 'data') }, { log })
try {
  await run(store)
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

async function run({ evidence }: Store): Promise<void> {
  const started = performance.now()
  const appending = process.cpuUsage()
  for (let i = 0; i < ALONE; i++) await append(evidence, i % REPOSITORIES, [aVerdict(i)])
  const perSecond = ALONE / ((performance.now() - started) / 1000)
  const each = processorSeconds(appending) / ALONE
  print(
    `${Math.round(perSecond)} entries appended a second, each in a transaction of its own, at ${(each * 1000).toFixed(1)} ms of processor time (budget ${MOST_MS_TO_APPEND})`,
    each * 1000 > MOST_MS_TO_APPEND,
  )
  for (let i = ALONE; i < ENTRIES; i += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, ENTRIES - i) }, (_, at) => aVerdict(i + at))
    await append(evidence, (i / AT_ONCE) % REPOSITORIES, drafts)
  }
  const before = process.cpuUsage()
  const found = await verify(evidence)
  const seconds = (processorSeconds(before) / found.entries) * 100_000
  if (found.broken !== null) throw new Error(`Entry ${found.broken.sequence} is broken: ${found.broken.says}`)
  print(
    `${seconds.toFixed(1)} s of processor time to verify 100,000 entries, by ${found.entries.toLocaleString('en')} of them (budget ${MOST_SECONDS_TO_VERIFY_100_000} s)`,
    seconds > MOST_SECONDS_TO_VERIFY_100_000,
  )
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function print(words: string, isOver: boolean): void {
  console.log(`evidence: ${words}${isOver ? ' OVER BUDGET' : ''}`)
  if (isOver) process.exitCode = 1
}

async function append(evidence: Store['evidence'], place: number, drafts: readonly Draft[]): Promise<void> {
  const repository = { id: 7001 + place, owner: 'acme', name: `claims-${place}` }
  await evidence.append({
    repositoryId: repository.id,
    once: [],
    compose: ({ sequence, head }) =>
      chained(drafts, {
        repository,
        sequence,
        previousHash: head?.hash ?? null,
        recordedAt: '2026-11-20T09:00:00.000Z',
      }),
  })
}

function aVerdict(number: number): Draft {
  const hash = 'a'.repeat(64)
  const by = { id: 11, login: 'alex', type: 'User' } as const
  const approval = {
    source: 'review',
    id: 501,
    by,
    at: '2026-11-20T08:59:00Z',
    headSha: hash.slice(0, 40),
  } as const
  const row = (id: string) =>
    ({
      id,
      name: `Check ${id}`,
      requirement: 'Pull requests need to be reviewed by at least one senior engineer before merging',
      fix: 'Ask a senior engineer for a review.',
      level: 'required',
      result: {
        status: 'pass',
        says: 'PR has been reviewed by alex',
        approvals: {
          role: 'senior',
          title: 'senior engineer',
          needed: 1,
          approvals: [{ ...approval, counts: true, why: null, reset: false }],
          candidates: [by],
          described: 'team senior-engineers',
        },
      },
    }) as const
  return {
    kind: 'verdict',
    at: '2026-11-20T09:00:00.000Z',
    number: number + 1,
    headSha: hash.slice(0, 40),
    actor: null,
    policyHash: hash,
    factsHash: hash,
    details: {
      state: 'success',
      baseRef: 'main',
      rows: Array.from({ length: 10 }, (_, at) => row(`check-${at}`)),
      policy: { hash, sources: ['built-in default'] },
      problems: [],
      pull: {
        title: `SEC-${number}: Add endpoint ${number}`,
        url: `https://github.com/acme/claims/pull/${number}`,
        author: by,
        state: 'open',
        merged: false,
        openedAt: '2026-11-20T08:00:00Z',
        tickets: [`SEC-${number}`],
      },
      code: { version: '0.1.0', judging: hash },
    },
  }
}
