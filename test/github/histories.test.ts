import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { mkdtempSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quickestDisk } from '../memory-disk.ts'
import { type Files, type Signature, writeCommit } from './git/commit.ts'
import { createGit, type Git } from './git/git.ts'
import {
  commitsBetween,
  isAncestor,
  mergeBase,
  mergeTrees,
  objectType,
  readBlob,
  readCommit,
} from './git/read.ts'
import { plainCommit } from './git/walk.ts'

const folder = mkdtempSync(join(quickestDisk(), 'histories-'))
afterAll(() => rm(folder, { recursive: true }))

const somebody: Signature = { name: 'Himanshu', email: 'himanshu@example.com' }

interface Wanted {
  readonly parents?: readonly string[]
  readonly files?: Files
  readonly message?: string
  readonly by?: Signature
}

let minutes = 0

function commit(git: Git, { parents = [], files = {}, message = 'Do it', by = somebody }: Wanted) {
  const at = new Date(1_700_000_000_000 + ++minutes * 60_000).toISOString()
  return writeCommit(git, { parents, files, message, author: by, committer: somebody, at })
}

describe('a commit is read from its file as git tells it', () => {
  const cases: readonly (readonly [string, Wanted])[] = [
    ['with a line as its message', { message: 'Add it' }],
    [
      'with a body and trailers',
      { message: 'Add it\n\nSince it was not there.\n\nCo-authored-by: A <a@b.c>\n' },
    ],
    ['without a message', { message: '' }],
    ['with empty lines around its message', { message: '\n\n Add it \n\n\n' }],
    ['with a message of other scripts', { message: 'Ünïcödé 日本語 \u202e 🦆' }],
    ['with what looks like a header in its message', { message: 'author X <x> 1 +0000\n\ntree 1' }],
    [
      'by somebody with an unusual name',
      { by: { name: 'Ünï "Q" O’Neil, Jr.', email: '1+x[bot]@users.noreply.github.com' } },
    ],
    ['by somebody without an address', { by: { name: 'Nobody', email: '' } }],
    ['by somebody without a name', { by: { name: '', email: 'x@example.com' } }],
    ['by somebody with blanks around the name', { by: { name: '  Spaced  ', email: ' x@example.com ' } }],
    ['of more files than git leaves outside of a pack', { files: many() }],
  ]

  test.each(cases)('%s', async (_, wanted) => {
    const git = await createGit(join(folder, `commit-${minutes}`))
    const first = await commit(git, wanted)
    const second = await commit(git, { ...wanted, parents: [first], files: { b: 'b' } })
    const merge = await commit(git, { ...wanted, parents: [second, first], files: { c: 'c' } })
    for (const sha of [first, second, merge])
      expect(await readCommit(git, sha)).toEqual(await asked(git, sha))
  })

  test('and a usual one is not asked of git', async () => {
    const git = await createGit(join(folder, 'plain'))
    const sha = await commit(git, { files: { a: 'a' } })
    expect(await plainCommit(git, sha)).toEqual(await asked(git, sha))
  })
})

async function asked(git: Git, sha: string) {
  const format = '--format=%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B'
  const answer = (await git.run(['log', '-1', '-z', format, sha, '--'])).toString()
  const [tree, parents = '', an, ae, at, cn, ce, ct, message] = answer.split('\0')
  const date = (seconds: string | undefined) =>
    new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: an, email: ae, date: date(at) },
    committer: { name: cn, email: ce, date: date(ct) },
    message: message?.replace(/\n$/, ''),
  }
}

function many(): Files {
  return Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`f${i}`, `${i}\n`]))
}

describe('a history', () => {
  let git: Git
  /** `root–a–b–merge`, with `side` from `a` merged in, `other` from `root`, `clash` against `b`, `after` a pack, and `alone`. */
  const shas: Record<string, string> = {}

  beforeAll(async () => {
    git = await createGit(join(folder, 'history'))
    const add = async (name: string, parents: readonly string[], files: Files) => {
      shas[name] = await commit(git, {
        parents: parents.map(parent => shas[parent] ?? ''),
        files,
        message: name,
      })
    }
    await add('root', [], { a: '1\n2\n3\n', d: 'd\n' })
    await add('a', ['root'], { b: 'b\n' })
    await add('b', ['a'], { a: '1\nb\n3\n' })
    await add('side', ['a'], { c: 'c\n' })
    await add('merge', ['b', 'side'], { c: 'c\n' })
    await add('other', ['root'], { e: 'e\n', d: null })
    await add('clash', ['a'], { a: '1\nclash\n3\n' })
    await add('packed', ['b'], many())
    await add('after', ['packed'], { z: 'z' })
    await add('alone', [], { q: 'q' })
  })

  const names = ['root', 'a', 'merge', 'other', 'clash', 'after', 'alone']
  const pairs = names.flatMap(one => names.map(other => [one, other] as const))
  const two = (one: string, other: string) => [shas[one] ?? '', shas[other] ?? ''] as const

  /** Git's own answer; `null` where it refuses. */
  async function gitSays(...args: readonly string[]): Promise<string | null> {
    try {
      return (await git.run(args)).toString().trim()
    } catch {
      return null
    }
  }

  test('is as git has it, for any two of its commits: what lies between them, and their common ancestor', async () => {
    for (const [one, other] of pairs) {
      const [from, to] = two(one, other)
      const between = await gitSays('rev-list', '--reverse', '--topo-order', `${from}..${to}`)
      const found = (await commitsBetween(git, from, to)).map(({ sha }) => sha)
      expect([one, other, found.join('\n')]).toEqual([one, other, between])
      expect([one, other, await mergeBase(git, from, to)]).toEqual([
        one,
        other,
        await gitSays('merge-base', from, to),
      ])
      const isBefore = (await gitSays('merge-base', '--is-ancestor', from, to)) !== null
      expect([one, other, await isAncestor(git, from, to)]).toEqual([one, other, isBefore])
    }
  })

  test('is merged as git merges it, whichever two of its commits', async () => {
    for (const [one, other] of pairs.filter(pair => !pair.includes('alone'))) {
      const [ours, theirs] = two(one, other)
      const clean = await gitSays('merge-tree', '--write-tree', ours, theirs)
      const found = await mergeTrees(git, ours, theirs)
      expect([one, other, found.isClean ? found.tree : null]).toEqual([one, other, clean])
    }
  })

  test('has what no commit is, and knows what is not there', async () => {
    const blob = (await gitSays('rev-parse', `${shas['root']}:a`)) ?? ''
    const packed = (await gitSays('rev-parse', `${shas['packed']}:f7`)) ?? ''
    const nothing = '0123456789'.repeat(4)
    expect((await readBlob(git, blob)).toString()).toBe('1\n2\n3\n')
    expect((await readBlob(git, packed)).toString()).toBe('7\n')
    const kinds = [blob, packed, shas['root'] ?? '', shas['packed'] ?? '', nothing, 'HEAD']
    expect(await Promise.all(kinds.map(each => objectType(git, each)))).toEqual([
      'blob',
      'blob',
      'commit',
      'commit',
      null,
      null,
    ])
    for (const sha of [blob, nothing]) {
      await expect(readCommit(git, sha)).rejects.toThrow()
      expect(await isAncestor(git, shas['root'] ?? '', sha)).toBe(false)
      expect(await mergeBase(git, shas['root'] ?? '', sha)).toBe(null)
    }
    await expect(readBlob(git, shas['root'] ?? '')).rejects.toThrow()
  })
})
