import { describe, expect, test } from 'vitest'
import { newParseCache } from '../../../src/audit/evaluate/files/parse-cache.ts'
import { gather } from '../../../src/facts/gather.ts'
import { auditOf } from '../../../src/facts/infrastructure/audit-job.ts'
import type { ChangedFile } from '../../../src/model/pull-request.ts'
import { aSha } from '../../builders.ts'
import { aFile, anAuditor, anOutage, aWorld, sourcesOf, target, type World } from '../world.ts'

const KEY = 'resource "aws_kms_key" "claims" {\n}\n'
const GOOD = 'resource "aws_kms_key" "claims" {\n  enable_key_rotation = true\n}\n'
const POLICY = 'version: 1\nroles:\n  senior: { permission: write }\nchecks: { infra-audit: required }\n'

type Files = Readonly<Record<string, string>>
type Link = { readonly link: string }

/** A repository with these files at the head, and at the merge base. */
function aRepository(
  head: Readonly<Record<string, string | Link>>,
  base: Files,
  changed: readonly ChangedFile[],
  more: Partial<World> = {},
): World {
  const entries = (files: Readonly<Record<string, string | Link>>) =>
    Object.entries(files).map(([path, text]) => ({
      path,
      mode: typeof text === 'string' ? '100644' : '120000',
      sha: aSha(JSON.stringify(text)),
    }))
  const all = [...Object.values(head), ...Object.values(base)]
  const blobs = Object.fromEntries(
    all.map(text => [aSha(JSON.stringify(text)), typeof text === 'string' ? text : text.link]),
  )
  const trees = [entries(head), entries(base)]
  let asked = 0
  return aWorld({
    changed,
    blobs,
    files: { 'acme/claims .github/compliance-patrol.yml': POLICY },
    instead: { tree: () => trees[asked++ % 2] ?? [] },
    ...more,
  })
}

const modified = (path: string, text: string, more: Partial<ChangedFile> = {}) =>
  aFile(path, { sha: aSha(JSON.stringify(text)), additions: 0, deletions: 1, patch: null, ...more })

async function auditIn(world: World) {
  const { sources, asked } = sourcesOf(world)
  const { facts } = await gather(sources, target)
  const part = facts.parts.infrastructure
  return { part, value: part?.known ? part.value : null, asked: asked.map(line => line.split(' ')[0] ?? '') }
}

describe('the repository', () => {
  test('is not looked at where no changed file has to do with the audit', async () => {
    const { asked, value } = await auditIn(aRepository({}, {}, [aFile('src/claims.ts')]))
    expect(asked).not.toContain('tree')
    expect(value).toMatchObject({ roots: [], unaudited: null })
  })

  test.each(['package.json', 'src/tsconfig.build.json', '.github/workflows/ci.yml', 'requirements.txt'])(
    'is not looked at for %s either',
    async path => {
      const { asked } = await auditIn(aRepository({}, {}, [modified(path, '{}')]))
      expect(asked.filter(each => each === 'tree')).toEqual([])
    },
  )

  test('is looked at as far as its head where it has no module that reads files', async () => {
    const text = '{}'
    const world = aRepository({ 'a.json': text, 'main.tf': GOOD }, {}, [modified('a.json', text)])
    const { asked, value } = await auditIn(world)
    expect(asked.filter(each => ['tree', 'mergeBase'].includes(each))).toEqual(['tree'])
    expect(value?.roots).toEqual([])
  })

  test('is audited where a module reads the file that changes', async () => {
    const policy = '{"Statement": []}'
    const main = `${KEY}locals {\n  policy = file("policies/claims.json")\n}\n`
    const files = { 'main.tf': main, 'policies/claims.json': policy }
    const { value } = await auditIn(
      aRepository(files, { 'main.tf': main, 'policies/claims.json': '{}' }, [
        modified('policies/claims.json', policy),
      ]),
    )
    expect(value).toMatchObject({ roots: [''], introduced: [] })
    expect(value?.existingCount).toBeGreaterThan(0)
  })

  test('is audited where a submodule changes in which it calls a module', async () => {
    const files = { 'main.tf': 'module "m" {\n  source = "./vendor/m"\n}\n' }
    const { value } = await auditIn(aRepository(files, files, [aFile('vendor', { patch: null })]))
    expect(value?.unread).toMatchObject([
      { path: 'vendor', why: expect.stringContaining('The module in `vendor/m` changes with it') },
    ])
    const other = await auditIn(aRepository(files, files, [aFile('elsewhere', { patch: null })]))
    expect(other.value?.unread).toEqual([])
  })

  test('that GitHub cuts off is an error in words', async () => {
    const world = aRepository({}, {}, [aFile('main.tf')], {
      instead: {
        tree: () => {
          throw anOutage('Incomplete', 'GitHub cuts the tree of `abc` off: it has too many files.')
        },
      },
    })
    expect((await auditIn(world)).part).toMatchObject({ known: false, why: expect.stringContaining('cuts') })
  })
})

