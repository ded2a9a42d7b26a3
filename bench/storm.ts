import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Patrol, startPatrol } from '../demo/start-patrol.ts'

// Far more webhooks than pull requests: a crowd of events about one costs one or two evaluations, not one each.
const WEBHOOKS = 10_000
const PULLS = 100
const MOST_EVALUATIONS = 300
const SENDERS = 64

const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
let evaluations = 0
const patrol = await startPatrol({
  store: { dataDir: join(folder, 'data') },
  log: {
    write(line) {
      if (line.includes('"msg":"Verdict"')) evaluations++
    },
  },
})
try {
  await run(patrol)
} finally {
  await patrol.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run({ github, server, secret }: Patrol): Promise<void> {
  github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
  await github.repository('acme/claims', { files: { 'README.md': 'Claims\n' } })
  github.install('acme')
  for (let i = 0; i < PULLS; i++) {
    await github.openPull('acme/claims', {
      by: 'himanshu',
      title: 'Add it',
      head: `change-${i}`,
      files: { a: `${i}` },
    })
  }
  await idle()
  const opened = github.sent.filter(({ event, action }) => event === 'pull_request' && action === 'opened')
  const bodies = opened.map(({ payload }) => JSON.stringify(payload))
  const signatures = bodies.map(body => createHmac('sha256', secret).update(body).digest('hex'))
  evaluations = 0
  const asked = github.requests.length
  const started = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      while (next < WEBHOOKS) await send(next++ % PULLS)
    }),
  )
  const sent = (performance.now() - started) / 1000
  await idle()
  const requests = github.requests.length - asked
  const tooMany = evaluations > MOST_EVALUATIONS
  const tooFew = evaluations < PULLS
  console.log(
    `storm: ${WEBHOOKS.toLocaleString('en')} webhooks on ${PULLS} pull requests, accepted in ${sent.toFixed(1)} s: ` +
      `${evaluations} evaluations (budget ${MOST_EVALUATIONS}), ${requests} requests to GitHub` +
      `${tooMany ? ' TOO MANY' : ''}${tooFew ? ' TOO FEW: EVENTS WERE SWALLOWED' : ''}`,
  )
  if (tooMany || tooFew) process.exitCode = 1

  async function send(pull: number): Promise<void> {
    const response = await fetch(`${server.url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'pull_request',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${signatures[pull]}`,
      },
      body: bodies[pull] ?? '',
    })
    if (response.status !== 202) throw new Error(`A webhook was answered with ${response.status}.`)
    await response.text()
  }

  async function idle(): Promise<void> {
    for (;;) {
      await github.settled()
      const { queued, active } = await server.store.queue.depth()
      if (queued + active === 0) return
      await pause(50)
    }
  }
}
