import { afterEach, expect, test } from 'vitest'
import type { AuditJob } from '../../../src/facts/infrastructure/audit-job.ts'
import { type OpenAuditor, openAuditor } from '../../../src/facts/infrastructure/open-auditor.ts'

let auditor: OpenAuditor | null = null

afterEach(async () => {
  await auditor?.close()
  auditor = null
})

const MAIN = 'module "m" {\n  source = "./m"\n}\nresource "aws_kms_key" "k" {}\n'

function aJob(texts: Readonly<Record<string, string>>): AuditJob {
  const snapshot = (files: Readonly<Record<string, string>>) => ({
    paths: ['main.tf', 'm/main.tf'],
    texts: new Map(Object.entries(files)),
    outlines: new Map([['m/main.tf', { calls: [], readsFiles: false, isOfRoot: false }]]),
    unreadable: new Set<string>(),
  })
  return {
    kind: 'audit',
    head: snapshot(texts),
    base: snapshot({ 'main.tf': '', 'm/main.tf': '' }),
    changed: ['main.tf'],
    lines: new Map([['main.tf', { added: 'all', before: null }]]),
    entered: new Map(),
    settings: { accountRoots: [], variables: {}, options: {} },
  }
}

test('a job is done in a thread: what is wanted first, then what was found', async () => {
  auditor = openAuditor()
  expect(await auditor.audit(aJob({ 'main.tf': MAIN }))).toEqual({
    wanted: { head: ['m/main.tf'], base: [] },
  })
  expect(await auditor.audit(aJob({ 'main.tf': MAIN, 'm/main.tf': '' }))).toMatchObject({
    audited: {
      introduced: expect.arrayContaining([
        expect.objectContaining({ rule: 'kms-key-rotation', path: 'main.tf', startLine: 4 }),
      ]),
    },
  })
  expect(await auditor.outlines([{ path: 'main.tf', text: MAIN }])).toEqual([
    { calls: ['./m'], readsFiles: false, isOfRoot: false },
  ])
})

test('one that takes too long is ended and said to be so, and the next one is done all the same', async () => {
  const program = new URL('./programs/never-answers.ts', import.meta.url)
  auditor = openAuditor({ program, timeoutMs: 200 })
  expect(await auditor.audit(aJob({}))).toEqual({
    why: 'Auditing the infrastructure code took longer than 0.2 s.',
  })
  expect(await auditor.outlines([])).toEqual([])
})

test('a thread that cannot start is said with every job', async () => {
  auditor = openAuditor({ program: new URL('./programs/none.ts', import.meta.url) })
  expect(await auditor.audit(aJob({}))).toEqual({ why: 'The infrastructure code could not be audited.' })
})
