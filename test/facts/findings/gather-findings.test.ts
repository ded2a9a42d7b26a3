import { describe, expect, test } from 'vitest'
import { gather } from '../../../src/facts/gather.ts'
import { aSha } from '../../builders.ts'
import { aFile, anOutage, aWorld, NOW, sourcesOf, target, type World } from '../world.ts'

const BYPASS = 'import requests\nrequests.get(url, verify=False)\n'

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => aFile(`src/f${i}.py`, { status: 'added', sha: aSha(`f${i}`) }))

async function findingsOf(world: World) {
  const { sources, asked } = sourcesOf(world)
  const { facts, again } = await gather(sources, target)
  const operations = asked.map(line => line.split(' ')[0] ?? '')
  return { findings: facts.parts.findings, asked: operations, again }
}

describe('the contents of changed files', () => {
  test('are asked for one by one up to thirty', async () => {
    const { asked } = await findingsOf(aWorld({ changed: many(30) }))
    expect(asked.filter(each => each === 'blob')).toHaveLength(30)
    expect(asked).not.toContain('archive')
  })

  test('come in one archive above thirty', async () => {
    const changed = many(31)
    const blobs = Object.fromEntries(changed.map(({ sha }) => [sha ?? '', 'x\n']))
    blobs[aSha('f7')] = BYPASS
    const { asked, findings } = await findingsOf(aWorld({ changed, blobs }))
    expect(asked.filter(each => each === 'blob' || each === 'archive')).toEqual(['archive'])
    expect(findings).toMatchObject({ known: true, value: { found: [{ path: 'src/f7.py', startLine: 2 }] } })
  })

  test('that the archive does not hold unchanged are asked for by themselves', async () => {
    const changed = many(31)
    const blobs = Object.fromEntries(changed.map(({ sha }) => [sha ?? '', 'x\n']))
    blobs[aSha('f7')] = BYPASS
    const { asked, findings } = await findingsOf(aWorld({ changed, blobs, notInArchive: [aSha('f7')] }))
    expect(asked.filter(each => each === 'blob' || each === 'archive')).toEqual(['archive', 'blob'])
    expect(findings).toMatchObject({ value: { found: [{ path: 'src/f7.py' }] } })
  })

  test('are asked for one by one where there is no archive, but never without end', async () => {
    const instead = {
      archive: () => {
        throw anOutage('TooLarge', 'The archive is larger than 64 MB.')
      },
    }
    const some = await findingsOf(aWorld({ changed: many(40), instead }))
    expect(some.asked.filter(each => each === 'blob')).toHaveLength(40)
    const all = await findingsOf(aWorld({ changed: many(301), instead }))
    expect(all.asked).not.toContain('blob')
    expect(all.findings).toMatchObject({ known: false, why: expect.stringContaining('301 files') })
  })

  test('are not known where GitHub cannot hand out the archive now', async () => {
    const retryAt = new Date('2026-11-20T14:10:00Z')
    const { findings, again } = await findingsOf(
      aWorld({
        changed: many(31),
        instead: {
          archive: () => {
            throw anOutage('Unavailable', 'GitHub answered 502.', retryAt)
          },
        },
      }),
    )
    expect(findings).toEqual({ known: false, why: 'GitHub answered 502.', retryAt: retryAt.toISOString() })
    expect(again).toBe(retryAt.toISOString())
  })

  test('are asked for once', async () => {
    const world = aWorld({ changed: many(2) })
    await findingsOf(world)
    expect((await findingsOf(world)).asked).not.toContain('blob')
  })
})

