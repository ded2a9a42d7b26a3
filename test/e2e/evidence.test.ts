import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signCheckpoint } from '../../src/evidence/checkpoint.ts'
import { readEntry } from '../../src/evidence/reader.ts'
import { signerWith } from '../../src/evidence/signature.ts'
import type { EvidenceEntry } from '../../src/model/evidence.ts'
import type { Pull } from '../github/state.ts'
import { append } from '../evidence/entries.ts'
import { onPostgres, postgresIsExpected } from '../postgres.ts'
import { aPatrol, type DatabaseKind, type TestPatrol } from './patrol.ts'

const run = promisify(execFile)
const CLI = join(import.meta.dirname, '../../src/cli/main.ts')
/** Where what the other processes of the run load is compiled already. */
const COMPILED = process.env['NODE_COMPILE_CACHE'] ?? ''
const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** A command that is run to its end. */
interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function ran(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
): Promise<Ran> {
  try {
    const { stdout, stderr } = await run(program, [...args], {
      env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, ...env },
      cwd,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

async function hasPython(): Promise<boolean> {
  return (await ran('python3', ['-c', 'pass'], {}, tmpdir())).code === 0
}

const databases: readonly { kind: DatabaseKind; name: string; run: boolean }[] = [
  { kind: 'PGlite', name: 'PGlite', run: true },
  { kind: 'PostgreSQL', name: onPostgres(), run: postgresIsExpected() },
]

for (const { kind, name, run: isThere } of databases) {
  describe.runIf(isThere)(`the evidence on ${name}`, { timeout: 90_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'patrol-evidence-'))
    let patrol: TestPatrol
    let repository: string
    let merged: Pull
    let unreviewed: Pull
    let unheard: Pull

    beforeAll(async () => {
      patrol = await aPatrol(kind, {}, { pushPatienceMs: 0 })
      const { github } = patrol
      github.organisation('initech', { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
      github.install('initech')
      repository = await patrol.repository('initech')
    }, 60_000)
    afterAll(async () => {
      await patrol.stop()
      rmSync(folder, { recursive: true })
    })

    async function entries(pull?: Pull): Promise<EvidenceEntry[]> {
      const all = await patrol.server.store.evidence.page({
        after: 0,
        most: 500,
        ...(pull && { repositoryId: pull.repository.id, number: pull.number }),
      })
      return all.map(readEntry)
    }
    const kinds = async (pull: Pull) => (await entries(pull)).map(({ kind: of }) => of)

    /** Our own command line, in a process of its own beside the running server. */
    function evidence(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
      const { place } = patrol
      const where = 'dataDir' in place ? { DATA_DIR: place.dataDir } : { DATABASE_URL: place.databaseUrl }
      return ran(process.execPath, [CLI, 'evidence', ...args], { ...where, ...env }, folder)
    }

    test('tells how a pull request became compliant, was asked about again, and merged', async () => {
      const { github } = patrol
      merged = await patrol.open(repository, { title: 'SEC-1: <script>alert(1)</script>' })
      await patrol.after(() => github.review(merged, { by: 'alex', state: 'APPROVED' }))
      await patrol.after(() => github.comment(merged, { by: 'kim', body: '/patrol refresh' }))
      await patrol.after(() => github.push(merged, { by: 'himanshu', files: { 'src/a.ts': 'changed\n' } }))
      await patrol.after(() => github.review(merged, { by: 'alex', state: 'APPROVED' }))
      await patrol.after(() => github.merge(merged, 'alex'))
      const found = await entries(merged)
      expect(found.map(({ kind: of }) => of)).toEqual(
        expect.arrayContaining(['verdict', 'refresh', 'reset', 'merge']),
      )
      expect(found.find(({ kind: of }) => of === 'refresh')).toMatchObject({
        actor: { login: 'kim' },
        details: { how: 'command' },
      })
      expect(found.find(({ kind: of }) => of === 'merge')).toMatchObject({
        actor: { login: 'alex' },
        headSha: merged.headSha,
        details: { compliant: true, mergeSha: merged.mergeCommitSha, tickets: ['SEC-1'] },
      })
    })

    test('names in the check run the entry of its verdict, and writes nothing while that stays', async () => {
      const pull = await patrol.open(repository, { title: 'Stay as it is' })
      const own = (
        await patrol.server.store.evidence.page({
          repositoryId: pull.repository.id,
          number: pull.number,
          most: 1,
        })
      )[0]
      const shown = `Verdict ${own?.sequence} ·`
      expect(patrol.shows(pull).text).toContain(shown)
      expect(patrol.shows(pull).text).toContain(
        `SHA-256 of entry ${own?.sequence} in the evidence: \`${own?.hash}\``,
      )
      // The chain moves on; this verdict does not.
      await patrol.open(repository, { title: 'Another one' })
      expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
      expect(await kinds(pull)).toEqual(['verdict'])
      expect(patrol.shows(pull).text).toContain(shown)
    })

    test('tells of a merge without a compliant verdict, and of pushes past pull requests', async () => {
      const { github } = patrol
      unreviewed = await patrol.open(repository, { title: 'SEC-2: in a hurry' })
      await patrol.after(() => github.merge(unreviewed, 'olga'))
      expect((await entries(unreviewed)).find(({ kind: of }) => of === 'merge')).toMatchObject({
        actor: { login: 'olga' },
        details: { compliant: false, why: 'The last verdict before the merge: waiting for people.' },
      })
      const sha = await github.pushTo(repository, 'main', {
        by: 'olga',
        files: { 'README.md': 'x\n' },
        message: '=HYPERLINK("x")\n\nmore',
      })
      await github.pushTo(repository, 'feature', { by: 'olga', files: { 'README.md': 'y\n' } })
      await patrol.idle()
      await expect
        .poll(async () => (await entries()).filter(({ kind: of }) => of === 'push'), { timeout: 10_000 })
        .toMatchObject([
          {
            headSha: sha,
            actor: { login: 'olga' },
            details: { branch: 'main', change: 'pushed', title: '=HYPERLINK("x")' },
          },
        ])
    })

    test('is verified by our own command while the server runs', async () => {
      const found = await evidence(['verify'])
      expect(found).toMatchObject({ code: 0, err: '' })
      expect(found.out).toMatch(/✓ \d+ entries of 1 repository are as they were written\./)
      const witness = /SHA-256 of entry (\d+) in the evidence: `(\w+)`/.exec(patrol.shows(merged).text)
      expect(
        await evidence(['verify', '--repo', repository, '--witness', `${witness?.[1]}=${witness?.[2]}`]),
      ).toMatchObject({ code: 0 })
      expect(await evidence(['verify', '--witness', `${witness?.[1]}=${'0'.repeat(64)}`])).toMatchObject({
        code: 1,
      })
      expect(await evidence(['verify', '--repo', 'initech/nowhere'])).toMatchObject({
        code: 2,
        err: 'There is no evidence of initech/nowhere.\n',
      })
    })

    test('gives every verdict once more', async () => {
      const verdicts = (await entries()).filter(({ kind: of }) => of === 'verdict')
      expect(verdicts.length).toBeGreaterThan(4)
      for (const { sequence } of [verdicts[0], verdicts.at(-1)].filter(each => each !== undefined)) {
        const found = await evidence(['replay', String(sequence)])
        expect(found).toMatchObject({ code: 0, err: '' })
        expect(found.out).toContain('Judged again by the code of then, it is the same.')
      }
      expect(await evidence(['replay', '99999'])).toMatchObject({
        code: 2,
        err: 'There is no entry 99999.\n',
      })
    })

    describe('for an auditor', () => {
      const today = new Date().toISOString().slice(0, 10)
      const period = ['--from', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), '--to', today]
      const credentials = () => ({
        APP_ID: String(patrol.github.appId),
        PRIVATE_KEY: patrol.github.privateKey,
        GITHUB_API_URL: patrol.github.url,
      })

      test('lists what was merged and pushed, and what GitHub merged beside it', async () => {
        const { store } = patrol.server
        await signCheckpoint(store.evidence, signerWith(key), new Date())
        patrol.github.setWebhook(null)
        unheard = await patrol.github.openPull(repository, {
          by: 'himanshu',
          title: 'SEC-3: unheard',
          head: 'unheard',
          files: { x: '1' },
        })
        await patrol.github.merge(unheard, 'olga')
        const pulls = [merged, unreviewed].map(({ number }) => number).join(',')
        const found = await evidence(
          ['export', ...period, '--repo', repository, '--pulls', pulls, '--out', 'out'],
          credentials(),
        )
        expect(found).toMatchObject({ code: 1, err: '' })
        expect(found.out).toContain(
          '2 merged pull requests and 1 direct pushes, of which 2 are not compliant; 2 packets',
        )
        expect(found.out).toContain(`${repository}#${unheard.number}`)
        const lines = readFileSync(join(folder, 'out/population.jsonl'), 'utf8').trim().split('\n')
        expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([
          {
            kind: 'pull request',
            number: merged.number,
            compliant: true,
            by: 'alex',
            author: 'himanshu',
            tickets: ['SEC-1'],
            approvers: [{ login: 'alex' }],
          },
          { kind: 'pull request', number: unreviewed.number, compliant: false, by: 'olga', approvers: [] },
          { kind: 'direct push', number: null, by: 'olga' },
        ])
        expect(JSON.parse(readFileSync(join(folder, 'out/completeness.json'), 'utf8'))).toMatchObject({
          checked: true,
          missing: [{ number: unheard.number, title: 'SEC-3: unheard', covered: 'yes' }],
          unread: [],
        })
        expect(patrol.github.violations).toEqual([])
      })

      test('writes cells that no spreadsheet runs, and pages in which nothing that people typed does', () => {
        expect(readFileSync(join(folder, 'out/population.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`)
        const packet = readdirSync(join(folder, 'out/packets')).toSorted()[0] ?? ''
        const page = readFileSync(join(folder, 'out/packets', packet, 'report.html'), 'utf8')
        expect(page).toContain('SEC-1: &lt;script&gt;alert(1)&lt;/script&gt;')
        expect(page).not.toContain('<script')
      })

      test('says that completeness was not checked where nobody may ask GitHub', async () => {
        const found = await evidence(['export', ...period, '--sample', '1', '--seed', '7', '--out', 'drawn'])
        expect(found).toMatchObject({ code: 0 })
        expect(found.out).toContain('! Whether that is all was not checked')
        expect(readdirSync(join(folder, 'drawn/packets'))).toHaveLength(1)
        expect(await evidence(['export', ...period, '--out', 'drawn'])).toMatchObject({ code: 2 })
        await evidence(['export', ...period, '--sample', '1', '--seed', '7', '--out', 'again'])
        expect(readdirSync(join(folder, 'again/packets'))).toEqual(readdirSync(join(folder, 'drawn/packets')))
      })

      test('says of a repository that the App cannot ask about any more that it was not compared', async () => {
        await append(patrol.server.store, 990_001)
        const found = await evidence(['export', ...period, '--out', 'gone'], credentials())
        expect(found).toMatchObject({ code: 1, err: '' })
        expect(found.out).toContain(
          'acme/claims-990001 could not be compared: the App is not installed there.',
        )
        expect(JSON.parse(readFileSync(join(folder, 'gone/completeness.json'), 'utf8'))).toMatchObject({
          unread: [{ repository: 'acme/claims-990001' }],
        })
      })

      test('is verified by the Python of the documentation, and by OpenSSL', async ({ skip }) => {
        if (!(await hasPython())) skip('python3 is not installed.')
        const docs = readFileSync(join(import.meta.dirname, '../../docs/evidence.md'), 'utf8')
        const [, program = ''] = /```python\n([\s\S]*?)```/.exec(docs) ?? []
        expect(program.trim().split('\n').length).toBeLessThanOrEqual(32)
        writeFileSync(join(folder, 'verify.py'), program)
        const packet = join(folder, 'out/packets', `${repository.replace('/', '__')}__${merged.number}`)
        const chain = join(packet, 'chain.jsonl')
        const python = (...args: string[]) => ran('python3', ['verify.py', ...args], {}, folder)
        const witness = /SHA-256 of entry (\d+) in the evidence: `(\w+)`/.exec(patrol.shows(merged).text)
        const seen = `${witness?.[1]}=${witness?.[2]}`
        expect(await python(chain, seen)).toMatchObject({
          code: 0,
          out: expect.stringContaining('The chain is unbroken.'),
        })
        expect(await python(chain, `${witness?.[1]}=${'0'.repeat(64)}`)).toMatchObject({ code: 1 })
        const lines = readFileSync(chain, 'utf8').trim().split('\n')
        const without = join(folder, 'without.jsonl')
        writeFileSync(without, lines.filter((_, position) => position !== 1).join('\n'))
        expect(await python(without)).toMatchObject({
          code: 1,
          out: expect.stringContaining('does not continue'),
        })
        writeFileSync(without, lines.join('\n').replace('"himanshu"', '"somebody"'))
        expect(await python(without)).toMatchObject({ code: 1 })

        const last = JSON.parse(
          (await python(chain)).out.includes('unbroken')
            ? readFileSync(join(packet, 'checkpoint.json'), 'utf8')
            : '{}',
        ) as { details: { heads: { hash: string }[] } }
        expect((await python(chain)).out).toContain(last.details.heads[0]?.hash)
        const verifying = [
          'pkeyutl',
          '-verify',
          '-pubin',
          '-inkey',
          'checkpoint-key.pem',
          '-rawin',
          '-in',
          'checkpoint.json',
          '-sigfile',
          'checkpoint.sig',
        ]
        const signed = await ran('openssl', verifying, {}, packet)
        expect(signed.err.includes('ENOENT') || signed.out.includes('Signature Verified Successfully')).toBe(
          true,
        )
      })
    })
  })
}
