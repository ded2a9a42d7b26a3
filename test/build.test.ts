import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const { files, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly files: readonly string[]
  readonly bin: Readonly<Record<string, string>>
}

describe('what npm run build makes', { timeout: 120_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), 'build-'))
  const built = (...args: string[]) => run(process.execPath, args, { cwd: tmpdir(), env: {} })

  /** What is published, and nothing else, in another folder. */
  beforeAll(async () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(place, 'dist')], {
      cwd: root,
    })
    for (const file of ['package.json', ...files.filter(file => file !== 'dist')]) {
      cpSync(join(root, file), join(place, file), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  }, 120_000)
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test('is the command line, with all that it reads', async () => {
    const program = join(place, bin['compliance-patrol'] ?? '')
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    const { stdout } = await built(program, 'policy', 'validate', join(place, 'config/example.yml'))
    expect(stdout).toContain('is valid')
  })

  test('is the server, which says what it lacks', async () => {
    const program = join(place, 'dist/main.js')
    const ended = run(process.execPath, [program], { cwd: tmpdir(), env: { NODE_ENV: 'production' } })
    await expect(ended).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('APP_ID') })
  })

  test('audits infrastructure code in a thread of its own', async () => {
    const audit = `const { openAuditor } = await import('${join(place, 'dist/facts/infrastructure/open-auditor.js')}')
      const auditor = openAuditor()
      console.log(JSON.stringify(await auditor.outlines([{ path: 'a.tf', text: '' }])))
      await auditor.close()`
    const program = join(place, 'audit.mjs')
    writeFileSync(program, audit)
    const { stdout } = await built(program)
    expect(JSON.parse(stdout)).toEqual([{ calls: [], readsFiles: false, isOfRoot: false }])
  })

  test('knows the rules of the audit, which are loaded when a policy names one', async () => {
    const policy = join(place, 'rules.yml')
    writeFileSync(
      policy,
      'checks: { infra-audit: { rules: { kms-key-rotatoin: { reason: for a test } } } }\n',
    )
    const ended = built(join(place, bin['compliance-patrol'] ?? ''), 'policy', 'validate', policy)
    await expect(ended).rejects.toMatchObject({ stdout: expect.stringContaining('`kms-key-rotation`') })
  })

  test('creates its database in a process of its own, and opens it in a thread', async () => {
    const folder = mkdtempSync(join(place, 'data-'))
    const create = `const { ensureDatabase } = await import('${join(place, 'dist/store/embedded/create-database.js')}')
      const { openInThread } = await import('${join(place, 'dist/store/embedded/open-thread.js')}')
      const session = await openInThread(await ensureDatabase('${folder}'), console.error)
      console.log(JSON.stringify((await session.query('select 1 as one')).rows))
      await session.close()`
    const { stdout } = await built('--input-type=module', '--eval', create)
    expect(existsSync(join(folder, 'postgres/PG_VERSION'))).toBe(true)
    expect(JSON.parse(stdout)).toEqual([{ one: 1 }])
  })
})
