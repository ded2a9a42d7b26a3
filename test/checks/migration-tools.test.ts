import { describe, expect, test } from 'vitest'
import type { Example } from '../../src/checks/migrations/define-tool.ts'
import { tools } from '../../src/checks/migrations/index.ts'
import { migrationsIn } from '../../src/checks/migrations/recognise.ts'
import type { ChangedFile } from '../../src/model/pull-request.ts'

describe.each(tools.map(tool => [tool.name, tool] as const))('%s', (name, tool) => {
  test.each(tool.examples.migrations.map(example => [example.path, example] as const))(
    'reads %s',
    (path, example) => {
      expect(recognised(example)).toEqual([{ path, tool: example.tool ?? name }])
    },
  )

  test.each(tool.examples.others.map(example => [example.path, example] as const))(
    'does not read %s',
    (_, example) => {
      expect(recognised(example)).toEqual([])
    },
  )

  test('has examples of both kinds, and the page that they rest on', () => {
    expect(tool.examples.migrations.length).toBeGreaterThan(0)
    expect(tool.examples.others.length).toBeGreaterThan(0)
    expect(tool.docs).toMatch(/^https:\/\//)
  })
})

test('every tool is named once', () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
})

function recognised(example: Example) {
  const file: ChangedFile = {
    previousPath: null,
    status: 'added',
    sha: null,
    additions: 1,
    deletions: 0,
    patch: '@@ -0,0 +1 @@\n+x',
    ...example,
    ...(example.patch ? { patch: `@@ -0,0 +1 @@\n${example.patch}` } : {}),
  }
  return migrationsIn([file], () => false)
}
