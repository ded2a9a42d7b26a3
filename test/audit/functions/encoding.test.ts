import { expect, test } from 'vitest'
import { answer, evaluated, plain } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['base64decode("w6k=")', '"é"'],
  ['base64decode("w6k")', 'refused'],
  ['base64decode("/w==")', 'refused'],
  ['base64decode("a b=")', 'refused'],
  ['base64decode("")', '""'],
  ['base64decode("aGk=\\n")', '"hi"'],
  ['base64decode("aGl=")', '"hi"'],
  ['base64decode("-_8=")', 'refused'],
  ['base64decode("aGVsbG8gd29ybGQ=")', '"hello world"'],
  ['base64decode("aGVsbG8")', 'refused'],
  ['base64decode("====")', 'refused'],
  ['base64decode("a===")', 'refused'],
  ['base64decode("YQ=")', 'refused'],
  ['base64decode("YQ==YQ==")', 'refused'],
  ['base64decode("YW\\nJj")', '"abc"'],
  ['base64encode("é")', '"w6k="'],
  ['base64encode("")', '""'],
  ['base64encode("hello world")', '"aGVsbG8gd29ybGQ="'],
  ['csvdecode("a,b\\n1,2\\n\\"x,y\\",\\"q\\"\\"r\\"\\n")', '[{"a":"1","b":"2"},{"a":"x,y","b":"q\\"r"}]'],
  ['csvdecode("a,b")', '[]'],
  ['csvdecode("")', 'refused'],
  ['csvdecode("a,b\\n1\\n")', 'refused'],
  ['csvdecode("a,a\\n1,2\\n")', 'refused'],
  ['csvdecode("a,b\\r\\n1,2\\r\\n")', '[{"a":"1","b":"2"}]'],
  ['csvdecode("a\\n\\n1\\n")', '[{"a":"1"}]'],
  ['csvdecode("a,b\\n \\"x\\",2")', 'refused'],
  ['csvdecode("a\\n\\"x\\ny\\"")', '[{"a":"x\\ny"}]'],
  ['csvdecode("a,\\n1,2")', '[{"":"2","a":"1"}]'],
  ['csvdecode("a\\n\\"x\\"y")', 'refused'],
  ['csvdecode("a\\nx\\"y")', 'refused'],
  ['csvdecode("a,b\\n\\"1\\n2\\",3\\n")', '[{"a":"1\\n2","b":"3"}]'],
  ['csvdecode("a b, c\\n1, 2")', '[{" c":" 2","a b":"1"}]'],
  ['csvdecode("a\\n1\\n2\\n")', '[{"a":"1"},{"a":"2"}]'],
  ['csvdecode("\\"a\\",b\\n1,\\"\\"")', '[{"a":"1","b":""}]'],
  ['csvdecode("a,b\\n1,2,3")', 'refused'],
  ['csvdecode("a\\r1")', '[]'],
  ['csvdecode("\\na\\n1")', '[{"a":"1"}]'],
  ['csvdecode("a\\n\\"\\"\\"\\"")', '[{"a":"\\""}]'],
  ['csvdecode("a\\n\\"")', 'refused'],
  ['textdecodebase64("SABpAA==","UTF-16LE")', '"Hi"'],
  ['textdecodebase64("gA==","windows-1252")', '"€"'],
  ['textdecodebase64("SGk=","UTF-8")', '"Hi"'],
  ['textdecodebase64("/w==","UTF-8")', 'refused'],
  ['textdecodebase64("6Q==","ISO-8859-1")', '"é"'],
  ['textencodebase64("Hi é","UTF-16LE")', '"SABpACAA6QA="'],
  ['textencodebase64("Hi","UTF-16BE")', '"AEgAaQ=="'],
  ['textencodebase64("Hi","UTF-16")', '"/v8ASABp"'],
  ['textencodebase64("Hi é","UTF-8")', '"SGkgw6k="'],
  ['textencodebase64("Hi é","iso-8859-1")', '"SGkg6Q=="'],
  ['textencodebase64("Hi €","windows-1252")', '"SGkggA=="'],
  ['textencodebase64("Hi €","iso-8859-1")', 'refused'],
  ['textencodebase64("Hi","us-ascii")', '"SGk="'],
  ['urlencode("a b&c=é/~*-_.!\'()+%")', '"a+b%26c%3D%C3%A9%2F~%2A-_.%21%27%28%29%2B%25"'],
  ['urlencode("héllo wörld")', '"h%C3%A9llo+w%C3%B6rld"'],
  ['urlencode("")', '""'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})

test('Base64 of a text that is known in parts knows these', () => {
  const value = evaluated('base64encode(format("export KEY=%s", unknown))')
  expect(plain(value)).toBe('(unknown)')
  expect(value.kind === 'unknown' && value.encoded?.pieces).toEqual(['export KEY=', null])
})
