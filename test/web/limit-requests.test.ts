import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { limitRequests } from '../../src/web/limit-requests.ts'

/** Ten requests a second, of whoever the header names. */
function aWeb() {
  const clock = { time: Date.parse('2026-11-20T14:00:00Z'), now: () => new Date(clock.time) }
  const web = new Hono()
  web.use(limitRequests({ whoOf: c => c.req.header('who') ?? null, clock, perSecond: 10 }))
  web.get('/', c => c.text('page'))

  /** How many of so many were answered. */
  async function answered(count: number, who?: string): Promise<number> {
    const headers: Record<string, string> = who === undefined ? {} : { who }
    const answers = await Promise.all(
      Array.from({ length: count }, async () => web.request('/', { headers })),
    )
    return answers.filter(({ status }) => status === 200).length
  }
  return { clock, web, answered }
}

test('those beyond are told to come again in a second, and are answered then', async () => {
  const { clock, web, answered } = aWeb()
  expect(await answered(30)).toBe(10)
  const refused = await web.request('/')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  clock.time += 500
  expect(await answered(30)).toBe(5)
  clock.time += 60_000
  expect(await answered(30)).toBe(10)
})

test('strangers are one, and whoever is signed in is another', async () => {
  const { answered } = aWeb()
  expect(await answered(30)).toBe(10)
  expect(await answered(30, 'alex')).toBe(10)
  expect(await answered(1, 'kim')).toBe(1)
  expect(await answered(1)).toBe(0)
})

test('a clock that goes back keeps nobody out for longer', async () => {
  const { clock, answered } = aWeb()
  expect(await answered(10)).toBe(10)
  clock.time -= 3_600_000
  expect(await answered(1)).toBe(0)
  clock.time += 1_000
  expect(await answered(30)).toBe(10)
})
