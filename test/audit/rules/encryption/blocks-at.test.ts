import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { attributeOf } from '../../../../src/audit/resource/attribute.ts'
import { startOf } from '../../../../src/audit/resource/place.ts'
import type { Resource } from '../../../../src/audit/resource/resource.ts'
import { blocksAt } from '../../../../src/audit/rules/encryption/demand/blocks-at.ts'
import { aTree } from '../../a-tree.ts'

function policyWith(schedules: string): Resource {
  const text = `resource "aws_dlm_lifecycle_policy" "p" {\n  policy_details {\n${schedules}\n  }\n}`
  const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
  const [policy] = configuration.ofType('aws_dlm_lifecycle_policy')
  if (policy === undefined) throw new Error('There is no policy.')
  return policy
}

const schedule = (...targets: readonly string[]) =>
  `schedule {\n${targets.map(each => `rule {\ntarget = "${each}"\n}`).join('\n')}\n}`

const targetsOf = (policy: Resource) =>
  blocksAt(policy, 'policy_details.schedule.rule').map(block => {
    const { value } = block.get('target')
    return value?.kind === 'string' ? value.value : null
  })

describe('the blocks at a path', () => {
  test('are those in all blocks around them', () => {
    expect(targetsOf(policyWith(`${schedule('a', 'b')}\n${schedule()}\n${schedule('c')}`))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(targetsOf(policyWith(''))).toEqual([])
  })

  test('that are not known are one that is not', () => {
    const policy = policyWith('')
    const place = startOf('main.tf')
    const hidden = { kind: 'list', items: [], isComplete: false, place, through: [], references: [] } as const
    const holder = attributeOf(
      { ...hidden, kind: 'object', entries: new Map([['rule', hidden]]), isComplete: true },
      'schedule',
      place,
      policy,
    )
    expect(blocksAt(holder, 'rule').map(block => block.get('target').value?.kind)).toEqual(['unknown'])
  })
})
