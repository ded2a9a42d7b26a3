import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['abs(-5.5)', '5.5'],
  ['ceil(1.2)', '2'],
  ['ceil(-0.5)', '0'],
  ['floor(-1.2)', '-2'],
  ['log(100,10)', '2'],
  ['log(10,3)', '2.095903274289385'],
  ['log(-1,10)', 'refused'],
  ['log(8,2)', '3'],
  ['max()', 'refused'],
  ['max(1,"5",3)', '5'],
  ['min(3,1.5)', '1.5'],
  ['parseint("FF",16)', '255'],
  ['parseint("-10",2)', '-2'],
  ['parseint("zZ",62)', '2231'],
  ['parseint("12x",10)', 'refused'],
  ['parseint("1",1)', 'refused'],
  ['parseint("1",63)', 'refused'],
  ['parseint(10,2)', 'refused'],
  ['parseint("",10)', 'refused'],
  ['parseint("1.5",10)', 'refused'],
  ['parseint("0x1f",16)', 'refused'],
  ['parseint("1_000",10)', 'refused'],
  ['parseint("+5",10)', '5'],
  ['parseint(true,10)', 'refused'],
  ['pow(2,0.5)', '1.4142135623730951'],
  ['pow(2,-1)', '0.5'],
  ['pow(0,0)', '1'],
  ['signum(-3)', '-1'],
  ['sum([0.1,0.2])', '0.3'],
  ['sum([1,"2",3.5])', '6.5'],
  ['sum([])', 'refused'],
  ['sum([1,null])', 'refused'],
  ['sum(["a"])', 'refused'],
  ['sum({a=1})', 'refused'],
  ['sum(toset([1,1,2]))', '3'],
  ['sum(toset([1,2]))', '3'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})
