import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { Check } from '../../src/checks/define-check.ts'
import { evaluate } from './evaluate.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'contributing-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The check that CONTRIBUTING.md writes, as it stands there; only what it imports is found from elsewhere. */
async function example(): Promise<Check> {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const [, code = ''] = /^ *```ts\n(.*?)^ *```/ms.exec(text) ?? []
  const [, name = ''] = /Write `src\/checks\/(.*?)`/.exec(text) ?? []
  const found = code
    .replaceAll("from './", `from '${pathToFileURL(join(root, 'src/checks')).href}/`)
    .replace("from 'zod'", `from '${import.meta.resolve('zod')}'`)
  writeFileSync(join(folder, name), found)
  const written = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, Check>
  const [check] = Object.values(written)
  if (check === undefined || `${check.id}.ts` !== name)
    throw new Error(`${name} defines no check of that name.`)
  return check
}

describe('the check that CONTRIBUTING.md writes', () => {
  test.each([
    ['passes', 'pass'],
    ['fails', 'fail'],
  ] as const)('%s as its examples say', async (kind, status) => {
    const check = await example()
    const examples = check.examples[kind] ?? []
    expect(examples.length).toBeGreaterThan(0)
    for (const each of examples) expect(evaluate(check, each)).toMatchObject({ status, says: each.says })
  })
})
