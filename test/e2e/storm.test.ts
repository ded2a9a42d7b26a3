import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnEachDatabase } from './on-each-database.ts'

describeOnEachDatabase('many webhooks about few pull requests', patrol => {
  beforeAll(() => {
    patrol.github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('acme')
  })

  const opening = (pull: Pull) => {
    const event = patrol.github.sent.find(
      ({ event, action, payload }) =>
        event === 'pull_request' && action === 'opened' && payload['number'] === pull.number,
    )
    if (event === undefined) throw new Error('It was never opened.')
    return JSON.stringify(event.payload)
  }
  const deliver = (body: string) =>
    patrol.deliver(body, {
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', patrol.secret).update(body).digest('hex')}`,
    })
  const evaluations = () => patrol.logged('Verdict').length

  test('200 of two pull requests that arrive during an evaluation cost one more of each', async () => {
    const repository = await patrol.repository('acme')
    const pulls = [await patrol.open(repository), await patrol.open(repository)]
    const bodies = pulls.map(opening)
    const before = evaluations()
    const { promise: held, resolve: release } = Promise.withResolvers<null>()
    patrol.github.faults = ({ path }) => (path.endsWith('/reviews') ? held : null)
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => deliver(bodies[i % 2] ?? '')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(evaluations()).toBe(before)
    patrol.github.faults = null
    release(null)
    await patrol.idle()
    expect(evaluations() - before).toBeGreaterThanOrEqual(2)
    expect(evaluations() - before).toBeLessThanOrEqual(4)
  })

  test('one that arrives during an evaluation is followed by another evaluation', async () => {
    const repository = await patrol.repository('acme')
    const pull = await patrol.open(repository)
    const body = opening(pull)
    const { promise: held, resolve: release } = Promise.withResolvers<null>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    patrol.github.faults = ({ path }) => {
      if (!path.endsWith('/reviews')) return null
      begin()
      return held
    }
    const before = evaluations()
    await deliver(body)
    await begun
    await deliver(body)
    expect(evaluations()).toBe(before)
    patrol.github.faults = null
    release(null)
    await patrol.idle()
    expect(evaluations()).toBe(before + 2)
  })
})
