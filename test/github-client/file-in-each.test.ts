import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InstallationClient } from '../../src/github/installation-client.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { aClient, thrownBy } from './client.ts'
import { aRawServer, json } from './raw-server.ts'

const PATH = '.github/policy.yml'
const claims = { owner: 'acme', name: 'claims' }

describe('a file of several repositories, in one query', () => {
  let github: EmulatedGithub
  let client: InstallationClient

  const files = {
    plain: { [PATH]: 'version: 1\n' },
    executable: { [PATH]: { mode: '100755', content: 'version: 1\n' } },
    empty: { [PATH]: '' },
    unicode: { [PATH]: '# Größe\r\n' },
    folderless: { 'README.md': 'Hello\n' },
    elsewhere: { '.github/other.yml': 'a' },
    link: { [PATH]: { mode: '120000', content: '../README.md' } },
    linkedFolder: { '.github': { mode: '120000', content: 'docs' }, 'docs/policy.yml': 'version: 1\n' },
    submodule: { [PATH]: { mode: '160000', content: '1'.repeat(40) } },
    folder: { [`${PATH}/a`]: 'a' },
    latin1: { [PATH]: Buffer.from('# Gr\xF6\xDFe', 'latin1') },
    binary: { [PATH]: Buffer.from([0, 1, 2]) },
    large: { [PATH]: 'a'.repeat(600_000) },
  } as const

  beforeAll(async () => {
    github = await startGitHub()
    github.organisation('acme', { members: ['himanshu'], owners: ['olga'] })
    for (const [name, content] of Object.entries(files))
      await github.repository(`acme/${name}`, { files: content })
    client = aClient(github).app.forInstallation(github.install('acme').id)
  })
  afterAll(() => github.stop())

  test.each<[string, string, string | null]>([
    ['is its text', 'plain', 'version: 1\n'],
    ['may be executable', 'executable', 'version: 1\n'],
    ['may be empty', 'empty', ''],
    ['may be of any characters', 'unicode', '# Größe\r\n'],
    ['is none where there is no such folder', 'folderless', null],
    ['is none where the folder has others only', 'elsewhere', null],
    ['is none in a folder that is a link', 'linkedFolder', null],
    ['is none where there is no such repository', 'nowhere', null],
  ])('%s', async (_, name, text) => {
    const found = await client.fileInEach([{ owner: 'acme', name }, claims], PATH)
    expect(found).toMatchObject([text === null ? null : { text }, null])
    const alone = await client.file({ owner: 'acme', name }, PATH)
    expect(alone?.text ?? null).toBe(text)
  })

  test.each(['link', 'submodule', 'folder', 'latin1', 'binary', 'large'])('is unclear: %s', async name => {
    const both = [
      { owner: 'acme', name },
      { owner: 'acme', name: 'plain' },
    ]
    expect(await client.fileInEach(both, PATH)).toMatchObject(['unclear', { text: 'version: 1\n' }])
  })

  test('follows a repository that was renamed', async () => {
    await github.repository('acme/before', { files: files.plain })
    github.renameRepository('acme/before', 'after', 'olga')
    const found = await client.fileInEach([{ owner: 'acme', name: 'before' }, claims], PATH)
    expect(found).toMatchObject([{ text: 'version: 1\n' }, null])
  })

  test('costs one request', async () => {
    const mark = github.requests.length
    await client.fileInEach([claims, { owner: 'acme', name: 'plain' }], PATH)
    expect(github.requestsSince(mark)).toHaveLength(1)
  })
})

describe('an answer about several', () => {
  const text = 'version: 1\n'
  const oid = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex')
  const place = (more: object = {}) => ({
    folder: { entries: [{ name: 'policy.yml', mode: 0o100644 }] },
    file: { oid, isTruncated: false, text, ...more },
  })
  const missing = { type: 'NOT_FOUND', path: ['in0'], message: 'Could not resolve' }

  async function asked(answer: object, status = 200) {
    const server = await aRawServer()
    server.answers(json(status, answer))
    try {
      const client = aClient(server).app.forInstallation(1)
      return await client.fileInEach([claims, claims], PATH)
    } finally {
      await server.stop()
    }
  }

  test.each<[string, object, unknown[]]>([
    ['with all of it', { data: { in0: place(), in1: place() } }, [{ text }, { text }]],
    ['that lacks a repository', { data: { in0: null, in1: place() }, errors: [missing] }, [null, { text }]],
    ['that does not speak of one', { data: { in1: place() } }, ['unclear', { text }]],
    ['whose text is not the blob', { data: { in0: place({ text: 'x' }), in1: null } }, ['unclear', null]],
    ['that is cut off', { data: { in0: place({ isTruncated: true }), in1: null } }, ['unclear', null]],
    [
      'that lists a file and does not show it',
      { data: { in0: { ...place(), file: null }, in1: null } },
      ['unclear', null],
    ],
    [
      'that shows a file and does not list it',
      { data: { in0: { ...place(), folder: null }, in1: null } },
      ['unclear', null],
    ],
    [
      'that refuses one',
      { data: { in0: null, in1: place() }, errors: [{ ...missing, type: 'FORBIDDEN' }] },
      ['unclear', 'unclear'],
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await asked(answer)).toMatchObject(expected)
  })

  test.each<[string, object, number]>([
    [
      'lacks a part of a repository',
      { data: { in0: null }, errors: [{ ...missing, path: ['in0', 'file'] }] },
      200,
    ],
    ['fails otherwise', { data: { in0: null }, errors: [missing, { message: 'Something went wrong' }] }, 200],
    ['is none', { message: 'Bad gateway' }, 502],
  ])('that %s is an error', async (_, answer, status) => {
    expect((await thrownBy(asked(answer, status))).name).toMatch(/NotFound|Unavailable/)
  })
})