test('a file of variables that belongs to no module is named, and not passed over', async () => {
  const world = aRepository({ 'values/a.tfvars': 'x = 1', 'live/main.tf': GOOD }, {}, [
    modified('values/a.tfvars', 'x = 1'),
  ])
  expect((await auditIn(world)).value).toMatchObject({
    roots: [],
    unaudited: '1 file of variables above which there is no module',
  })
})

describe('an audit', () => {
  test('puts what is introduced where the pull request changes something', async () => {
    const world = aRepository({ 'main.tf': KEY }, { 'main.tf': GOOD }, [modified('main.tf', KEY)])
    const { value } = await auditIn(world)
    expect(value?.introduced).toMatchObject([
      { rule: 'kms-key-rotation', path: 'main.tf', startLine: 1, endLine: 1, resource: 'aws_kms_key.claims' },
    ])
  })

  test('asks for nothing again that it has seen', async () => {
    const world = aRepository({ 'main.tf': KEY, 'b/b.tf': GOOD }, { 'main.tf': GOOD, 'b/b.tf': GOOD }, [
      modified('main.tf', KEY),
    ])
    expect((await auditIn(world)).asked.filter(each => each === 'blob')).toHaveLength(2)
    expect((await auditIn(world)).asked).not.toContain('blob')
  })

  test('keeps of modules that are not concerned only what they call', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`m${i}/main.tf`, `${GOOD}# ${i}\n`]),
    )
    const world = aRepository({ ...others, 'main.tf': KEY }, { ...others, 'main.tf': GOOD }, [
      modified('main.tf', KEY),
    ])
    await auditIn(world)
    const kept = world.cache.keys().filter(each => each.startsWith('terraform-outline'))
    expect(kept).toHaveLength(22)
    const fresh = { ...world, keptBlobs: aWorld().keptBlobs }
    expect((await auditIn(fresh)).asked.filter(each => each === 'blob')).toHaveLength(2)
  })

  test('follows a link to a file that changes, and names one that leads nowhere', async () => {
    const head = { 'common/key.tf': KEY, 'live/key.tf': { link: '../common/key.tf' } }
    const { value } = await auditIn(
      aRepository(head, { 'common/key.tf': GOOD }, [modified('common/key.tf', KEY)]),
    )
    expect(value?.roots).toEqual(['common', 'live'])
    const broken = { 'live/key.tf': { link: '/etc/passwd' }, 'live/main.tf': KEY }
    const { value: unread } = await auditIn(aRepository(broken, {}, [modified('live/main.tf', KEY)]))
    expect(unread?.unread).toMatchObject([
      { path: 'live/key.tf', why: expect.stringContaining('leads to no file') },
    ])
  })

  test('of a file that is too large names it, and says what the others have', async () => {
    const world = aRepository({ 'a.tf': KEY, 'big.tf': 'big' }, {}, [modified('a.tf', KEY)])
    world.blobs[aSha(JSON.stringify('big'))] = anOutage('TooLarge', '`big.tf` is larger than 10 MB.')
    const { value } = await auditIn(world)
    expect(value?.unread).toMatchObject([{ path: 'big.tf', why: '`big.tf` is larger than 10 MB.' }])
    expect(value?.introduced.map(({ rule }) => rule)).toContain('kms-key-rotation')
  })

  test('that takes too long is an error, and never one without findings', async () => {
    const why = 'Auditing the infrastructure code took longer than 60 s.'
    const world = aRepository({ 'a.tf': KEY }, {}, [modified('a.tf', KEY)], {
      auditor: { ...anAuditor(), audit: async () => ({ why }) },
    })
    expect((await auditIn(world)).part).toMatchObject({ known: false, why })
  })

  test('that wants the same file again and again ends', async () => {
    const world = aRepository({ 'a.tf': KEY }, {}, [modified('a.tf', KEY)], {
      auditor: { ...anAuditor(), audit: async () => ({ wanted: { head: ['a.tf'], base: [] } }) },
    })
    expect((await auditIn(world)).part).toMatchObject({
      known: false,
      why: expect.stringContaining('to their end'),
    })
  })

  test('has a finding and an unread place for what is no Terraform', async () => {
    const text = `${KEY}resource "x" {\n`
    const { value } = await auditIn(aRepository({ 'a.tf': text }, {}, [modified('a.tf', text)]))
    expect(value?.introduced).toContainEqual(
      expect.objectContaining({ rule: 'unreadable-code', startLine: 3 }),
    )
    expect(value?.unread).toMatchObject([{ path: 'a.tf', why: expect.stringMatching(/^`a.tf` line 3: /) }])
  })

  test('takes what the policy says: variables, account roots, options of rules', async () => {
    const text =
      'variable "days" {}\nresource "aws_kms_key" "k" {\n  enable_key_rotation = true\n  deletion_window_in_days = var.days\n}\n'
    const policy = POLICY.replace(
      'checks: { infra-audit: required }\n',
      'checks:\n  infra-audit:\n    level: required\n    variables: { days: 20 }\n    account_roots: [live]\n    rules:\n      kms-key-deletion-window: { options: { days: 30 }, reason: as our rules say }\n',
    )
    const files = { 'acme/claims .github/compliance-patrol.yml': policy }
    const { value } = await auditIn(
      aRepository({ 'live/a.tf': text }, {}, [modified('live/a.tf', text)], { files }),
    )
    const found = value?.introduced.map(({ rule }) => rule)
    expect(found).toContain('kms-key-deletion-window')
    expect(found).toContain('password-policy-missing')
  })
})

