import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareFingerprints, readDiff } from '../../src/approvals/fingerprint.ts'
import { baseChangesOf, comparePlaces } from '../../src/approvals/places.ts'

/** A line that stays itself wherever it comes to stand, so that the truth is known though many look the same. */
interface Line {
  readonly id: number
  readonly text: string
}

interface Change {
  /** Where, as a share of the lines that are there. */
  readonly at: number
  readonly removed: number
  readonly added: readonly string[]
}

const text = fc.nat(10).map(each => (each === 0 ? 'y' : 'x'))
const share = fc.noBias(fc.integer({ min: 0, max: 100 })).map(each => each / 100)
const change = fc.record({
  at: share,
  removed: fc.constantFrom(0, 0, 1, 2),
  added: fc.array(text, { maxLength: 3 }),
})
const world = fc.record({
  base: fc.array(text, { minLength: 20, maxLength: 40 }),
  approved: fc.record({ at: share, removed: fc.constantFrom(0, 0, 1), added: fc.constant(['allow']) }),
  went: fc.array(change, { minLength: 1, maxLength: 3 }),
  /** By how many lines the approved ones are moved; most look the same wherever they stand. */
  moved: fc.constantFrom(0, 0, 0, -8, -5, -2, -1, 1, 2, 5, 8),
})

it('lines that are said to stand where they stood do, whatever the base branch did to the file', () => {
  const seen = { same: 0, moved: 0, overlapping: 0, different: 0, unknown: 0 }
  fc.assert(
    fc.property(world, ({ base: texts, approved, went, moved }) => {
      let ids = 0
      const fresh = (added: readonly string[]) => added.map(each => ({ id: ids++, text: each }))
      const changed = (lines: readonly Line[], { at, removed, added }: Change) =>
        lines.toSpliced(Math.round(at * lines.length), removed, ...fresh(added))

      const base = fresh(texts)
      const head = changed(base, approved)
      const later = went.reduce(changed, base)
      const place = Math.round(approved.at * base.length)
      const next = later.findIndex(({ id }) => id === (base[place]?.id ?? -1))
      const at = (next === -1 ? later.length : next) + moved
      if (at < 0 || at > later.length || blob(base) === blob(later)) return
      const now = later.toSpliced(at, approved.removed, ...fresh(approved.added))

      const are = told(base, head, later, now)
      seen[are]++
      const isSame = JSON.stringify(placesIn(base, head)) === JSON.stringify(placesIn(later, now))
      if (are === 'same') expect(placesIn(later, now)).toEqual(placesIn(base, head))
      if (are === 'moved') expect(isSame).toBe(false)
    }),
    { numRuns: 4000, seed: 20261124 },
  )
  // Without these, an answer that is always the same would pass.
  expect(seen.same).toBeGreaterThan(100)
  expect(seen.moved).toBeGreaterThan(200)
  expect(seen.overlapping).toBeGreaterThan(20)
  expect(seen.unknown).toBe(0)
})

/** What the code says of the two heads, from diffs alone. */
function told(
  base: readonly Line[],
  head: readonly Line[],
  later: readonly Line[],
  now: readonly Line[],
): 'same' | 'moved' | 'overlapping' | 'different' | 'unknown' {
  const first = readDiff(diffOf(base, head))
  const second = readDiff(diffOf(later, now))
  const changes = baseChangesOf(diffOf(base, later))
  if (first === null || second === null || changes === null) throw new Error('The diff is not known.')
  const compared = compareFingerprints(first.fingerprint, second.fingerprint)
  return compared === 'alike' ? comparePlaces(first.places, second.places, changes).are : compared
}

/** The truth: which lines went, and between which two each new one stands. */
function placesIn(before: readonly Line[], after: readonly Line[]): unknown {
  const old = new Set(before.map(({ id }) => id))
  const kept = new Set(after.map(({ id }) => id))
  const nearest = (lines: readonly Line[]) => lines.find(({ id }) => old.has(id))?.id ?? null
  return {
    removed: before.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    added: after.flatMap((line, i) =>
      old.has(line.id) ? [] : [[nearest(after.slice(0, i).toReversed()), line.text, nearest(after.slice(i))]],
    ),
  }
}

/** The unified diff with three lines of context, of lines that are known to be the same or not. */
function diffOf(before: readonly Line[], after: readonly Line[]): string {
  const steps = stepsOf(before, after)
  const touched = steps.flatMap(({ sign }, i) => (sign === ' ' ? [] : [i]))
  const hunks: [from: number, to: number][] = []
  for (const i of touched) {
    const last = hunks.at(-1)
    if (last !== undefined && i - 3 <= last[1]) last[1] = Math.min(i + 4, steps.length)
    else hunks.push([Math.max(i - 3, 0), Math.min(i + 4, steps.length)])
  }
  if (hunks.length === 0) return ''
  const body = hunks.map(([from, to]) => {
    const lines = steps.slice(from, to)
    return `@@ -${range(steps, from, lines, '-')} +${range(steps, from, lines, '+')} @@\n${lines.map(step => `${step.sign}${step.text}\n`).join('')}`
  })
  return `diff --git a/f b/f\nindex ${blob(before)}..${blob(after)} 100644\n--- a/f\n+++ b/f\n${body.join('')}`
}

interface Step {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** In each run of changed lines the removed ones stand first. */
function stepsOf(before: readonly Line[], after: readonly Line[]): readonly Step[] {
  const kept = new Set(after.map(({ id }) => id))
  const old = new Set(before.map(({ id }) => id))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [one, other] = [before[i], after[j]]
    if (one !== undefined && !kept.has(one.id)) steps.push({ sign: '-', text: before[i++]?.text ?? '' })
    else if (other !== undefined && !old.has(other.id))
      steps.push({ sign: '+', text: after[j++]?.text ?? '' })
    else {
      steps.push({ sign: ' ', text: one?.text ?? '' })
      i++
      j++
    }
  }
  return steps
}

function range(steps: readonly Step[], from: number, lines: readonly Step[], side: '-' | '+'): string {
  const on = (each: readonly Step[]) => each.filter(({ sign }) => sign === ' ' || sign === side).length
  const count = on(lines)
  return `${on(steps.slice(0, from)) + (count === 0 ? 0 : 1)},${count}`
}

function blob(lines: readonly Line[]): string {
  return createHash('sha1')
    .update(JSON.stringify(lines.map(each => each.text)))
    .digest('hex')
    .slice(0, 7)
}
