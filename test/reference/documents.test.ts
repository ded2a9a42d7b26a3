import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documents } from '../../src/reference/documents.ts'
import { staleDocuments, writeDocuments } from '../../src/reference/write-documents.ts'

const root = new URL('../../', import.meta.url)

test.each(documents.map(document => [document.path, document] as const))(
  '%s is current (else run `npm run docs`)',
  async (path, document) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(await document.render())
  },
)

test.each(documents.map(document => [document.path, document] as const))(
  '%s says that it is made, and ends with one line end',
  async (_, document) => {
    const text = await document.render()
    expect(text.slice(0, 400)).toContain('Made by `npm run docs`')
    expect(text).toMatch(/[^\n]\n$/)
  },
)

describe('writing documents', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const two = [
    { path: 'docs/a.md', render: () => 'a\n' },
    { path: 'b.json', render: () => Promise.resolve('{}\n') },
  ]
  const at = () => pathToFileURL(`${folder}/`)

  test('missing, then written, then current, then stale when somebody edits one', async () => {
    expect(await staleDocuments(two, at())).toEqual(['docs/a.md', 'b.json'])
    expect(await writeDocuments(two, at())).toEqual(['docs/a.md', 'b.json'])
    expect(await readFile(join(folder, 'docs/a.md'), 'utf8')).toBe('a\n')
    expect(await staleDocuments(two, at())).toEqual([])
    await writeFile(join(folder, 'b.json'), '{"edited":true}\n')
    expect(await staleDocuments(two, at())).toEqual(['b.json'])
    expect(await writeDocuments(two, at())).toEqual(['b.json'])
  })
})
