import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { scanTls } from '../../src/tls/scan.ts'

const names =
  'a.py a.rb a.php a.pl a.lua a.r a.jl a.go a.rs a.swift a.m a.c a.cpp a.dart a.js a.ts a.java a.kt a.scala a.groovy a.cs a.fs ' +
  'a.vb a.ps1 a.ex a.erl a.sh a.bat Dockerfile Makefile a.yaml a.json a.toml a.ini a.properties a.xml .env a.tf nginx.conf'

const paths = names.split(' ')

/** What stands before makes the file worth reading. */
const start = 'verify ssl curl -k x\n'

/** Repeats a piece up to a length, in characters. */
function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length))
}

const inputs: readonly (readonly [string, (length: number) => string])[] = [
  ['open square brackets', length => fill('[', length)],
  ['calls that open', length => fill('f(', length)],
  ['open braces', length => fill('{', length)],
  ['brackets of all kinds, mixed', length => fill('({[)}]', length)],
  ['closing brackets', length => fill(')]}', length)],
  ['a string that never ends', length => `"${fill('a', length)}`],
  ['quotes', length => fill(`"'\``, length)],
  ['a comment that never ends', length => `/* ${fill('* ', length)}`],
  ['comments within comments', length => fill('/*', length)],
  ['negations', length => `verify = ${fill('!', length)}true`],
  ['assignments in a row', length => `${fill('verify = ', length)}false`],
  ['one long path', length => `verify${fill('.verify', length)} = false`],
  ['a chain of calls', length => `verify${fill('.verify(false)', length)}`],
  ['calls within calls', length => `${fill('verify(', length)}false`],
  ['ternaries', length => `verify = ${fill('a ? b : ', length)}false`],
  ['angle brackets', length => `verify${fill('<', length)}`],
  ['words that open blocks', length => fill('if verify do begin ', length)],
  ['words that close blocks', length => fill('end ', length)],
  ['substitutions', length => fill('$(', length)],
  ['here-documents', length => fill('cat <<EOF ', length)],
  ['a list of an array that never ends', length => `A=(\n${fill('verify\n', length)}`],
  ['dashes of lists', length => `a: ${fill('- ', length)}`],
  ['elements', length => fill('<verify ssl="', length)],
  ['a name that is defined again and again', length => fill('verify = verify\n', length)],
  ['backslashes', length => fill('\\', length)],
  ['separators', length => fill(';&&||', length)],
  ['equals signs', length => fill('=', length)],
  ['numbers', length => `verify = ${fill('1', length)}`],
  ['spaces', length => `verify = ${fill(' ', length)}x`],
]

/** They must end; how long they may take is the benchmark’s. */
vi.setConfig({ testTimeout: 120_000 })

const DEEP = 4_000
const LONG = 1_000_000

describe.each(inputs)('%s', (_, of) => {
  test('end in every language', () => {
    for (const path of paths)
      expect(scanTls([{ path, text: start + of(DEEP), added: 'all' }])).toBeInstanceOf(Array)
  })

  test.each(['a.js', 'a.py', 'a.sh', 'a.yaml'])('fifty thousand characters end in %s', path => {
    expect(scanTls([{ path, text: start + of(LONG / 20), added: 'all' }])).toBeInstanceOf(Array)
  })
})

test('lines that are indented ever more end', () => {
  const text = Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}verify:`).join('\n')
  for (const path of paths) expect(scanTls([{ path, text, added: 'all' }])).toBeInstanceOf(Array)
})

test('a million open brackets are no finding', () => {
  expect(scanTls([{ path: 'a.js', text: `verify ${'['.repeat(LONG)}`, added: 'all' }])).toEqual([])
})

test.each(['a.js', 'a.sh', 'a.json', 'nginx.conf'])('a megabyte in one line of %s ends', path => {
  const text = fill(
    'var a={verify:true,url:"https://example.com/x"};f(a,function(b){return b.verify||c});',
    LONG,
  )
  expect(scanTls([{ path, text, added: [1] }])).toBeInstanceOf(Array)
})

const marks = '{ } ( ) [ ] < > = : ; , . ! | & $ # @ % \\ \' " ` ~ ^ * / + - ? """ /* */ // $( ${ => -> <<EOF'

const words =
  'verify|=False|: false|curl -k https://h|EOF\n|requests.get(u, verify=False)|InsecureSkipVerify: true|' +
  'rejectUnauthorized: false|if (debug) |def f():\n  |class T implements X509TrustManager {|return true|end|do|' +
  'import a as b\n|<a verify="false">|\r\n|\n|\t|\u0000'

const pieces = [' ', ...marks.split(' '), ...words.split('|')]

const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 40,
})

test('no text throws in any language, and every finding lies inside the file', () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), text, (path, parts) => {
      const content = `verify ${parts.join('')}`
      const lines = content.split('\n').length
      for (const { startLine, endLine } of scanTls([{ path, text: content, added: 'all' }])) {
        expect(startLine).toBeGreaterThanOrEqual(1)
        expect(endLine).toBeGreaterThanOrEqual(startLine)
        expect(endLine).toBeLessThanOrEqual(lines)
      }
    }),
    { numRuns: 3_000 },
  )
})
