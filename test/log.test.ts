import { describe, expect, test } from 'vitest'
import { openLog } from '../src/log.ts'
import { recordLog } from './e2e/log-lines.ts'

function logged(fields: object, level = 'info'): Record<string, unknown>[] {
  const record = recordLog()
  openLog(level, record).info(fields, 'Something happened')
  return record.parsed()
}

describe('a line of the log', () => {
  test('is JSON, with time, level, fields and a constant message', () => {
    const [line] = logged({ pull: '7001#42', headSha: 'abc' })
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      pull: '7001#42',
      headSha: 'abc',
      msg: 'Something happened',
    })
  })

  test('is not written below the level that was asked for', () => {
    expect(logged({}, 'warn')).toEqual([])
  })

  const SECRET = 'hunter2-hunter2'
  const withRequest = Object.assign(new Error('Refused'), {
    request: { headers: { authorization: `token ${SECRET}` } },
    response: { data: SECRET },
  })
  test.each<[string, object]>([
    ['a token', { token: SECRET }],
    [
      'settings with everything in them',
      { settings: { app: { privateKey: SECRET, webhookSecrets: [SECRET] } } },
    ],
    ['a password within something', { settings: { jira: { auth: { apiToken: SECRET, password: SECRET } } } }],
    ['a list', { jobs: [{ data: { token: SECRET } }] }],
    ['what is far inside', { a: { b: { c: { d: { e: { password: SECRET } } } } } }],
    ['what says itself how it is written', { app: { toJSON: () => ({ privateKey: SECRET }) } }],
    ['an error under another name', { warning: withRequest }],
    ['a header', { headers: { authorization: SECRET } }],
    ['an error that keeps its request', { err: withRequest }],
    ['what caused an error', { err: new Error('Failed', { cause: withRequest }) }],
    [
      'several errors in one',
      { err: new AggregateError([withRequest], 'Not everything could be published') },
    ],
  ])('holds no secret of %s', (_, fields) => {
    const lines = logged(fields)
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toContain(SECRET)
  })

  test('is of no child, whose own fields would be written as they are', () => {
    expect(() => openLog('info').child({ token: SECRET })).toThrow('use logAbout')
  })

  test('ends where a field goes round in circles', () => {
    const circle: Record<string, unknown> = { token: SECRET }
    circle['again'] = circle
    const lines = logged({ circle })
    expect(lines).toMatchObject([{ circle: { again: { again: {} } } }])
    expect(JSON.stringify(lines)).not.toContain(SECRET)
  })

  test('tells times as they are', () => {
    expect(logged({ at: new Date(0) })).toMatchObject([{ at: '1970-01-01T00:00:00.000Z' }])
  })

  test('tells an error by name, words, stack and causes', () => {
    const cause = new TypeError('inner')
    const [line] = logged({ err: new AggregateError([new Error('one')], 'Both failed', { cause }) })
    expect(line?.['err']).toEqual({
      name: 'AggregateError',
      message: 'Both failed',
      stack: expect.stringContaining('log.test.ts'),
      errors: [expect.objectContaining({ message: 'one' })],
      cause: expect.objectContaining({ name: 'TypeError', message: 'inner' }),
    })
  })

  test('tells what was thrown and is no error', () => {
    expect(logged({ err: 'just words' })[0]?.['err']).toEqual({ message: 'just words' })
  })
})
