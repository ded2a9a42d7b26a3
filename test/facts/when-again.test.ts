import { expect, test } from 'vitest'
import { gather } from '../../src/facts/gather.ts'
import { aPerson, aSha } from '../builders.ts'
import { aReview, aWorld, sourcesOf, target } from './world.ts'

const approved = aReview('alex')
const asked = aReview('alex', { id: 9100, state: 'changes_requested', submittedAt: '2026-11-20T13:30:00Z' })

test.each([
  ['that stands rests on them: it is looked at again', [approved], '2026-11-20T14:01:00.000Z'],
  ['that its author took back rests on nothing', [approved, asked], null],
])('while GitHub lists no pushes, an approval %s', async (_, reviews, again) => {
  const observed = { delivery: 'd', receivedAt: '2026-11-20T13:55:00Z', sender: aPerson('himanshu') }
  const world = aWorld({
    reviews,
    permissions: { alex: 'write' },
    observations: [{ ...observed, kind: 'head', action: 'opened', before: null, after: aSha('head') }],
    instead: { pushes: () => [] },
  })
  expect((await gather(sourcesOf(world).sources, target)).again).toBe(again)
})
