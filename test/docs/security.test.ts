import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
const attacks = page.split('\n').flatMap(line => {
  const { attack, file, title } =
    /^\| (?<attack>.+) \| `(?<file>[^`]+)` “(?<title>.+)” \|$/.exec(line)?.groups ?? {}
  return attack && file && title ? [{ attack, file, title }] : []
})

test('every attack names its test', () => {
  const rows =
    page
      .split('## Attacks that are tried')[1]
      ?.split('\n## ')[0]
      ?.match(/^\| .*\|$/gm) ?? []
  expect(attacks).toHaveLength(rows.length - 1)
  expect(attacks.length).toBeGreaterThan(25)
})

test.each(attacks)('$attack: the test is there', ({ file, title }) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(title)
})
