import { describe, expect, test } from 'vitest'
import { parseHcl } from '../../../../src/audit/language/hcl/parse-hcl.ts'
import { read } from './printed.ts'

/** An expression as it is written, and its tree. */
const expressions: Record<string, readonly (readonly [string, string])[]> = {
  'literal values': [
    ['1', '1'],
    ['00012', '12'],
    ['1.5', '1.5'],
    ['1e5', '100000'],
    ['1.5E-3', '0.0015'],
    ['true', 'true'],
    ['false', 'false'],
    ['null', 'null'],
    ['"a b"', '"a b"'],
    ['""', '""'],
  ],
  'names, which may have dashes and letters of every script': [
    ['a', '$a'],
    ['a-b_1', '$a-b_1'],
    ['_a', '$_a'],
    ['clé', '$clé'],
    ['if', '$if'],
    ['trues', '$trues'],
  ],
  'operators by their precedence, the same ones from left to right': [
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 * 2 + 3', '((1 * 2) + 3)'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['8 / 4 % 2', '((8 / 4) % 2)'],
    ['a || b && c', '($a || ($b && $c))'],
    ['a && b || c && d', '(($a && $b) || ($c && $d))'],
    ['a == b < c', '($a == ($b < $c))'],
    ['a != b == c', '(($a != $b) == $c)'],
    ['1 + 2 >= 3 && x <= 4', '(((1 + 2) >= 3) && ($x <= 4))'],
    ['(1 + 2) * 3', '(paren((1 + 2)) * 3)'],
  ],
  'signs, which bind tightest': [
    ['-1', '(-1)'],
    ['- 1 + 2', '((-1) + 2)'],
    ['!a.b', '(!$a.b)'],
    ['!!a', '(!(!$a))'],
    ['!a == b', '((!$a) == $b)'],
    ['a - -1', '($a - (-1))'],
  ],
  conditionals: [
    ['a ? 1 : 2', '($a ? 1 : 2)'],
    ['a ? 1 : b ? 2 : 3', '($a ? 1 : ($b ? 2 : 3))'],
    ['a ? b ? 1 : 2 : 3', '($a ? ($b ? 1 : 2) : 3)'],
    ['a == 1 ? b + 1 : c', '(($a == 1) ? ($b + 1) : $c)'],
    ['(a ?\n1\n: 2)', 'paren(($a ? 1 : 2))'],
  ],
  'what is picked from a value': [
    ['a.b.c', '$a.b.c'],
    ['a . b', '$a.b'],
    ['a.if', '$a.if'],
    ['a[0].b', '$a[0].b'],
    ['a["b"][c.d]', '$a["b"][$c.d]'],
    ['a[0\n]', '$a[0]'],
    ['(a\n.b)', 'paren($a.b)'],
    ['"x"[0]', '"x"[0]'],
    ['[1, 2][0]', '[1, 2][0]'],
    ['f(x).b', 'f($x).b'],
  ],
  'the older index': [
    ['a.0', '$a[0]'],
    ['a.0.b', '$a[0].b'],
    ['a.b.12.c', '$a.b[12].c'],
  ],
  'splats: what follows `.*` but attributes is picked from the whole list': [
    ['a.*', '$a.*<>'],
    ['a.*.b.c', '$a.*<.b.c>'],
    ['a.*.b[0]', '$a.*<.b>[0]'],
    ['a.*.0', '$a.*<[0]>'],
    ['a.*.b[*].c', '$a.*<.b>[*]<.c>'],
    ['a[*]', '$a[*]<>'],
    ['a[*].b[0].c', '$a[*]<.b[0].c>'],
    ['a[*].b[*].c', '$a[*]<.b[*]<.c>>'],
  ],
  calls: [
    ['f()', 'f()'],
    ['f (1)', 'f(1)'],
    ['f(1, "b", c,)', 'f(1, "b", $c)'],
    ['f(\n1\n,\n2\n)', 'f(1, 2)'],
    ['f(a...)', 'f($a...)'],
    ['f(1, a...)', 'f(1, $a...)'],
    ['provider::aws::arn_parse(x)', 'provider::aws::arn_parse($x)'],
  ],
  lists: [
    ['[]', '[]'],
    ['[1, [2], ]', '[1, [2]]'],
    ['[\n1, # one\n2 /* two */\n,\n]', '[1, 2]'],
    ['[(for), 1]', '[paren($for), 1]'],
    ['[<<E\nx\nE\n, 1]', '[heredoc("x\\n"), 1]'],
  ],
  'objects: a bare word as key stands for itself': [
    ['{}', '{}'],
    ['{a = 1, b : 2,}', '{a = 1, b = 2}'],
    ['{\n\n a = 1\n b = 2 # two\n\n}', '{a = 1, b = 2}'],
    ['{ "a" = 1, 3 = 4 }', '{"a" = 1, 3 = 4}'],
    ['{ (a) = 1, (a.b) = 2 }', '{paren($a) = 1, paren($a.b) = 2}'],
    ['{\n foo = foo\n (x) = 1\n}', '{foo = $foo, paren($x) = 1}'],
    ['{ "${a}-b" = 1, f(x) = 2, a.b = 3 }', '{quoted($a, "-b") = 1, f($x) = 2, $a.b = 3}'],
    ['{ true = 1, null = 2, if = 3 }', '{true = 1, null = 2, if = 3}'],
    ['{ a = 1, for = 2 }', '{a = 1, for = 2}'],
    ['{ e\u0301 = 1 }', '{\u00e9 = 1}'],
  ],
  '`for` that makes lists and objects': [
    ['[for x in y : x]', '[for x in $y : $x]'],
    ['[for k, v in y : v if k != ""]', '[for k, v in $y : $v if ($k != "")]'],
    ['[\nfor x in y :\n x\n if z\n]', '[for x in $y : $x if $z]'],
    ['{for k, v in y : k => v}', '{for k, v in $y : $k => $v}'],
    ['{for k, v in y : k => v... if x}', '{for k, v in $y : $k => $v... if $x}'],
    ['{\n\nfor x in y :\n x =>\n 1\n}', '{for x in $y : $x => 1}'],
    ['[for x in [for y in z : y] : x]', '[for x in [for y in $z : $y] : $x]'],
  ],
  'escapes in quoted strings': [
    ['"\\n\\r\\t\\"\\\\"', '"\\n\\r\\t\\"\\\\"'],
    ['"\\u00e9\\U0001F600"', '"é😀"'],
    ['"$${a} %%{b} $$$${c}"', '"${a} %{b} $$${c}"'],
    ['"$ $$ % %% a$"', '"$ $$ % %% a$"'],
    ['"e\u0301"', '"\u00e9"'],
  ],
  'templates in quoted strings': [
    ['"${a}"', 'quoted($a)'],
    ['"x${a}y${b.c}z"', 'quoted("x", $a, "y", $b.c, "z")'],
    ['"${"${"c"}"}"', 'quoted(quoted("c"))'],
    ['"${ {a = 1}.a }"', 'quoted({a = 1}.a)'],
    ['"${\n1\n+ 2}"', 'quoted((1 + 2))'],
    ['"}~}"', '"}~}"'],
    ['"%{ if a }x%{ else }y%{ endif }"', 'quoted(if $a {"x"} else {"y"})'],
    ['"%{if a}%{if b}x%{endif}%{endif}"', 'quoted(if $a {if $b {"x"}})'],
    ['"%{ for k, v in a }${v},%{ endfor }"', 'quoted(for k, v in $a {$v, ","})'],
  ],
  'strip markers: blanks of the text beside them are removed': [
    ['"  ${~ 1 ~}  x"', 'quoted("", 1, "x")'],
    ['"a  %{~ if true ~}  x  %{~ endif ~}  b"', 'quoted("a", if true {"x"}, "b")'],
    ['"${1 ~}${2}  "', 'quoted(1, 2, "  ")'],
    ['"${1 ~}\\n x"', 'quoted(1, "x")'],
    ['<<E\n${1 ~}\n\n   z\nE\n', 'heredoc(1, "", "\\n", "   z\\n")'],
  ],
  'heredocs, line by line': [
    ['<<E\nE\n', 'heredoc()'],
    ['<<E\n\nE\n', 'heredoc("\\n")'],
    ['<<E\n a\nb\n  E\n', 'heredoc(" a\\n", "b\\n")'],
    ['<<E\na\nE \n', 'heredoc("a\\n")'],
    ['<<E\nE x\nEE\nE\n', 'heredoc("E x\\n", "EE\\n")'],
    ['<<E\r\na\r\nE\r\n', 'heredoc("a\\r\\n")'],
    ['<<E\n${1}E\nE\n', 'heredoc(1, "E\\n")'],
    ['<<E\na\\n"b" $${c} %%{d} $\nE\n', 'heredoc("a\\\\n\\"b\\" ${c} %{d} $\\n")'],
    ['<<E\na ${b} c\nE\n', 'heredoc("a ", $b, " c\\n")'],
    [
      '<<E\n%{ for x in y }\n- ${x}\n%{ endfor }\nE\n',
      'heredoc(for x in $y {"\\n", "- ", $x, "\\n"}, "\\n")',
    ],
    ['<<A\n${<<B\nb\nB\n}\nA\n', 'heredoc(heredoc("b\\n"), "\\n")'],
  ],
  '`<<-`: the blanks that all lines begin with are removed': [
    ['<<-E\n  a\n    b\n  E\n', 'heredoc("a\\n", "  b\\n")'],
    ['<<-E\n\ta\n\t\tb\n\tE\n', 'heredoc("a\\n", "\\tb\\n")'],
    ['<<-E\n    a\n  \n\n    b\n  E\n', 'heredoc("a\\n", "  \\n", "\\n", "b\\n")'],
    ['<<-E\n    ${1}\n  x\n  E\n', 'heredoc("  ", 1, "\\n", "x\\n")'],
    ['<<-E\n${1}   x\n    y\nE\n', 'heredoc(1, "   x\\n", "    y\\n")'],
    ['<<-E\n    a\n    ${~ 1 ~}\n    b\nE\n', 'heredoc("    a\\n", "", 1, "", "    b\\n")'],
    ['<<-E\n    a ${1 ~}\n      b\n        c\n    E\n', 'heredoc("a ", 1, "", "      b\\n", "    c\\n")'],
    ['<<-E\r\n  a\r\n\r\n   b\r\n  E\r\n', 'heredoc("a\\r\\n", "\\r\\n", " b\\r\\n")'],
  ],
}