describe('a file that cannot be judged', () => {
  test('is named, and the others are judged all the same', async () => {
    const changed = [aFile('a.py', { status: 'added' }), aFile('b.py', { status: 'added' })]
    const why = '`a.py` is larger than 10 MB.'
    const blobs = { [aSha('a.py')]: anOutage('TooLarge', why), [aSha('b.py')]: BYPASS }
    const { findings, again } = await findingsOf(aWorld({ changed, blobs }))
    expect(findings).toMatchObject({
      known: true,
      value: { found: [{ path: 'b.py' }], unread: [{ path: 'a.py', why }] },
    })
    expect(again).toBe('2026-11-20T14:15:00.000Z')
  })

  test('because it takes too long is named, too', async () => {
    const why = 'Scanning `a.py` took longer than 10 s.'
    const changed = [aFile('a.py', { status: 'added' })]
    const { findings } = await findingsOf(aWorld({ changed, scan: () => ({ why }) }))
    expect(findings).toMatchObject({ value: { unread: [{ path: 'a.py', why }] } })
  })

  test('because others took too long is not even tried', async () => {
    const tried: string[] = []
    const scan: World['scan'] = ({ path }) => {
      tried.push(path)
      return { why: 'It took too long.' }
    }
    const { findings } = await findingsOf(aWorld({ changed: many(25), scan }))
    expect(tried.length).toBeLessThan(10)
    expect(findings?.known && findings.value.unread).toHaveLength(25)
  })

  test('since it is kept in Git LFS is named', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`
    const changed = [aFile('a.py', { status: 'added' }), aFile('b.py')]
    const blobs = { [aSha('a.py')]: pointer, [aSha('b.py')]: `# ${pointer}` }
    const { findings } = await findingsOf(aWorld({ changed, blobs }))
    const why = '`a.py` is kept in Git LFS, so GitHub has not what it holds.'
    expect(findings).toMatchObject({ value: { found: [], unread: [{ path: 'a.py', why }] } })
  })

  test('has no SHA', async () => {
    const changed = [aFile('a.py', { status: 'added', sha: null })]
    const { findings } = await findingsOf(aWorld({ changed }))
    expect(findings).toMatchObject({ value: { unread: [{ path: 'a.py' }] } })
  })
})

test('a justification that ends makes the pull request due again when it does', async () => {
  const changed = [aFile('a.py', { status: 'added' })]
  const justified = (until: string) =>
    BYPASS.replace('\n', `\n# patrol:allow ssl-validation — SEC-77, until ${until}\n`)
  const until = async (date: string) =>
    (await findingsOf(aWorld({ changed, blobs: { [aSha('a.py')]: justified(date) } }))).again
  expect(await until('2026-12-31')).toBe('2027-01-01T00:00:00.000Z')
  expect(await until('2026-11-19')).toBeNull()
})

describe('what no changed line holds', () => {
  const base = aSha('base')
  const call = 'requests.get(url, verify=False)'
  const findingsIn = async (before: string, patch: string, after: string) => {
    const additions = patch.split('\n+').length - 1
    const world = aWorld({
      changed: [aFile('a.py', { patch, additions, deletions: 1 })],
      shas: { [`a.py@${base}`]: 'before' },
      blobs: { before, [aSha('a.py')]: after },
    })
    const { findings, asked } = await findingsOf(world)
    const found = findings?.known ? findings.value.found : []
    return { lines: found.map(({ startLine, level }) => `${startLine} ${level}`), asked }
  }

  test.each([
    ['out of a comment', `"""\n${call}\n"""\n`, '@@ -1,3 +1 @@\n-"""\n \n-"""\n', `${call}\n`, ['1 bypass']],
    [
      'out of a comment by a line that ends it',
      `"""\nsaid\n${call}\n"""\n`,
      '@@ -1,4 +1,4 @@\n \n \n+"""\n \n-"""\n',
      `"""\nsaid\n"""\n${call}\n`,
      ['4 bypass'],
    ],
    [
      'out of a guard',
      `if args.insecure:\n    ${call}\n`,
      '@@ -1,2 +1,2 @@\n-\n+\n \n',
      `if True:\n    ${call}\n`,
      ['2 bypass'],
    ],
    ['from where it was already', `a\n${call}\n`, '@@ -1,2 +1,2 @@\n-a\n+b\n \n', `b\n${call}\n`, []],
    [
      'from beside another that is added',
      `${call}\n`,
      '@@ -1 +1,2 @@\n+\n \n',
      `${call}\n${call}\n`,
      ['1 bypass'],
    ],
  ])('is found where it came %s', async (_, before, patch, after, lines) => {
    expect((await findingsIn(before, patch, after)).lines).toEqual(lines)
  })

  test('is asked for in one archive where many files hold something', async () => {
    const changed = many(40).map(file => ({
      ...file,
      status: 'modified' as const,
      patch: '@@ -1 +1,2 @@\n+\n \n',
    }))
    const tree = changed.map(({ path }) => ({ path, mode: '100644', sha: `old ${path}` }))
    const blobs = Object.fromEntries([
      ...changed.map(({ sha }) => [sha ?? '', `\n${call}\n`] as const),
      ...tree.map(({ sha }) => [sha, `${call}\n`] as const),
    ])
    const { findings, asked } = await findingsOf(aWorld({ changed, blobs, instead: { tree: () => tree } }))
    expect(findings).toEqual({ known: true, value: { found: [], unread: [] } })
    const reads = ['archive', 'blob', 'fileSha', 'mergeBase', 'tree']
    expect(asked.filter(each => reads.includes(each))).toEqual(['archive', 'mergeBase', 'tree', 'archive'])
  })

  test('costs nothing where there is nothing', async () => {
    const { asked } = await findingsIn('a\n', '@@ -1 +1 @@\n-a\n+b\n', 'b\n')
    expect(asked.filter(each => ['blob', 'fileSha', 'mergeBase'].includes(each))).toEqual(['blob'])
  })
})

