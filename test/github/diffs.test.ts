import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'
import type { Pull } from './state.ts'

let scene: Scene
let pull: Pull
const original = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('')
beforeAll(async () => {
  scene = await aScene()
  await scene.github.pushTo('acme/claims', 'main', {
    by: 'sam',
    files: {
      'old.txt': original,
      'gone.txt': 'gone\n',
      'logo.png': Buffer.from([0, 1, 2]),
      'run.sh': '#!/bin/sh\n',
      'typed.txt': 'target',
    },
  })
  pull = await scene.github.openPull('acme/claims', {
    by: 'himanshu',
    title: 'Everything that a diff can have',
    head: 'everything',
    files: {
      'old.txt': null,
      'new name “ü”.txt': original.replace('line 7', 'line seven'),
      'gone.txt': null,
      'logo.png': Buffer.from([0, 1, 3]),
      'run.sh': { mode: '100755', content: '#!/bin/sh\n' },
      'typed.txt': { mode: '120000', content: 'README.md' },
      'vendored/lib': { mode: '160000', content: '1'.repeat(40) },
      'empty.txt': '',
      'large.txt': 'x\n'.repeat(20_001),
    },
  })
})
afterAll(() => scene.github.stop())

const get = (path: string, accept = 'application/json') =>
  scene.api(`GET /repos/acme/claims/${path}`, undefined, { accept })

describe('the list of files', () => {
  const file = async (name: string) => {
    const { data } = await get(`pulls/${pull.number}/files?per_page=100`)
    return data.find((each: { filename: string }) => each.filename === name)
  }

  test('finds renames, with what changed inside', async () => {
    expect(await file('new name “ü”.txt')).toMatchObject({
      status: 'renamed',
      previous_filename: 'old.txt',
      additions: 1,
      deletions: 1,
      patch: expect.stringMatching(/^@@ -5,7 \+5,7 @@.*\n[^]*\n-line 7\n\+line seven\n[^]*[^\n]$/),
    })
  })

  test.each([
    ['a removed file with its patch', 'gone.txt', { status: 'removed', deletions: 1 }, true],
    ['a binary without one', 'logo.png', { status: 'modified', additions: 0, changes: 0 }, false],
    ['an empty file without one', 'empty.txt', { status: 'added', additions: 0 }, false],
    ['a change of mode without one', 'run.sh', { status: 'modified', changes: 0 }, false],
    ['a submodule', 'vendored/lib', { status: 'added', sha: '1'.repeat(40) }, true],
    ['a file that became a link as changed', 'typed.txt', { status: 'changed' }, true],
    ['a large file without one', 'large.txt', { status: 'added', additions: 20_001 }, false],
  ])('shows %s', async (_, name, expected, hasPatch) => {
    const found = await file(name)
    expect(found).toMatchObject(expected)
    expect('patch' in found).toBe(hasPatch)
  })

  test('ends at 3,000', async () => {
    const many = Object.fromEntries(Array.from({ length: 3001 }, (_, each) => [`many/${each}`, '']))
    const options = { by: 'sam', title: 'Many', head: 'many', files: many }
    const { number } = await scene.github.openPull('acme/claims', options)
    const last = await get(`pulls/${number}/files?per_page=100&page=30`)
    expect([last.data.length, last.headers.get('link')?.includes('next')]).toEqual([100, false])
    expect((await get(`pulls/${number}`)).data.changed_files).toBe(3001)
  })
})

describe('a compare', () => {
  const range = () => `compare/${pull.baseSha}...${pull.headSha}`

  test('names the merge base and how far the two have parted', async () => {
    const { data } = await get(`compare/main...${scene.pull.headSha}`)
    expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, total_commits: 1 })
    expect(data.merge_base_commit.sha).not.toBe(data.base_commit.sha)
    expect(data.files).toHaveLength(1)
    expect((await get('compare/main...main')).data.status).toBe('identical')
  })

  test('as a diff has modes, renames and both blobs', async () => {
    const other = await scene.github.openPull('acme/claims', {
      by: 'sam',
      title: 'Small',
      head: 'small',
      files: { 'old.txt': null, 'new.txt': original, 'run.sh': { mode: '100755', content: '#!/bin/sh\n' } },
    })
    const { data } = await get(`compare/main...${other.headSha}`, 'application/vnd.github.diff')
    expect(data).toContain('similarity index 100%\nrename from old.txt\nrename to new.txt\n')
    expect(data).toContain('old mode 100644\nnew mode 100755\n')
    expect((await get(`compare/main...nowhere`)).status).toBe(404)
  })

  test('as a diff that is too large is refused', async () => {
    const { status, data } = await get(range(), 'application/vnd.github.v3.diff')
    expect([status, data.errors[0].code]).toEqual([406, 'too_large'])
  })
})

describe('trees, blobs and contents', () => {
  test('a tree has modes, types and sizes of everything below it', async () => {
    const { data } = await get(`git/trees/${pull.headSha}?recursive=1`)
    const entry = (path: string) => data.tree.find((each: { path: string }) => each.path === path)
    expect(data.truncated).toBe(false)
    expect(entry('vendored/lib')).toMatchObject({ mode: '160000', type: 'commit', sha: '1'.repeat(40) })
    expect(entry('run.sh')).toMatchObject({ mode: '100755', type: 'blob', size: 10 })
    expect(entry('vendored')).toMatchObject({ mode: '040000', type: 'tree' })
    const { data: blob } = await get(`git/blobs/${entry('run.sh').sha}`)
    expect(Buffer.from(blob.content, 'base64').toString()).toBe('#!/bin/sh\n')
  })

  test('contents hold files, folders, links and submodules, at any ref', async () => {
    const at = `?ref=${pull.headSha}`
    const { data } = await get('contents/README.md')
    expect(Buffer.from(data.content, 'base64').toString()).toBe('Claims\n')
    expect((await get(`contents/vendored${at}`)).data).toMatchObject([{ path: 'vendored/lib' }])
    expect((await get(`contents/typed.txt${at}`)).data).toMatchObject({
      type: 'symlink',
      target: 'README.md',
    })
    expect((await get(`contents/vendored/lib${at}`)).data.type).toBe('submodule')
    expect((await get('contents/gone.txt?ref=everything')).status).toBe(404)
    expect((await get('contents/README.md?ref=nowhere')).status).toBe(404)
  })

  test('of a file over 1 MB there is no content', async () => {
    await scene.github.pushTo('acme/claims', 'big', { by: 'sam', files: { big: 'x'.repeat(1_100_000) } })
    const { data } = await get('contents/big?ref=big')
    expect(data).toMatchObject({ encoding: 'none', content: '', size: 1_100_000 })
  })
})

test('a conflict’s resolution may contain what neither side had', async () => {
  const options = { by: 'himanshu', title: 'A', head: 'conflict', files: { 'README.md': 'ours\n' } }
  const own = await scene.github.openPull('acme/claims', options)
  await scene.github.pushTo('acme/claims', 'main', { by: 'sam', files: { 'README.md': 'theirs\n', m: '' } })
  await scene.github.push(own, {
    by: 'himanshu',
    merge: 'main',
    files: { 'README.md': 'ours\n', evil: 'code\n' },
  })
  const { data } = await get(`pulls/${own.number}/files`)
  expect(data.map((each: { filename: string }) => each.filename)).toEqual(['README.md', 'evil'])
})
