import { describe, expect, test } from 'vitest'
import { read } from './printed.ts'

const ESCAPES =
  'There are `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`; write `\\\\` for a backslash.'
const UNCLOSED =
  'The string is not closed on its line. Close it with `"`; use a heredoc (`<<EOT`) for several lines.'

/** What is written, and what is said about it with its place. */
const groups: Record<string, readonly (readonly [string, readonly string[]])[]> = {
  'arguments and blocks': [
    [
      'a\n',
      ['1:2 Expected `=` and a value, or the `{` of a block, behind `a`, but found the end of the line.'],
    ],
    ['a.b = 1\n', ['1:2 Expected `=` and a value, or the `{` of a block, behind `a`, but found `.`.']],
    ['1 = 2\n', ['1:1 Expected the name of an argument or block, but found `1`.']],
    ['"a" = 1\n', ['1:1 The name of an argument or block stands without quotes.']],
    ['"a" b\n', ['1:1 The name of an argument or block stands without quotes.']],
    ['a "b" = {}\n', ['1:7 Expected a `{` behind the labels of the block, but found `=`.']],
    ['a = 1 b = 2\n', ['1:7 Expected the end of the line behind the value, but found `b`.']],
    ['a = 1 b\n', ['1:7 Expected the end of the line behind the value, but found `b`.']],
    ['a = 1,\n', ['1:6 Expected the end of the line behind the value, but found `,`.']],
    ['a = 1; b = 2\n', ['1:6 `;` does not end an argument. Put each argument on a line of its own.']],
    ['a = 1\n\na = 2\n', ['3:1 `a` is already set on line 1. An argument is set only once.']],
    ['a "b"\n', ['1:6 Expected a `{` behind the labels of the block, but found the end of the line.']],
    ['a "b${c}" {}\n', ['1:3 A label is a plain string: `${…}` and `%{…}` have no place in it.']],
    ['a {} b {}\n', ['1:6 Expected the end of the line behind the block, but found `b`.']],
    ['a {\nb = 1}\n', ['2:6 Expected the end of the line before this `}`.']],
    ['a { b {} }\n', ['1:10 A block within a block begins on a line of its own.']],
    [
      'a { b = 1\n}\n',
      ['1:10 Expected `}` on the same line, but found the end of the line. Put a line end behind the `{`.'],
    ],
    ['a {\n', ['1:3 The block `a` is not closed. Expected a `}`.']],
    ['}\n', ['1:1 This `}` closes nothing.']],
  ],
  expressions: [
    ['a =\n', ['1:4 Expected a value, but found the end of the line.']],
    ['a = .5\n', ['1:5 Expected a value, but found `.`.']],
    ['a = 1.2.3\n', ['1:5 `1.2.3` is not a number.']],
    ['a = b +\n', ['1:8 Expected a value, but found the end of the line.']],
    ['a = b === c\n', ['1:9 Expected a value, but found `=`.']],
    ['a = b & c\n', ['1:7 `&` is not an operator. Use `&&`.']],
    ["a = 'x'\n", ['1:5 Single quotes are not part of the language. Use double quotes.']],
    ['a = `x`\n', ['1:5 Backticks are not part of the language. Use double quotes, or a heredoc (`<<EOT`).']],
    [
      'a = b ? c\n',
      [
        '1:10 Expected a `:` and the value for when the condition does not hold, but found the end of the line.',
      ],
    ],
    ['a = (1\n', ['2:1 Expected a `)`, but found the end of the file.']],
    ['a = 😀\n', ['1:5 The character `😀` (U+1F600) means nothing here.']],
    ['a = 1\rb', ['1:6 A carriage return without a line feed is not a line end.']],
    ['a = 1 /* b', ['1:7 The comment that begins with `/*` is not closed. Close it with `*/`.']],
  ],
  'what is picked from a value': [
    ['a = b.\n', ['1:7 Expected the name of an attribute behind `.`, but found the end of the line.']],
    ['a = b.0.1\n', ['1:7 Two indices in a row cannot be written with points. Use brackets: `a[0][1]`.']],
    ['a = b.*.c.*\n', ['1:11 A `.*` cannot follow another `.*`. Use `[*]` for both.']],
    ['a = b[]\n', ['1:7 Expected a value, but found `]`.']],
    ['a = b[0, 1]\n', ['1:8 Expected a `]` behind the index, but found `,`.']],
    ['a = b[\n*\n]\n', ['2:1 Expected a value, but found `*`.']],
  ],
  'lists, objects and calls': [
    ['a = [1 2]\n', ['1:8 A comma is missing before `2`.']],
    ['a = [,]\n', ['1:6 Expected a value, but found `,`.']],
    ['a = [b...]\n', ['1:7 Expected a comma or a `]`, but found `...`.']],
    ['a = {b = 1 c = 2}\n', ['1:12 A comma or a new line is missing before `c`.']],
    ['a = {b}\n', ['1:7 Expected a `=` and the value of this key, but found `}`.']],
    [
      'a = {\n foo\n (x) = 1\n}\n',
      ['2:5 Expected a `=` and the value of this key, but found the end of the line.'],
    ],
    ['a = f(b..., c)\n', ['1:11 Expected a `)`, but found `,`.']],
    ['a = b::c\n', ['1:9 Expected a `(` behind the name of the function, but found the end of the line.']],
    ['a = {for = 1}\n', ['1:10 Expected a name behind `for`, but found `=`.']],
    ['a = [for x : y]\n', ['1:12 Expected the word `in` and what `for` goes through, but found `:`.']],
    [
      'a = [for x in y : x => 1]\n',
      ['1:21 A `for` in square brackets has no key. Use `{…}` to make an object.'],
    ],
    [
      'a = {for x in y : x}\n',
      ['1:20 Expected a `=>` and the value: a `for` in braces makes an object, but found `}`.'],
    ],
  ],
  templates: [
    ['a = "b\n', [`1:5 ${UNCLOSED}`]],
    ['a = "\\d"\n', [`1:6 \`\\d\` is no escape sequence. ${ESCAPES}`]],
    ['a = "\\uD800"\n', [`1:6 \`\\uD800\` is no escape sequence. ${ESCAPES}`]],
    ['a = "x\\U00110000"\n', [`1:7 \`\\U00110000\` is no escape sequence. ${ESCAPES}`]],
    ['a = "${}"\n', ['1:8 Expected a value, but found `}`.']],
    ['a = "${b c}"\n', ['1:10 Expected a `}` behind the expression, but found `c`.']],
    ['a = "%{ b }"\n', ['1:9 Expected `if`, `else`, `endif`, `for` or `endfor`, but found `b`.']],
    ['a = "%{ if b }x"\n', ['1:6 The directive is not closed. Close it with `%{ endif }`.']],
    ['a = "%{ endif }"\n', ['1:6 `%{ endif }` belongs to nothing that was opened before it.']],
    ['a = "%{ if b }%{ endfor }"\n', ['1:15 Expected `%{ endif }`, but found `%{ endfor }`.']],
    ['a = <<E\nb\n', ['3:1 The heredoc is not closed. Close it with a line that holds `E` alone.']],
    ['a = <<E\nb\nE', ['3:1 A line end is missing behind `E`, which closes the heredoc.']],
    ['a = <<E\nb\rc\nE\n', ['2:1 A carriage return without a line feed is not a line end.']],
    ['a = "😀${}"\n', ['1:10 Expected a value, but found `}`.']],
  ],
}

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(cases)('%j', (text, problems) => {
    expect(read(text).problems).toEqual(problems)
  })
})

