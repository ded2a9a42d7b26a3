import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['yamlencode("a")', '"\\"a\\"\\n"'],
  ['yamlencode(1)', '"1\\n...\\n"'],
  ['yamlencode(null)', '"null\\n...\\n"'],
  ['yamlencode([])', '"[]\\n"'],
  ['yamlencode([[1,2],[{a=1,b=2}]])', '"- - 1\\n  - 2\\n- - \\"a\\": 1\\n    \\"b\\": 2\\n"'],
  ['yamlencode({a=[{b=[1]}]})', '"\\"a\\":\\n- \\"b\\":\\n  - 1\\n"'],
  [
    'yamlencode({"a b"=1,"1"=2,"yes"=3,"y"=4, ""=5, "a:b"=6})',
    '"\\"\\": 5\\n\\"1\\": 2\\n\\"a b\\": 1\\n\\"a:b\\": 6\\n\\"y\\": 4\\n\\"yes\\": 3\\n"',
  ],
  ['yamlencode(toset(["b","a"]))', '"- \\"a\\"\\n- \\"b\\"\\n"'],
  [
    'yamlencode({a=1,b=["x",null,true],c={},d=[],e="yes",g="a\\nb",h="",t="a\\nb\\n",u="a\\n\\n",v="\\na",w=" a\\nb",x="a \\nb",y="a\\n b",z="a\\tb\\nc"})',
    '"\\"a\\": 1\\n\\"b\\":\\n- \\"x\\"\\n- null\\n- true\\n\\"c\\": {}\\n\\"d\\": []\\n\\"e\\": \\"yes\\"\\n\\"g\\": |-\\n  a\\n  b\\n\\"h\\": \\"\\"\\n\\"t\\": |\\n  a\\n  b\\n\\"u\\": |+\\n  a\\n\\n\\"v\\": |2-\\n\\n  a\\n\\"w\\": |2-\\n   a\\n  b\\n\\"x\\": \\"a \\\\nb\\"\\n\\"y\\": |-\\n  a\\n   b\\n\\"z\\": \\"a\\\\tb\\\\nc\\"\\n"',
  ],
  [
    'yamlencode(["a\\nb",{k="a\\nb\\n"},["c\\nd"]])',
    '"- |-\\n  a\\n  b\\n- \\"k\\": |\\n    a\\n    b\\n- - |-\\n    c\\n    d\\n"',
  ],
  [
    'yamlencode({long="aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccc ddddddddddddddddddddd eeeeeeeeeeeeeee"})',
    '"\\"long\\": \\"aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccc\\n  ddddddddddddddddddddd eeeeeeeeeeeeeee\\"\\n"',
  ],
  [
    'yamlencode({long="aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccc ddddddddddddddddddddd\\neeeeeeeeeeeeeee"})',
    '"\\"long\\": |-\\n  aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccc ddddddddddddddddddddd\\n  eeeeeeeeeeeeeee\\n"',
  ],
  [
    'yamlencode({a="é\\u0085\\u00a0\\u2028\\ufeff\\u0007\\u007f\\u0080😀\\\\/"})',
    '"\\"a\\": \\"é\\\\N\u00a0\\\\L\\\\uFEFF\\\\a\\\\x7F\\\\x80\\\\U0001F600\\\\\\\\/\\"\\n"',
  ],
  ['yamlencode({a="é\\nx😀"})', '"\\"a\\": \\"é\\\\nx\\\\U0001F600\\"\\n"'],
  ['yamlencode({a="\\u0007\\nx"})', '"\\"a\\": \\"\\\\a\\\\nx\\"\\n"'],
  [
    'yamlencode([[[1]],[{a=[{b=1,c=[2]}]}]])',
    '"- - - 1\\n- - \\"a\\":\\n    - \\"b\\": 1\\n      \\"c\\":\\n      - 2\\n"',
  ],
  ['yamlencode([[],{},[{}],[[]]])', '"- []\\n- {}\\n- - {}\\n- - []\\n"'],
  ['yamlencode(1.5)', '"1.5\\n...\\n"'],
  ['yamlencode(1e30)', '"1000000000000000000000000000000\\n...\\n"'],
  ['yamlencode(0.0000001)', '"0.0000001\\n...\\n"'],
  ['yamlencode(true)', '"true\\n...\\n"'],
  ['yamlencode("a\\nb\\n")', '"|\\n  a\\n  b\\n"'],
  ['yamlencode({a={b={c=1}}})', '"\\"a\\":\\n  \\"b\\":\\n    \\"c\\": 1\\n"'],
  ['yamlencode("a\\n")', '"|\\n  a\\n"'],
  ['yamlencode("\\n")', '"|2+\\n\\n"'],
  ['yamlencode({a="\\n"})', '"\\"a\\": |2+\\n\\n"'],
  ['yamlencode({a="a\\r\\nb"})', '"\\"a\\": \\"a\\\\r\\\\nb\\"\\n"'],
  ['yamlencode({a="a\\n\\tb"})', '"\\"a\\": \\"a\\\\n\\\\tb\\"\\n"'],
  ['yamlencode({a="# x\\n- b: c"})', '"\\"a\\": |-\\n  # x\\n  - b: c\\n"'],
  ['yamlencode([1,[2,[3,{x=4}]]])', '"- 1\\n- - 2\\n  - - 3\\n    - \\"x\\": 4\\n"'],
  [
    'yamlencode({a={b=["x",{c=1,d=[]}],e="f: g"},h=true})',
    '"\\"a\\":\\n  \\"b\\":\\n  - \\"x\\"\\n  - \\"c\\": 1\\n    \\"d\\": []\\n  \\"e\\": \\"f: g\\"\\n\\"h\\": true\\n"',
  ],
  [
    'yamlencode({z="multi\\nline\\n",y=["a\\nb"],x={w="c\\n"}})',
    '"\\"x\\":\\n  \\"w\\": |\\n    c\\n\\"y\\":\\n- |-\\n  a\\n  b\\n\\"z\\": |\\n  multi\\n  line\\n"',
  ],
  [
    'yamlencode([{a=1,b={c=2}},{d=[{e=3}]}])',
    '"- \\"a\\": 1\\n  \\"b\\":\\n    \\"c\\": 2\\n- \\"d\\":\\n  - \\"e\\": 3\\n"',
  ],
  ['yamlencode("plain")', '"\\"plain\\"\\n"'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})