describe.each(Object.entries(expressions))('%s', (_, cases) => {
  test.each(cases)('%j', (text, tree) => {
    expect(read(`x = ${text}\n`)).toEqual({ tree: `x = ${tree}`, problems: [] })
  })
})

const files: Record<string, readonly [string, string]> = {
  'an empty file': ['', ''],
  'a file of comments': ['# a\n// b\n/* c\n*/', ''],
  'a byte order mark': ['\ufeffa = 1\n', 'a = 1'],
  'Windows line ends': ['a = 1\r\nb {\r\n}\r\n', 'a = 1; b {}'],
  'no line end at the end': ['a = 1 # c', 'a = 1'],
  'tabs and comments between everything': ['a\t/* x */ = /* y\n */\t1\n', 'a = 1'],
  'blocks with and without labels': ['a {}\na b "c d" {\n}\n', 'a {}; a "b" "c d" {}'],
  'a label with escapes': ['a "b\\n$${" {}\n', 'a "b\\n${" {}'],
  'a block in one line': ['a { b = [\n1\n] }\n', 'a { b = [1] }'],
  'blocks in blocks': ['a {\n b {\n c = 1\n }\n d = 2\n}\n', 'a { d = 2; b { c = 1 } }'],
  'an argument and blocks of the same name': ['a = 1\na {}\na {}\n', 'a = 1; a {}; a {}'],
}

describe('files', () => {
  test.each(Object.entries(files))('%s', (_, [text, tree]) => {
    expect(read(text)).toEqual({ tree, problems: [] })
  })
})

test('a number keeps its digits', () => {
  const text = '123456789012345678901234567890'
  const [attribute] = parseHcl(`a = ${text}`, 'main.tf').body.attributes
  expect(attribute?.value).toMatchObject({ kind: 'number', text })
})