describe('what comes from where the policy leaves findings out', () => {
  const policy = POLICY.replace('required', "{ level: required, excluded_paths: ['examples/**'] }")
  const files = { 'acme/claims .github/compliance-patrol.yml': policy }
  const removed = (path: string) => modified(path, KEY, { status: 'removed' })
  const added = (path: string) => modified(path, KEY, { status: 'added', additions: 2, deletions: 0 })
  const renamed = (previousPath: string, path: string) =>
    modified(path, KEY, { status: 'renamed', previousPath, deletions: 0 })
  const grown = modified('live/b.tf', GOOD + KEY.replace('claims', 'more'), {
    patch: '@@ -1,3 +1,5 @@\n \n \n \n+resource "aws_kms_key" "more" {\n+}',
    additions: 2,
    deletions: 0,
  })

  test.each<[string, Files, Files, ChangedFile[], number]>([
    [
      'its folder is moved',
      { 'live/a.tf': KEY },
      { 'examples/a.tf': KEY },
      [renamed('examples/a.tf', 'live/a.tf')],
      1,
    ],
    [
      'its file goes and another comes',
      { 'live/a.tf': KEY },
      { 'examples/a.tf': KEY },
      [removed('examples/a.tf'), added('live/a.tf')],
      1,
    ],
    [
      'a resource goes and comes in another file',
      { 'live/b.tf': GOOD + KEY.replace('claims', 'more') },
      { 'live/b.tf': GOOD, 'examples/a.tf': KEY.replace('claims', 'more') },
      [removed('examples/a.tf'), grown],
      1,
    ],
    [
      'a folder that counts is moved',
      { 'live/a.tf': KEY },
      { 'old/a.tf': KEY },
      [renamed('old/a.tf', 'live/a.tf')],
      0,
    ],
    [
      'a folder that is left out is moved to another one',
      { 'examples/b/a.tf': KEY },
      { 'examples/a/a.tf': KEY },
      [renamed('examples/a/a.tf', 'examples/b/a.tf')],
      0,
    ],
  ])('is introduced or not where %s', async (_, head, base, changed, count) => {
    const { value } = await auditIn(aRepository(head, base, changed, { files }))
    expect(value?.introduced.filter(({ rule }) => rule === 'kms-key-rotation')).toHaveLength(count)
  })
})

test('a job gives the same answer as plain data', () => {
  const snapshot = (text: string) => ({
    paths: ['a.tf'],
    texts: new Map([['a.tf', text]]),
    outlines: new Map(),
    unreadable: new Set<string>(),
  })
  const job = {
    kind: 'audit' as const,
    head: snapshot(KEY),
    base: snapshot(GOOD),
    changed: ['a.tf'],
    lines: new Map(),
    entered: new Map(),
    settings: { accountRoots: [], variables: {}, options: {} },
  }
  expect(auditOf(structuredClone(job), newParseCache())).toEqual(auditOf(job, newParseCache()))
})
