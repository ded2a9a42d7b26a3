import { describe, expect, test } from 'vitest'
import { scanTls } from '../../src/tls/scan.ts'

const MILLION = 1_000_000
const names = ['a.py', 'a.rb', 'a.php', 'a.pl', 'a.lua', 'a.r', 'a.jl', 'a.go', 'a.rs', 'a.swift', 'a.m', 'a.c', 'a.cpp', 'a.dart', 'a.js', 'a.ts', 'a.java', 'a.kt', 'a.scala', 'a.groovy', 'a.cs', 'a.fs', 'a.vb', 'a.ps1', 'a.ex', 'a.erl', 'a.sh', 'Dockerfile', 'Makefile', 'a.yaml', 'a.json', 'a.toml', 'a.ini', 'a.properties', 'a.xml', '.env', 'a.tf', 'nginx.conf']

/** What stands before makes the file worth reading. */
const start = 'verify ssl curl -k x\n'

const inputs: readonly (readonly [string, string])[] = [
  ['open square brackets', '['.repeat(MILLION / 4)],
  ['open round brackets', 'f('.repeat(MILLION / 8)],
  ['open braces', '{'.repeat(MILLION / 4)],
  ['brackets of all kinds, mixed', '({[)}]'.repeat(MILLION / 24)],
  ['closing brackets', ')]}'.repeat(MILLION / 12)],
  ['a string that never ends', `"${'a'.repeat(MILLION / 4)}`],
  ['quotes', `"'\``.repeat(MILLION / 12)],
  ['a comment that never ends', `/* ${'* '.repeat(MILLION / 8)}`],
  ['comments within comments', '/*'.repeat(MILLION / 8)],
  ['negations', `verify = ${'!'.repeat(MILLION / 8)}true`],
  ['assignments in a row', `${'verify = '.repeat(MILLION / 40)}false`],
  ['one long path', `verify${'.verify'.repeat(MILLION / 40)} = false`],
  ['a chain of calls', `verify${'.verify(false)'.repeat(MILLION / 60)}`],
  ['calls within calls', `${'verify('.repeat(MILLION / 40)}false`],
  ['ternaries', `verify = ${'a ? b : '.repeat(MILLION / 40)}false`],
  ['angle brackets', `verify${'<'.repeat(MILLION / 4)}`],
  ['words that open blocks', 'if verify do begin '.repeat(MILLION / 80)],
  ['words that close blocks', 'end '.repeat(MILLION / 16)],
  ['substitutions', '$('.repeat(MILLION / 16)],
  ['here-documents', 'cat <<EOF '.repeat(MILLION / 80)],
  ['lines that are indented ever more', Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}verify:`).join('\n')],
  ['lists within lists', `a: ${'- '.repeat(MILLION / 16)}`],
  ['elements', '<verify ssl="'.repeat(MILLION / 52)],
  ['a name defined a thousand times', 'verify = verify\n'.repeat(5_000)],
  ['backslashes', '\\'.repeat(MILLION / 4)],
  ['separators', ';&&||'.repeat(MILLION / 20)],
]

describe.each(inputs)('%s', (_, text) => {
  test.each(names)('%s ends', name => {
    expect(scanTls([{ path: name, text: start + text, added: 'all' }])).toBeInstanceOf(Array)
  })
})

test('a million open brackets end', () => {
  expect(scanTls([{ path: 'a.js', text: `verify ${'['.repeat(MILLION)}`, added: 'all' }])).toEqual([])
})

test.each(['a.js', 'a.py', 'a.sh', 'a.json', 'a.yaml', 'a.css.js', 'a.go'])('five megabytes in one line of %s end', name => {
  const text = 'var a={verify:true,url:"https://example.com/x"};f(a,function(b){return b.verify||c});'.repeat(Math.ceil(5_000_000 / 86))
  expect(scanTls([{ path: name, text, added: [1] }])).toBeInstanceOf(Array)
})