describe('where GitHub leaves the patch out', () => {
  const base = aSha('base')
  const omitted = { patch: null, additions: 9_000, deletions: 1 }

  test('the file is compared with what it was at the merge base, under its old name', async () => {
    const changed = [aFile('new.py', { ...omitted, status: 'renamed', previousPath: 'old.py' })]
    const world = aWorld({
      changed,
      shas: { [`old.py@${base}`]: 'before' },
      blobs: { before: BYPASS, [aSha('new.py')]: `${BYPASS}requests.post(url, verify=False)\n` },
    })
    const { findings } = await findingsOf(world)
    expect(findings).toMatchObject({ value: { found: [{ startLine: 3 }], unread: [] } })
  })

  test.each([
    ['left it out', null],
    ['cut it off', '@@ -0,0 +1,9000 @@\n+#!/bin/sh\n+'],
  ])('a file of an unknown ending is read too, where GitHub %s', async (_, patch) => {
    const changed = [aFile('deploy.run', { ...omitted, status: 'added', patch })]
    const blobs = { [aSha('deploy.run')]: '#!/bin/sh\ncurl -k https://x.example\n' }
    const { findings } = await findingsOf(aWorld({ changed, blobs }))
    expect(findings).toMatchObject({ value: { found: [{ path: 'deploy.run', startLine: 2 }], unread: [] } })
  })

  test('every line of what was no file before is new', async () => {
    const changed = [aFile('new.py', omitted)]
    const { findings } = await findingsOf(aWorld({ changed, blobs: { [aSha('new.py')]: BYPASS } }))
    expect(findings).toMatchObject({ value: { found: [{ startLine: 2 }] } })
  })

  test('a file that is only moved is not even read', async () => {
    const moved = {
      patch: null,
      additions: 0,
      deletions: 0,
      status: 'renamed',
      previousPath: 'old.py',
    } as const
    const world = aWorld({ changed: [aFile('new.py', moved)], shas: { [`old.py@${base}`]: aSha('new.py') } })
    const { findings, asked } = await findingsOf(world)
    expect(findings).toEqual({ known: true, value: { found: [], unread: [] } })
    expect(asked).not.toContain('blob')
  })

  test.each([
    ['out of the tests', 'tests/client.py', 'src/client.py'],
    ['from prose to code', 'docs/client.txt', 'src/client.py'],
    ['to another language', 'src/client.rb', 'src/client.py'],
  ])('a file that is only moved %s is new', async (_, previousPath, path) => {
    const moved = { patch: null, additions: 0, deletions: 0, status: 'renamed', previousPath } as const
    const sha = aSha(path)
    const world = aWorld({
      changed: [aFile(path, moved)],
      shas: { [`${previousPath}@${base}`]: sha },
      blobs: { [sha]: BYPASS },
    })
    expect((await findingsOf(world)).findings).toMatchObject({ value: { found: [{ path, startLine: 2 }] } })
  })

  test('of many files, the tree of the merge base tells in one request what they were', async () => {
    const moved = { patch: null, additions: 0, deletions: 0, status: 'renamed' } as const
    const changed = ['a', 'b', 'c', 'd'].map(name =>
      aFile(`${name}.py`, { ...moved, previousPath: `${name}0.py` }),
    )
    const tree = changed.map(({ previousPath, sha }) => ({ path: previousPath, mode: '100644', sha }))
    const { asked } = await findingsOf(aWorld({ changed, instead: { tree: () => tree } }))
    expect(asked.filter(each => ['tree', 'fileSha', 'mergeBase', 'blob'].includes(each))).toEqual([
      'mergeBase',
      'tree',
    ])
  })
})

test('without the list of files nothing is known', async () => {
  const { findings } = await findingsOf(
    aWorld({
      instead: {
        files: () => {
          throw anOutage('Incomplete', 'The pull request changes 4000 files, and GitHub lists 3000 at most.')
        },
      },
    }),
  )
  expect(findings).toMatchObject({ known: false, why: expect.stringContaining('4000 files') })
  expect(NOW).toBe('2026-11-20T14:00:00.000Z')
})
