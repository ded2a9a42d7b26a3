import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['jsondecode("{\\"a\\":1,\\"a\\":2}")', '{"a":2}'],
  ['jsondecode("{\\"a\\":[1,null,true,1.50,1e3,\\"\\\\u00e9\\"]}")', '{"a":[1,null,true,1.5,1000,"é"]}'],
  ['jsondecode("")', 'refused'],
  ['jsondecode("1 2")', 'refused'],
  ['jsondecode(" 5 ")', '5'],
  ['jsondecode("[1,]")', 'refused'],
  ['jsondecode("null")', 'null'],
  ['jsondecode("{a:1}")', 'refused'],
  ['jsondecode("\\"\\\\ud83d\\"")', '"�"'],
  ['jsondecode("01")', 'refused'],
  ['jsondecode("// c\\n1")', 'refused'],
  [
    'jsondecode("{\\"a\\":{\\"b\\":[1,{\\"c\\":\\"\\\\ud83d\\\\ude00\\\\n\\"}]}}")',
    '{"a":{"b":[1,{"c":"😀\\n"}]}}',
  ],
  ['jsondecode("[1e2,-0,0.10,1E+2]")', '[100,0,0.1,100]'],
  ['jsondecode("\\"a\\\\u0000b\\"")', '"a\\u0000b"'],
  ['jsondecode("[1] ")', '[1]'],
  ['jsondecode("\\t[\\r\\n]")', '[]'],
  ['jsondecode("tru")', 'refused'],
  ['jsondecode("[-]")', 'refused'],
  ['jsondecode("[1.]")', 'refused'],
  ['jsondecode("[.5]")', 'refused'],
  ['jsondecode("{\\"a\\":1,}")', 'refused'],
  ['jsondecode("[1 2]")', 'refused'],
  ['jsondecode("{\\"a\\" 1}")', 'refused'],
  ['jsondecode("\'a\'")', 'refused'],
  ['jsondecode("\\"a\\nb\\"")', 'refused'],
  ['jsondecode("\\"\\\\x\\"")', 'refused'],
  ['jsondecode("{\\"a\\":}")', 'refused'],
  ['jsondecode("NaN")', 'refused'],
  ['jsondecode("\\ufeff1")', 'refused'],
  [
    'jsonencode({b=1,a=["<",null,1.50,true,1e30],"é\\u2028\\u0007"="x\\"\\\\/\\u007f"})',
    '"{\\"a\\":[\\"\\\\u003c\\",null,1.5,true,1000000000000000000000000000000],\\"b\\":1,\\"é\\\\u2028\\\\u0007\\":\\"x\\\\\\"\\\\\\\\/\\"}"',
  ],
  ['jsonencode(toset(["b","a"]))', '"[\\"a\\",\\"b\\"]"'],
  ['jsonencode(toset([{a=1}]))', '"[{\\"a\\":1}]"'],
  [
    'jsonencode("\\u0000\\u001f\\u007f\\ud7ff é 😀 / \\\\ \\"")',
    '"\\"\\\\u0000\\\\u001f퟿ é 😀 / \\\\\\\\ \\\\\\"\\""',
  ],
  [
    'jsonencode({"<k>"=1,"é"=2,"z"={},"a"=[]})',
    '"{\\"\\\\u003ck\\\\u003e\\":1,\\"a\\":[],\\"z\\":{},\\"é\\":2}"',
  ],
  ['jsonencode(1.0)', '"1"'],
  ['jsonencode(-0.5)', '"-0.5"'],
  ['jsonencode(1e-10)', '"0.0000000001"'],
  ['jsonencode(123456789012)', '"123456789012"'],
  ['jsonencode([[],{},null,"",[[]]])', '"[[],{},null,\\"\\",[[]]]"'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})
