import { expect, test } from 'vitest'
import { runCommand } from './run.ts'

const period = ['--from', '2026-11-01', '--to', '2026-11-30']

// Refused before a store is opened.
test.each([
  [['--to', '2026-11-30'], '--from is missing'],
  [['--from', '2026-02-30', '--to', '2026-11-30'], '`2026-02-30` is no day'],
  [['--from', '2026-11-30', '--to', '2020-01-01'], 'ends before it begins'],
  [[...period, '--sample', '5'], '--seed is missing'],
  [[...period, '--pulls', '42'], '`42` is no pull request'],
])('evidence export refuses %j', async (args, words) => {
  const { code, err } = await runCommand(['evidence', 'export', ...args])
  expect(code).toBe(2)
  expect(err).toContain(words)
})
