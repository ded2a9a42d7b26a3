import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blobsInArchive } from '../../src/github/tar-blobs.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { aClient, thrownBy } from './client.ts'
import { aRawServer, json } from './raw-server.ts'

const shaOf = (text: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')

describe('the archive of a commit', () => {
  let github: EmulatedGithub
  let installationId = 0
  const long = `${'deep/'.repeat(60)}naïve.py`
  const files = {
    'a.py': 'a\n',
    [long]: 'long name\n',
    'empty.py': '',
    'hidden.py': 'hidden\n',
    'changed.py': '$Format:%H$\n',
    'big.txt': 'x'.repeat(200_000),
    link: { mode: '120000', content: 'a.py' },
    '.gitattributes': 'hidden.py export-ignore\nchanged.py export-subst\n',
  } as const

  beforeAll(async () => {
    github = await startGitHub()
    github.organisation('acme', { members: ['kim'] })
    await github.repository('acme/claims', { private: true, files })
    installationId = github.install('acme').id
  })
  afterAll(() => github.stop())

  test('gives every wanted content that it holds unchanged, in one request', async () => {
    const { app } = aClient(github)
    const client = app.forInstallation(installationId)
    const wanted = ['a\n', 'long name\n', '', 'hidden\n', '$Format:%H$\n', 'x'.repeat(200_000), 'none\n']
    const found = await client.archive(
      { owner: 'acme', name: 'claims' },
      github.tip('acme/claims'),
      new Set(wanted.map(shaOf)),
    )
    const texts = wanted.filter(text => found.has(shaOf(text)))
    expect(texts).toEqual(['a\n', 'long name\n', '', 'x'.repeat(200_000)])
    for (const text of texts) expect(Buffer.from(found.get(shaOf(text)) ?? []).toString()).toBe(text)
  })
})

describe('a redirect to another host', () => {
  test('is not told the token', async () => {
    const [server, other] = [await aRawServer(), await aRawServer()]
    try {
      const packed = gzipSync(Buffer.alloc(1024))
      other.answers((_, response) => {
        response.writeHead(200, { 'content-type': 'application/x-gzip' })
        response.end(packed)
      })
      server.answers(json(302, '', { location: `${other.url}/archive?token=temporary` }))
      const client = aClient(server).app.forInstallation(1)
      const repository = { owner: 'acme', name: 'claims' }
      expect(await client.archive(repository, 'a'.repeat(40), new Set(['b']))).toEqual(new Map())
      expect(server.asked[0]?.headers.authorization).toMatch(/ghs_/)
      expect(other.asked).toHaveLength(1)
      expect(other.asked[0]?.headers.authorization).toBeUndefined()
      expect((await thrownBy(client.blob(repository, 'a'.repeat(40), 'a.py'))).name).toBe('NotFound')
      expect(other.asked).toHaveLength(1)
    } finally {
      await Promise.all([server.stop(), other.stop()])
    }
  })

  test('that hands out no archive is an outage', async () => {
    const server = await aRawServer()
    try {
      server.answers((_, response) => {
        response.writeHead(200, { 'content-type': 'application/x-gzip' })
        response.end(gzipSync(Buffer.from('x'.repeat(600))).subarray(0, 20))
      })
      const client = aClient(server).app.forInstallation(1)
      const thrown = await thrownBy(
        client.archive({ owner: 'acme', name: 'claims' }, 'a'.repeat(40), new Set()),
      )
      expect(thrown).toMatchObject({ name: 'Unavailable', message: expect.stringContaining('`aaaaaaa`') })
    } finally {
      await server.stop()
    }
  })
})

test('what unpacks to more than it may is not unpacked to the end', async () => {
  const header = Buffer.alloc(512)
  header.write('x', 0)
  header.write('77777777777', 124)
  header.write('0', 156)
  const bomb = gzipSync(Buffer.concat([header, Buffer.alloc(3_000_000)]), { level: 1 })
  const thrown = await thrownBy(
    blobsInArchive(bomb, { shas: new Set(['a']), largest: 10, mostBytes: 2_000_000 }),
  )
  expect(thrown.name).toBe('TooLarge')
})
