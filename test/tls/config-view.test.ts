import { expect, test } from 'vitest'
import { readConfig } from '../../src/tls/config/read.ts'
import { configView } from '../../src/tls/config-view.ts'
import type { ConfigView } from '../../src/tls/file-views.ts'

function viewOf(text: string): ConfigView {
  const settings = [...readConfig(text, 'yaml', { file: 'a.yaml' })]
  return configView({ path: 'a.yaml', codes: [], commands: [], variables: [], settings, texts: [] })
}

const view = viewOf('sslVerify: 1\na:\n  ssl_verify: 2\nother: 3\nb:\n  SSL-VERIFY: 4\n  sslVerify: 5\n')

test.each([
  ['of a name in any convention, in order', view.settings('ssl_verify'), ['1', '2', '4', '5']],
  ['of a name within its block', view.settings('b.ssl_verify'), ['4', '5']],
  ['of a key as it is written', view.keyed(key => key === 'sslVerify'), ['1', '5']],
  [
    'of several keys, in order',
    view.keyed(key => key.startsWith('ssl') || key === 'other'),
    ['1', '2', '3', '5'],
  ],
  ['of no key', view.keyed(() => false), []],
] as const)('gives the settings %s', (_, settings, values) => {
  expect(settings.map(({ value }) => value)).toEqual(values)
})

test('asks about a key once', () => {
  const asked: string[] = []
  view.keyed(key => asked.push(key) > 0)
  expect(asked).toEqual(['sslVerify', 'ssl_verify', 'other', 'SSL-VERIFY'])
})

test('places settings on the lines of the file around them, or where all of it is reported', () => {
  const [within] = readConfig('a: 1\n', 'yaml', { file: 'x.md', shift: 9 })
  expect(within).toMatchObject({ file: 'x.md', format: 'yaml', from: 10, to: 10, textLine: 10 })
  const [fixed] = readConfig('\na: |\n  b\n  c\n', 'yaml', { fixed: { from: 3, to: 4 } })
  expect(fixed).toMatchObject({ from: 3, to: 4, textLine: 3, multiline: false })
})
