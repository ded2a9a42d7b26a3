import { describe, expect, test } from 'vitest'
import { newParseCache, type ParseCache } from '../../../src/audit/evaluate/files/parse-cache.ts'
import { evaluated, type Files, shownAt } from './shown.ts'

const variables = 'variable "unset" {}\n'

/** An expression in `live/main.tf`, further files, and what it is. */
const reads: Record<string, readonly (readonly [string, Readonly<Record<string, string | null>>, string])[]> =
  {
    'files are read from the folder of the root module on': [
      ['file("a.txt")', { 'live/a.txt': 'text' }, '"text"'],
      ['file("${path.module}/a.txt")', { 'live/a.txt': 'text' }, '"text"'],
      ['file("./x/../a.txt")', { 'live/a.txt': 'text' }, '"text"'],
      ['file("../shared/a.txt")', { 'shared/a.txt': 'text' }, '"text"'],
      [
        'templatefile("a.tftpl", { x = [1, 2] })',
        { 'live/a.tftpl': '%{ for y in x ~}\n<${y}>\n%{ endfor ~}\n' },
        '"<1>\\n<2>\\n"',
      ],
      ['templatefile("a.tftpl", { x = var.unset })', { 'live/a.tftpl': 'a ${x} b' }, '?"a ‹› b"'],
      ['templatefile("a.tftpl", var.unset)', { 'live/a.tftpl': 'a ${x} b' }, '?"a ‹› b"'],
      ['templatefile("a.tftpl", {})', { 'live/a.tftpl': 'a ${x} b' }, '?"a ‹› b"'],
      ['templatefile("a.tftpl", {})', { 'live/a.tftpl': 'a ${' }, '?'],
      ['templatefile("a.tftpl", {})', { 'live/a.tftpl': '${var.unset}' }, '?'],
      ['templatefile(var.unset, { x = aws_x.y.id })', {}, '? <aws_x.y.id>'],
    ],
    'nothing outside of the repository is read': [
      ['file("/etc/passwd")', { 'etc/passwd': 'x' }, '?'],
      ['file("~/.ssh/id_rsa.pub")', { 'live/~/.ssh/id_rsa.pub': 'x' }, '?'],
      ['file("../../a.txt")', { 'a.txt': 'x' }, '?'],
      ['templatefile("../../../etc/passwd", {})', { 'etc/passwd': 'x' }, '?'],
    ],
    'what is not there is not known, and for try not taken': [
      ['file("a.txt")', {}, '?'],
      ['templatefile("a.txt", {})', {}, '?'],
      ['try(file("a.txt"), "none")', {}, '"none"'],
      ['try(templatefile("a.txt", {}), "none")', {}, '"none"'],
    ],
  }

function root(expression: string, files: Files) {
  const main = `${variables}output "o" {\n  value = ${expression}\n}\n`
  return evaluated({ 'live/main.tf': main, ...(typeof files === 'string' ? {} : files) }, {}, 'live')
}

describe.each(Object.entries(reads))('%s', (_, cases) => {
  test.each(cases)('%s of %j is %s', (expression, files, expected) => {
    const module = root(expression, files)
    expect(shownAt(module, 'output.o', 'value')).toBe(expected)
    expect([module.problems, module.wanted]).toEqual([[], []])
  })
})

test.each(['file("a.txt")', 'templatefile("a.txt", {})', 'try(file("a.txt"), "none")'])(
  'a file that is not at hand is wanted, and not known: %s',
  expression => {
    const module = root(expression, { 'live/a.txt': null })
    expect(module.wanted).toEqual(['live/a.txt'])
    expect(shownAt(module, 'output.o', 'value')).toBe('?')
  },
)

test('files of editors and hidden files are no part of a module, and OpenTofu’s are', () => {
  const module = evaluated({
    'main.tf': 'resource "aws_x" "a" {}',
    'same.tf': 'resource "aws_x" "b" {}',
    'same.tofu': 'resource "aws_x" "c" {}',
    'more.tofu': 'resource "aws_x" "d" {}',
    '.hidden.tf': 'resource "aws_x" "e" {}',
    'old.tf~': 'resource "aws_x" "f" {}',
    'below/main.tf': 'resource "aws_x" "g" {}',
  })
  expect(module.configuration.resources.map(({ name }) => name)).toEqual(['a', 'd', 'b'])
})

test('the same text is parsed once, wherever and however often it stands', () => {
  const cache = newParseCache()
  let parsed = 0
  const counting: ParseCache = {
    get: (kind, text) => cache.get(kind, text),
    set(kind, text, read) {
      parsed += 1
      cache.set(kind, text, read)
    },
  }
  const files = { 'a.tf': 'resource "aws_x" "y" {', 'main.tf': 'resource "aws_x" "z" {}' }
  const first = evaluated(files, { cache: counting })
  const second = evaluated({ 'b.tf': files['a.tf'], 'main.tf': files['main.tf'] }, { cache: counting })
  expect(parsed).toBe(2)
  expect([first, second].map(({ problems }) => problems.map(({ path }) => path))).toEqual([
    ['a.tf'],
    ['b.tf'],
  ])
})