/** What is broken, and the tree that is left of it. */
const recovered: Record<string, readonly [string, string]> = {
  'a broken line leaves the lines around it': ['a = 1\nb ?\nc = 3\n', 'a = 1; c = 3'],
  'a broken value leaves its name': ['a = )\nb = 1\n', 'a = ‹invalid›; b = 1'],
  'a broken item leaves the others of its list': [
    'a = [1, @, (2, 3), f(4 + ), 5]\n',
    'a = [1, ‹invalid›, paren(2), f((4 + ‹invalid›)), 5]',
  ],
  'a broken item leaves the others of its object': [
    'a = {\n b = 1\n c 2\n d = = 3\n e = 4\n}\n',
    'a = {b = 1, d = ‹invalid›, e = 4}',
  ],
  'a list that is not closed ends before the next argument': [
    'r "a" {\n  x = [1, 2\n  y = 3\n}\nr "b" {\n}\n',
    'r "a" { x = [1, 2]; y = 3 }; r "b" {}',
  ],
  'an object that is not closed ends before the next argument': [
    'r "a" {\n  x = {\n    k = 1\n  y = 3\n}\nr "b" {\n}\n',
    'r "a" { x = {k = 1}; y = 3 }; r "b" {}',
  ],
  'an object that is not closed ends before the brace of its block': [
    'r "a" {\n  x = {\n    k = 1\n}\nr "b" {\n}\n',
    'r "a" { x = {k = 1} }; r "b" {}',
  ],
  'a block that is not closed ends before the next block': [
    'r "a" {\n  x = 1\n\nr "b" {\n  y = 1\n}\n',
    'r "a" { x = 1 }; r "b" { y = 1 }',
  ],
  'a call that is not closed ends with its block': [
    'r "a" {\n  x = f(1,\n}\nr "b" {\n}\n',
    'r "a" { x = f(1, ‹invalid›) }; r "b" {}',
  ],
  'a string that is not closed ends with its line': [
    'r "a" {\n  x = [\n    "b",\n    "c\n  ]\n  y = 1\n}\n',
    'r "a" { x = ["b", "c"]; y = 1 }',
  ],
  'an interpolation that is not closed ends before the next argument': [
    'r "a" {\n  x = "${b"\n  y = 2\n}\nr "b" {\n}\n',
    'r "a" { x = quoted($b); y = 2 }; r "b" {}',
  ],
  'a broken interpolation leaves the rest of its heredoc': [
    'a = <<E\nx ${b c} y\nE\nd = 1\n',
    'a = heredoc("x ", $b, " y\\n"); d = 1',
  ],
  'the first of two values is kept': ['a = 1\na = 2\n', 'a = 1'],
  'arguments on one line are all read': ['a = 1 b = 2\n', 'a = 1; b = 2'],
  'arguments on the one line of a block are all read': ['a { b = 1 c = 2 }\n', 'a { b = 1; c = 2 }'],
  'a comma behind an argument is passed': ['a = 1,\nb = 2,\n', 'a = 1; b = 2'],
  'an argument whose name is in quotes is read': ['a {\n  "b" = 1\n  c = 2\n}\n', 'a { b = 1; c = 2 }'],
  'a block whose name is in quotes is read': ['"a" "b" {\n  "c" {\n  }\n}\n', 'a "b" { c {} }'],
  'a text that names nothing is passed with its line': ['"a b" = 1\nc = 2\n', 'c = 2'],
  'a block with a `=` behind its labels is read': ['a "b" = {\n  c = 1\n}\n', 'a "b" { c = 1 }'],
  'a brace too many leaves what follows': ['a {\n}\n}\nb {\n}\n', 'a {}; b {}'],
}

describe('what is left', () => {
  test.each(Object.entries(recovered))('%s', (_, [text, tree]) => {
    const { problems, tree: left } = read(text)
    expect(left).toBe(tree)
    expect(problems).not.toEqual([])
  })
})

test('no more than a hundred problems of a file are told', () => {
  expect(read('=\n'.repeat(1_000)).problems).toHaveLength(100)
})
