import { expect, test } from 'vitest'
import { answer } from './evaluated.ts'

/** What `terraform console` (1.11.4) answers, as JSON; `refused`: an error. */
const FACTS: readonly (readonly [string, string])[] = [
  ['formatdate("DD MMM YYYY hh:mm ZZZ","2018-01-02T23:12:01Z")', '"02 Jan 2018 23:12 UTC"'],
  ['formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ","2018-01-02T23:12:01Z")', '"Tuesday, 02-Jan-18 23:12:01 UTC"'],
  [
    'formatdate("EEE D M MM MMMM YYYY H HH h hh m mm s ss AA aa Z ZZZZ ZZZZZ","2018-01-02T03:04:05-08:30")',
    '"Tue 2 1 01 January 2018 3 03 3 03 4 04 5 05 AM am -08:30 -0830 -08:30"',
  ],
  ['formatdate("ZZZ|ZZZZ|ZZZZZ|Z","2018-01-02T23:12:01-08:00")', '"-0800|-0800|-08:00|-08:00"'],
  ['formatdate("\'it\'\'s\' YYYY","2018-01-02T23:12:01Z")', '"it\'s 2018"'],
  ['formatdate("\'x","2018-01-02T23:12:01Z")', 'refused'],
  ['formatdate("YYY","2018-01-02T23:12:01Z")', 'refused'],
  ['formatdate("Q","2018-01-02T23:12:01Z")', 'refused'],
  ['formatdate("é- YY","2018-01-02T23:12:01Z")', '"é- 18"'],
  ['formatdate("YYYY","2018-01-02")', 'refused'],
  ['formatdate("YYYY","2018-13-02T23:12:01Z")', 'refused'],
  ['formatdate("YYYY","2018-02-30T23:12:01Z")', 'refused'],
  ['formatdate("ss","2018-02-03T23:12:60Z")', 'refused'],
  ['formatdate("ss","2018-02-03t23:12:01z")', 'refused'],
  ['formatdate("hh","2018-02-03T23:12:01.5+01:00")', '"23"'],
  ['formatdate("H HH","2018-02-03T00:12:01Z")', '"12 12"'],
  ['formatdate("EEEE","2000-02-29T24:00:00Z")', 'refused'],
  ['timeadd("2017-11-22T00:00:00Z","10m")', '"2017-11-22T00:10:00Z"'],
  ['timeadd("2017-11-22T00:00:00Z","-1h30m0.5s")', '"2017-11-21T22:29:59Z"'],
  ['timeadd("2017-11-22T00:00:00+02:00","24h")', '"2017-11-23T00:00:00+02:00"'],
  ['timeadd("2017-11-22T00:00:00Z","1d")', 'refused'],
  ['timeadd("2017-11-22T00:00:00.123Z","1ms")', '"2017-11-22T00:00:00Z"'],
  ['timeadd("2017-11-22T00:00:00Z","1.5h")', '"2017-11-22T01:30:00Z"'],
  ['timeadd("2017-11-22T00:00:00Z","")', 'refused'],
  ['timeadd("2017-11-22T00:00:00Z","0")', '"2017-11-22T00:00:00Z"'],
  ['timeadd("2017-11-22T00:00:00Z","1us")', '"2017-11-22T00:00:00Z"'],
  ['timeadd("2017-11-22T00:00:00Z","99999999h")', 'refused'],
  ['timeadd("2017-11-22T00:00:00Z","1h 1m")', 'refused'],
  ['timeadd("2017-11-22T00:00:00Z","+1h")', '"2017-11-22T01:00:00Z"'],
  ['timecmp("2017-11-22T00:00:00Z","2017-11-22T01:00:00+01:00")', '0'],
  ['timecmp("2017-11-22T00:00:00Z","2017-11-22T01:00:00Z")', '-1'],
  ['timecmp("2017-11-22T00:00:00.1Z","2017-11-22T00:00:00Z")', '1'],
  ['timecmp("x","2017-11-22T00:00:00Z")', 'refused'],
]

test.each(FACTS)('%s is %s', (expression, expected) => {
  expect(answer(expression)).toBe(expected)
})
