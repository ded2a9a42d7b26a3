import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { startGitHub } from '../test/github/start-github.ts'
import { npmStart } from './intake/npm-start.ts'

// What a first evaluation takes of a processor, with the App in a process of its own. The time that people wait is
// mostly GitHub's: an evaluation asks it some eight times, in part side by side.
const PULLS = 200
const WARM_UP = 50
const MOST_MS = 100
const SECRET = 'a secret of nobody but this benchmark'

const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
const github = await startGitHub()
const app = startApp()
let url = ''
let verdicts = 0
createInterface({ input: app.stdout ?? process.stdin }).on('line', line => {
  const { msg, url: told } = JSON.parse(line) as { readonly msg: string; readonly url?: string }
  if (msg === 'Listening') url = told ?? ''
  if (msg === 'Verdict') verdicts += 1
})
try {
  await until(() => url !== '')
  github.setWebhook({ url: `${url}/api/github/webhooks`, secret: SECRET })
  await measure()
} finally {
  github.setWebhook(null)
  app.kill('SIGTERM')
  if (app.exitCode === null) await once(app, 'exit')
  await github.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** As `npm start` does. */
function startApp(): ChildProcess {
  const { environment, flags, program } = npmStart()
  const settings = {
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    DATA_DIR: join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
  }
  const env = { ...environment, PATH: process.env['PATH'] ?? '', ...settings }
  return spawn(process.execPath, [...flags, program], {
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function measure(): Promise<void> {
  github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
  await github.repository('acme/claims', { files: { 'README.md': 'Claims\n' } })
  github.install('acme')
  await evaluate(0, WARM_UP)
  const before = processorMs()
  await evaluate(WARM_UP, PULLS)
  const each = (processorMs() - before) / PULLS
  console.log(
    `evaluations: ${each.toFixed(0)} ms of processor time for each of ${PULLS} first ones, and what leads to them ` +
      `(budget ${MOST_MS})${each > MOST_MS ? ' TOO MUCH' : ''}`,
  )
  if (each > MOST_MS) process.exitCode = 1
}

async function evaluate(from: number, count: number): Promise<void> {
  for (let i = from; i < from + count; i++) {
    const files = { 'src/a.ts': `export const a = ${i}\n` }
    await github.openPull('acme/claims', { by: 'himanshu', title: 'Add it', head: `change-${i}`, files })
  }
  await until(() => verdicts >= from + count)
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (app.exitCode !== null) throw new Error(`The App ended with ${app.exitCode}.`)
    await pause(20)
  }
}

/** User and system time of the App's process in milliseconds; Linux counts it in hundredths of a second. */
function processorMs(): number {
  const fields = readFileSync(`/proc/${app.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
