import { describe, expect, test } from 'vitest'
import { EvaluationError, TooMuch } from '../../../src/audit/evaluate/scope.ts'
import type { Value } from '../../../src/audit/resource/value.ts'
import { aBudget } from './a-budget.ts'
import { evaluated, unknownOf } from './evaluated.ts'
import { processorTimeOf } from '../../processor-time.ts'

const traced = { place: evaluated('1').place, through: [], references: [] }
const text = (value: string): Value => ({ kind: 'string', value, ...traced })
const number = (value: number): Value => ({ kind: 'number', value, ...traced })
const list = (items: readonly Value[]): Value => ({ kind: 'list', items, isComplete: true, ...traced })

/** A list that holds itself twice on each of its levels: small to write, and large to walk through. */
function doubled(levels: number): Value {
  let value = list([number(1)])
  for (let level = 0; level < levels; level += 1) value = list([value, value])
  return value
}

function nested(levels: number): Value {
  let value = list([])
  for (let level = 0; level < levels; level += 1) value = list([value])
  return value
}

describe('What would take too much is refused, and quickly', () => {
  const names = {
    long: text('ab'.repeat(200_000)),
    slashes: text('/'.repeat(200_000)),
    quotes: text('"'.repeat(99_999)),
    brackets: text('['.repeat(40_000)),
    blanks: text(' '.repeat(200_000)),
    many: list(Array.from({ length: 3000 }, (_, at) => number(at))),
    lists: list(Array.from({ length: 20 }, () => list([number(1), number(2), number(3)]))),
    doubled: doubled(60),
    nested: nested(5000),
    laughs: text(
      [
        'a0: &a0 [x]',
        ...Array.from(
          { length: 30 },
          (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(',')}]`,
        ),
      ].join('\n'),
    ),
    unknown: unknownOf({ address: 'a.b', attribute: 'c' }),
  }
  const CASES: readonly string[] = [
    'format("%999999999d", 1)',
    'format("%.999999999f", 1)',
    'format("%9999999999999999999999s", "a")',
    'indent(1000000000, "a\\nb")',
    'setproduct(many, many, many)',
    'jsonencode(doubled)',
    'yamlencode(doubled)',
    'toset([doubled])',
    'tolist([doubled])',
    'contains([doubled], 1)',
    'distinct([doubled, doubled])',
    'flatten(doubled)',
    'format("%v", doubled)',
    'jsonencode(nested)',
    'toset(nested)',
    'flatten(nested)',
    'format("%s", nested)',
    'length(nested)',
    'concat(nested, nested)',
    'keys({ a = nested })',
    'replace(long, "a", long)',
    'replace(long, "/a/", long)',
    'replace(long, "/(a*)*b/", "x")',
    'replace(long, "", long)',
    'regexall("(a|b|ab)*?", long)',
    'regexall("((a{1,30}){1,30}){1,1}", long)',
    'regex("(x+x+)+y", long)',
    'regex("((((((((((x{10}){10}){10}){10}){10}){10}){10}){10}){10}){10})", "x")',
    'yamldecode(laughs)',
    'yamldecode(brackets)',
    'yamldecode(quotes)',
    'jsondecode(brackets)',
    'csvdecode(quotes)',
    'csvdecode(long)',
    'title(long)',
    'trimspace(blanks)',
    'basename(slashes)',
    'dirname(slashes)',
    'fileset("a", slashes)',
    'cidrhost(long, 1)',
    'cidrsubnet("10.0.0.0/8", 1e300, 1)',
    'cidrsubnet("::/0", 128, 1e300)',
    'formatdate(quotes, "2018-01-02T23:12:01Z")',
    'formatdate("\'\'", long)',
    'timeadd("2018-01-02T23:12:01Z", long)',
    'uuidv5(long, long)',
    'parseint(long, 16)',
    'tonumber(long)',
    'base64decode(long)',
    'textdecodebase64(long, long)',
    'range(0, 1000000000)',
    'range(0, 1, 1e-300)',
    'chunklist(many, 1e-300)',
    'element(many, 1e300)',
    'substr(long, 1e300, 1e300)',
    'pow(1e300, 1e300)',
    'strrev(long)',
    'startswith(long, long)',
    'formatlist("%s", lists)',
    'zipmap(many, many)',
    'transpose({ a = many })',
    'matchkeys(many, many, many)',
    'sum(many)',
  ]
  test.each(CASES)('%s', expression => {
    const taken = processorTimeOf(() => {
      try {
        evaluated(expression, { names, budget: aBudget() })
      } catch (error) {
        expect(error instanceof EvaluationError || error instanceof TooMuch ? 'as it should' : error).toBe(
          'as it should',
        )
      }
    })
    // Most take some milliseconds.
    expect(taken).toBeLessThan(3000)
  })
})
