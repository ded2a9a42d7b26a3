import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

const files = {
  'd/a.txt': 'héllo\n',
  'd/b.json': '{"a":1}',
  'd/sub/c.json': 'x',
  'd/.hid': 'y',
  'd/bin': 'x\ufffd',
}

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['basename("a/b/")', '"b"'],
  ['basename("")', '"."'],
  ['basename("/")', '"/"'],
  ['basename("a/b/c.txt")', '"c.txt"'],
  ['basename("..")', '".."'],
  ['basename("a/.")', '"."'],
  ['dirname("a/b/")', '"a/b"'],
  ['dirname("")', '"."'],
  ['dirname("a")', '"."'],
  ['dirname("/a")', '"/"'],
  ['dirname("a//b")', '"a"'],
  ['dirname("/a/b/c.txt")', '"/a/b"'],
  ['dirname("a/../b/c")', '"b"'],
  ['dirname("./a")', '"."'],
  ['dirname("..")', '"."'],
  ['file("d/a.txt")', '"héllo\\n"'],
  ['file("nope")', 'refused'],
  ['file("d")', 'refused'],
  ['filebase64sha256("d/a.txt")', '"uVvs0VSqCV92xMpHpa64NQ1t/Lg4QE7fydrgZijek40="'],
  [
    'filebase64sha512("d/a.txt")',
    '"71pyzN4VsiCM200odpgAWqGrudEjuIa33N5WTdnAYdgfvvjcoasIWVcEZummofdeJBgAC74pUT1ApWX+XmqwKw=="',
  ],
  ['fileexists("d/a.txt")', 'true'],
  ['fileexists("nope")', 'false'],
  ['filemd5("d/a.txt")', '"1082e4bdaee22cfa4057c4f6a5e4c3da"'],
  ['fileset("d","*")', '[".hid","a.txt","b.json","bin"]'],
  ['fileset("d","**")', '[".hid","a.txt","b.json","bin","sub/c.json"]'],
  ['fileset("d","**/*.json")', '["b.json","sub/c.json"]'],
  ['fileset("d","*.{json,txt}")', '["a.txt","b.json"]'],
  ['fileset("d/","sub/*")', '["sub/c.json"]'],
  ['fileset("nope","*")', '[]'],
  ['fileset("d","[")', 'refused'],
  ['fileset("d","[ab].*")', '["a.txt","b.json"]'],
  ['fileset("d","[!a].json")', '[]'],
  ['fileset("d","[^a].json")', '["b.json"]'],
  ['fileset("d","?.txt")', '["a.txt"]'],
  ['fileset("d","../d/*.txt")', '["a.txt"]'],
  ['fileset(".","d/*.txt")', '["d/a.txt"]'],
  ['fileset("d","\\\\a.txt")', '["a.txt"]'],
  ['fileset("d","")', '[]'],
  ['fileset("d","**.json")', '["b.json"]'],
  ['fileset("d","{a,s*/c}.*")', 'refused'],
  ['filesha1("d/a.txt")', '"ff41a452d63d830292a7f39eee7410a45929f5d1"'],
  ['filesha256("d/a.txt")', '"b95becd154aa095f76c4ca47a5aeb8350d6dfcb838404edfc9dae06628de938d"'],
  [
    'filesha512("d/a.txt")',
    '"ef5a72ccde15b2208cdb4d287698005aa1abb9d123b886b7dcde564dd9c061d81fbef8dca1ab0859570466e9a6a1f75e2418000bbe29513d40a565fe5e6ab02b"',
  ],
  ['pathexpand("a/b")', '"a/b"'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression, { files })).toBe(expected)
})
