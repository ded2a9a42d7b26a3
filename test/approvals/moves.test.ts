import { describe, expect, it } from 'vitest'
import { knownMoves } from '../../src/approvals/moves.ts'
import type { Push } from '../../src/model/approval.ts'
import type { ObservedHead } from '../../src/model/observation.ts'
import { aPerson } from '../builders.ts'

let deliveries = 0

/** A move as `before>after@minute`, with `?` for what is not known. */
type Told = string

const cases: readonly [
  name: string,
  listed: readonly Push[],
  seen: readonly ObservedHead[],
  moves: readonly Told[],
][] = [
  ['a listed push and its event are one', [push('A', 'B', 1)], [event('A', 'B')], ['A>B@1']],
  ['an event that is not listed has no time', [], [event('A', 'B')], ['A>B@?']],
  [
    'a second event of one push is another push',
    [push('A', 'B', 1)],
    [event('A', 'B'), event('A', 'B')],
    ['A>B@1', 'A>B@?'],
  ],
  [
    'a delivery that arrives twice is one event',
    [],
    [event('A', 'B', 'same'), event('A', 'B', 'same')],
    ['A>B@?'],
  ],
  ['a push that two lists show in one form is one', [push('A', 'B', 1), push('A', 'B', 1)], [], ['A>B@1']],
  [
    'a force push that timeline and activity list show is one, at the later time',
    [push('A', 'B', 1), forced('B', 2)],
    [],
    ['A>B@2'],
  ],
  [
    'two entries of the timeline are not one push',
    [push('A', 'B', 1), forced('B', 1.5), forced('B', 2)],
    [],
    ['A>B@1.5', '?>B@2'],
  ],
  [
    'an entry of the timeline long after the listed push is another one',
    [push('A', 'B', 1), forced('B', 9)],
    [],
    ['A>B@1', '?>B@9'],
  ],
  [
    'an entry of the timeline for another head is another one',
    [push('A', 'B', 1), forced('A', 1.5)],
    [],
    ['A>B@1', '?>A@1.5'],
  ],
  [
    'an entry of the timeline is not the creation of the branch',
    [{ ...push('A', 'B', 1), before: null, forced: false }, forced('B', 1.5)],
    [],
    ['?>B@1', '?>B@1.5'],
  ],
  [
    'an entry of the timeline is not a push that added commits',
    [{ ...push('A', 'B', 1), forced: false }, forced('B', 1.5)],
    [],
    ['A>B@1', '?>B@1.5'],
  ],
  ['an event tells where a force push of the timeline began', [forced('B', 1)], [event('A', 'B')], ['A>B@1']],
  [
    'two events may each be the force push of the timeline',
    [forced('B', 1)],
    [event('A', 'B'), event('C', 'B')],
    ['?>B@1', 'A>B@?', 'C>B@?'],
  ],
  [
    'two force pushes of the timeline may each be the event',
    [forced('B', 1), forced('B', 5)],
    [event('A', 'B')],
    ['?>B@1', '?>B@5', 'A>B@?'],
  ],
  [
    'the creation of the branch is not the move that led back to its head',
    [push(null, 'A', 1)],
    [event('B', 'A')],
    ['?>A@1', 'B>A@?'],
  ],
]

describe('the moves of the head that are known', () => {
  it.each(cases)('%s', (_, pushes, observations, moves) => {
    const rest = { pushesIncomplete: null, retargets: [], fingerprints: {}, places: [], resets: [] }
    const found = knownMoves({ pushes, observations, ...rest })
    expect(found.map(({ before, after, at }) => `${before ?? '?'}>${after}@${minuteOf(at)}`)).toEqual(moves)
  })
})

function push(before: string | null, after: string, minute: number): Push {
  return { at: clock(minute), by: aPerson('himanshu'), before, after, forced: before === null ? false : null }
}

function forced(after: string, minute: number): Push {
  return { at: clock(minute), by: aPerson('himanshu'), before: null, after, forced: true }
}

function event(before: string, after: string, delivery = `delivery ${deliveries++}`): ObservedHead {
  const sender = aPerson('himanshu')
  return { kind: 'head', action: 'moved', delivery, receivedAt: clock(0), sender, before, after }
}

function clock(minute: number): string {
  return new Date(Date.UTC(2026, 10, 20, 13, 0, minute * 60)).toISOString()
}

function minuteOf(at: string | null): number | string {
  return at === null ? '?' : (Date.parse(at) - Date.parse(clock(0))) / 60_000
}
