import { describe, expect, test } from 'vitest'
import { gather } from '../../src/facts/gather.ts'
import { judge } from '../../src/verdict/judge.ts'
import { aPullRequest, aSha } from '../builders.ts'
import { anOutage, aWorld, POLICY_PATH, sourcesOf, target, type World } from './world.ts'

const policyAt = `acme/claims ${POLICY_PATH}`
const exempting = 'exemptions: [{ name: reverts, when: { revert: true }, skip: [peer-review] }]\n'

const diffOf = (removed: string, added: string) =>
  [
    'diff --git a/src/claims.ts b/src/claims.ts',
    'index 1111111..2222222 100644',
    '--- a/src/claims.ts',
    '+++ b/src/claims.ts',
    '@@ -1,2 +1,2 @@',
    ' first',
    `-${removed}`,
    `+${added}`,
    '',
  ].join('\n')

/** A pull request that takes #7 back, exactly; name what differs. */
function aRevert(more: Partial<World> = {}): World {
  return aWorld({
    pull: aPullRequest({ body: 'Reverts acme/claims#7' }),
    files: { [policyAt]: exempting },
    merged: {
      7: { baseRef: 'main', baseSha: aSha('old base'), headSha: aSha('merged'), mergeSha: aSha('merge') },
    },
    diffs: {
      [aSha('merged')]: diffOf('old', 'new'),
      // The blobs change sides, too.
      [aSha('head')]: diffOf('new', 'old').replace('1111111..2222222', '2222222..1111111'),
    },
    ...more,
  })
}

async function gathering(world: World) {
  const { sources, asked } = sourcesOf(world)
  const { facts, policy } = await gather(sources, target)
  const row = judge(facts, policy).rows.find(({ id }) => id === 'peer-review')
  return { revert: facts.parts.revert, says: row?.result.says, asked }
}

const isNone = { known: true, value: null }

describe('a revert', () => {
  test.each([
    'Reverts acme/claims#7',
    'Because of the outage.\r\n\r\nReverts Acme/Claims#7 \r\n',
    'reverts #7',
  ])('is the exact inverse of the merged pull request that %j names, and is exempted', async body => {
    expect(await gathering(aRevert({ pull: aPullRequest({ body }) }))).toMatchObject({
      revert: { known: true, value: { number: 7 } },
      says: 'Exempted by “reverts”',
    })
  })

  test.each<[string, Partial<World>]>([
    [
      'one that changes something besides',
      { diffs: { ...aRevert().diffs, [aSha('head')]: diffOf('new', 'older') } },
    ],
    ['one that names a pull request that was not merged', { merged: {} }],
    [
      'one of what was merged into another branch',
      {
        merged: {
          7: {
            baseRef: 'release',
            baseSha: aSha('old base'),
            headSha: aSha('merged'),
            mergeSha: aSha('merge'),
          },
        },
      },
    ],
    [
      'one whose diff GitHub finds too large',
      { diffs: { ...aRevert().diffs, [aSha('head')]: anOutage('TooLarge', 'too large') } },
    ],
    [
      'one of what GitHub finds too large',
      { diffs: { ...aRevert().diffs, [aSha('merged')]: anOutage('TooLarge', 'too large') } },
    ],
  ])('%s is none', async (_, more) => {
    const { revert, says } = await gathering(aRevert(more))
    expect(revert).toEqual(isNone)
    expect(says).not.toContain('Exempted')
  })

  test.each([
    'Reverts globex/claims#7',
    'This reverts acme/claims#7, and more',
    '> Reverts #7',
    'Reverts #42',
    'Reverts #0',
    '',
  ])('a description that says %j names none, and costs no request', async body => {
    const { revert, asked } = await gathering(aRevert({ pull: aPullRequest({ body }) }))
    expect(revert).toEqual(isNone)
    expect(asked.filter(line => /^(mergedPull|diff|mergeBase) /.test(line))).toEqual([])
  })

  test('is not looked for where the policy exempts none', async () => {
    const { revert, asked } = await gathering(aRevert({ files: {} }))
    expect(revert).toBeUndefined()
    expect(asked.filter(line => line.startsWith('mergedPull'))).toEqual([])
  })

  test('is unknown, and exempts nobody, while GitHub does not answer', async () => {
    const world = aRevert({ instead: { mergedPull: () => Promise.reject(anOutage('Unavailable', 'Down.')) } })
    const { revert, says } = await gathering(world)
    expect(revert).toMatchObject({ known: false, why: 'Down.' })
    expect(says).not.toContain('Exempted')
  })

  test('the merged pull request is read once, for ever', async () => {
    const world = aRevert()
    await gathering(world)
    const { revert, asked } = await gathering(world)
    expect(revert).toEqual({ known: true, value: { number: 7 } })
    expect(asked.filter(line => line.startsWith('mergedPull'))).toEqual([])
  })
})
